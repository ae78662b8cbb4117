"""Threads: words, pictures and videos of the published site, a link of its own, and a token that is renewed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import MediaOutOfReach, PostRefused, SignInDeclined, SignInOver, TooManyPosts
from radiodesk.social.connectors.meta import containers as meta_containers
from radiodesk.social.connectors.table import way_into
from radiodesk.social.connectors.threads import Threads, ThreadsWay
from tests.servers.meta_server import Meta, meta_server
from tests.servers.web import Web, web_server
from tests.social.connectors.meta_stories import TEXT, a_desk, a_picture, a_post, a_video, forget

LINK = "https://siaran.example/episodes/damai/"


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meta_containers, "PAUSES_S", (0.001,) * 8)


@pytest.fixture
def meta() -> Iterator[Meta]:
    with meta_server() as server:
        yield server


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Web]:
    with web_server(tmp_path) as web:
        yield web


@pytest.fixture
def kept() -> list[Keys]:
    return []


@pytest.fixture
def threads(meta: Meta, kept: list[Keys]) -> Iterator[Threads]:
    account = Account("threads", "@kejari.nusadamai", meta.url, "27000000000000009")
    connector = way_into("threads").open(account, Keys({"token": meta.world.threads_token}), kept.append)
    assert isinstance(connector, Threads)
    yield connector
    connector.close()


def test_a_profile_is_let_in_and_says_when_that_ends(meta: Meta) -> None:
    given = {"token": meta.world.threads_token}
    (let,) = ThreadsWay(meta.url).sign_in(given, lambda _url: None, lambda *_: None)

    assert let.account.name == "threads:@kejari.nusadamai"
    assert let.account.ends == meta.world.token_ends.replace(microsecond=0)


def test_a_wrong_token_is_declined(meta: Meta) -> None:
    with pytest.raises(SignInDeclined) as declined:
        ThreadsWay(meta.url).sign_in({"token": "TH-wrong"}, lambda _url: None, lambda *_: None)

    assert "TH-wrong" not in str(declined.value)


def test_words_go_out_with_a_topic_and_a_link_of_its_own(meta: Meta, threads: Threads) -> None:
    post = a_post(link=LINK, hashtags=("JaksaMenyapa", "KeadilanRestoratif"))

    assert a_desk(threads, post, "threads").carry().state == "live"
    (public,) = meta.posts
    assert (public.text, public.link, public.tag) == (TEXT, LINK, "JaksaMenyapa")


def test_a_tag_in_the_words_is_the_topic_already(meta: Meta, threads: Threads) -> None:
    post = a_post(text=f"{TEXT} #JaksaMenyapa", hashtags=("JaksaMenyapa",))

    a_desk(threads, post, "threads").carry()

    assert meta.posts[0].tag == ""


@pytest.mark.parametrize("kind", ["picture", "video"])
def test_media_are_fetched_from_the_site_and_described(
    meta: Meta, threads: Threads, site: Web, tmp_path: Path, kind: str
) -> None:
    meta.world.slow = 2
    carried = a_picture(tmp_path, site.url) if kind == "picture" else a_video(tmp_path, site.url)

    assert a_desk(threads, a_post(carried, link=LINK), "threads").carry().state == "live"
    assert (meta.posts[0].media, meta.posts[0].alts) == ([carried.path.read_bytes()], [carried.alt])


def test_several_pictures_are_one_post(meta: Meta, threads: Threads, site: Web, tmp_path: Path) -> None:
    pictures = [a_picture(tmp_path, site.url, name=f"kartu{at}.jpg") for at in range(4)]

    assert a_desk(threads, a_post(*pictures), "threads").carry().state == "live"
    assert [len(each.media) for each in meta.posts] == [4]


def test_a_lost_answer_makes_one_post(meta: Meta, threads: Threads) -> None:
    desk = a_desk(threads, a_post(), "threads")
    meta.lose_next_answer()

    assert desk.carry().state == "live"
    assert (len(meta.posts), desk.post.url) == (1, meta.posts[0].url)


def test_a_request_that_never_arrived_is_sent_again(meta: Meta, threads: Threads) -> None:
    desk = a_desk(threads, a_post(), "threads")
    meta.lose_next_request()

    assert desk.carry().state == "unknown"
    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1


def test_the_same_words_of_last_week_are_not_taken_for_this_post(meta: Meta, threads: Threads) -> None:
    old = meta.world.publish("threads", TEXT, "https://www.threads.com/@kejari/post/old{}")
    desk = a_desk(threads, a_post(), "threads")
    meta.lose_next_answer()

    desk.carry()

    assert len(meta.posts) == 2
    assert desk.post.url != old.url


def test_what_threads_could_not_fetch_is_said_with_its_address(
    meta: Meta, threads: Threads, site: Web, tmp_path: Path
) -> None:
    video = a_video(tmp_path, site.url)
    video.path.unlink()
    with pytest.raises(MediaOutOfReach) as problem:
        threads.prepare(a_post(video), {}, forget, lambda *_: None)

    assert video.public_url in str(problem.value)


def test_a_medium_that_could_not_be_fetched_is_fetched_once_it_is_there(
    meta: Meta, threads: Threads, site: Web, tmp_path: Path
) -> None:
    video = a_video(tmp_path, site.url)
    data = video.path.read_bytes()
    video.path.unlink()
    desk = a_desk(threads, a_post(video), "threads")
    assert desk.carry().state == "queued"

    video.path.write_bytes(data)

    assert desk.until_settled().state == "live"
    assert [each.media for each in meta.posts] == [[data]]


def test_an_emoji_counts_as_its_bytes(meta: Meta, threads: Threads) -> None:
    with pytest.raises(PostRefused, match="503 long"):
        threads.prepare(a_post(text="a" * 499 + "🤝"), {}, forget, lambda *_: None)

    threads.prepare(a_post(text="a" * 496 + "🤝"), {}, forget, lambda *_: None)


def test_the_days_posts_are_used_up(meta: Meta, threads: Threads) -> None:
    meta.world.quota = 0
    with pytest.raises(TooManyPosts):
        threads.prepare(a_post(), {}, forget, lambda *_: None)


def test_a_token_that_ends_before_long_is_renewed_and_kept_before_it_is_used(
    meta: Meta, threads: Threads, kept: list[Keys]
) -> None:
    now = datetime.now(UTC)
    meta.world.token_ends = now + timedelta(days=6)

    account = threads.renew(now)

    assert account.ends == now + timedelta(days=60)
    assert [each["token"] for each in kept] == [meta.world.threads_token]
    assert a_desk(threads, a_post(), "threads").carry().state == "live"


def test_a_token_that_is_good_for_long_stays(meta: Meta, threads: Threads, kept: list[Keys]) -> None:
    assert threads.renew(datetime.now(UTC)).ends == meta.world.token_ends.replace(microsecond=0)
    assert not kept


def test_a_token_that_is_over_asks_for_a_person(meta: Meta, threads: Threads) -> None:
    meta.world.ended.add(meta.world.threads_token)
    with pytest.raises(SignInOver):
        threads.renew(datetime.now(UTC))

    assert a_desk(threads, a_post(), "threads").carry().state == "ask"


def test_sound_is_refused_before_anything_is_asked(meta: Meta, threads: Threads, tmp_path: Path) -> None:
    sound = replace(a_picture(tmp_path), media_type="audio/mpeg")
    with pytest.raises(PostRefused, match="audiogram"):
        threads.prepare(a_post(sound), {}, forget, lambda *_: None)

    assert not meta.asked
