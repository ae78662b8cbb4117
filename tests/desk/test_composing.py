"""What a person makes of a draft is kept, and so is the proof that it went out."""

from datetime import UTC, datetime

import pytest

from radiodesk.desk.composing import composed, record_post, write_post
from radiodesk.desk.sheets import change
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, UnknownEpisode
from radiodesk.social.networks import NETWORKS, is_post_there

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)

POSTS_THERE = {
    "facebook": "https://www.facebook.com/radiocontoh/posts/pfbid02abc",
    "x": "https://x.com/radiocontoh/status/1790000000000000000",
    "instagram": "https://www.instagram.com/reel/Cabc123/",
    "youtube": "https://youtu.be/abcdefghijk",
    "whatsapp": "https://whatsapp.com/channel/0029abc/101",
    "threads": "https://www.threads.com/@radiocontoh/post/Cabc",
    "tiktok": "https://www.tiktok.com/@radiocontoh/video/7300000000000000000",
    "telegram": "https://t.me/radiocontoh/42",
    "linkedin": "https://www.linkedin.com/feed/update/urn:li:activity:7130000000000000000/",
    "mastodon": "https://sosial.contoh.id/@radiocontoh/111111111111111111",
    "bluesky": "https://bsky.app/profile/radiocontoh.bsky.social/post/3kabc",
}


def text_of(library: Library, episode: Episode, network: str) -> str:
    return next(each.text for each in composed(library, episode.id) if each.draft.network == network)


def test_each_network_knows_its_posts_from_those_of_all_others() -> None:
    for network in NETWORKS:
        known = [other for other, link in POSTS_THERE.items() if is_post_there(network, link)]
        assert known == [network]
        assert not is_post_there(network, "https://contoh.go.id/berita/1")


def test_a_draft_nobody_touched_follows_the_episode(library: Library, episode: Episode) -> None:
    change(library, episode.id, "Title changed", title="Judul lain")

    assert "Judul lain" in text_of(library, episode, "facebook")


def test_own_words_stay_and_are_outdated_once_the_episode_changes(library: Library, episode: Episode) -> None:
    (draft,) = [each.draft for each in composed(library, episode.id) if each.draft.network == "x"]
    write_post(library, episode.id, draft, "Kata-kata sendiri")
    assert not any(each.is_outdated for each in composed(library, episode.id))
    assert not any(each.is_outdated for each in composed(library, episode.id, "quote"))

    change(library, episode.id, "Title changed", title="Judul lain")

    assert text_of(library, episode, "x") == "Kata-kata sendiri"
    assert [each.draft.network for each in composed(library, episode.id) if each.is_outdated] == ["x"]


def test_the_words_of_the_draft_are_nobodys_own(library: Library, episode: Episode) -> None:
    draft = composed(library, episode.id)[0].draft
    write_post(library, episode.id, draft, "Kata-kata sendiri")

    write_post(library, episode.id, draft, draft.text)

    assert library.post(episode.id, draft.network).text == ""


def test_a_link_is_kept_with_the_moment_and_taken_back_again(library: Library, episode: Episode) -> None:
    record_post(library, episode.id, "telegram", f" {POSTS_THERE['telegram']} ", NOW)
    assert [(post.network, post.posted_at) for post in library.posted_between(NOW, NOW.replace(day=25))] == [
        ("telegram", NOW)
    ]
    assert library.posted_between(NOW.replace(day=25), NOW.replace(day=26)) == ()

    record_post(library, episode.id, "telegram", "", NOW)
    assert library.posted_between(NOW, NOW.replace(day=25)) == ()


def test_what_is_no_post_there_is_no_proof(library: Library, episode: Episode) -> None:
    with pytest.raises(BadValue, match="the post itself on Telegram"):
        record_post(library, episode.id, "telegram", "https://t.me/radiocontoh", NOW)
    with pytest.raises(BadValue, match="a network"):
        record_post(library, episode.id, "orkut", POSTS_THERE["telegram"], NOW)
    with pytest.raises(UnknownEpisode):
        record_post(library, 99, "telegram", POSTS_THERE["telegram"], NOW)
