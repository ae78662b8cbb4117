"""A page of Facebook: let in by a pasted token, posted to exactly once, whatever becomes of the answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import (
    NotSent,
    OutcomeUnknown,
    PostRefused,
    SignInDeclined,
    SignInOver,
    TooManyPosts,
)
from radiodesk.social.connectors.facebook import FacebookPage, FacebookWay
from radiodesk.social.connectors.table import way_into
from tests.servers.meta_graph import PAGES, USER_TOKEN
from tests.servers.meta_server import Meta, meta_server
from tests.social.connectors.meta_stories import TEXT, a_desk, a_picture, a_post, a_video, forget

PAGE = next(iter(PAGES))


@pytest.fixture
def meta() -> Iterator[Meta]:
    with meta_server() as server:
        yield server


@pytest.fixture
def page(meta: Meta) -> Iterator[FacebookPage]:
    account = Account("facebook", PAGES[PAGE][0], meta.url, PAGE)
    connector = way_into("facebook").open(account, Keys({"token": PAGES[PAGE][1]}), lambda _keys: None)
    assert isinstance(connector, FacebookPage)
    yield connector
    connector.close()


def test_every_page_of_a_pasted_token_becomes_an_account(meta: Meta) -> None:
    let = FacebookWay(meta.url).sign_in({"token": USER_TOKEN}, lambda _url: None, lambda *_: None)

    assert [each.account.name for each in let] == [f"facebook:{name}" for name, *_ in PAGES.values()]
    assert [each.keys["token"] for each in let] == [token for _, token, *_ in PAGES.values()]
    assert let[0].account.ends == meta.world.token_ends.replace(microsecond=0)


def test_a_token_that_never_ends_has_no_end(meta: Meta, page: FacebookPage) -> None:
    meta.world.token_ends = datetime.fromtimestamp(0, UTC)  # as Meta says it

    assert page.renew(datetime.now(UTC)).ends is None


def test_the_token_of_a_page_lets_that_page_in(meta: Meta) -> None:
    let = FacebookWay(meta.url).sign_in({"token": PAGES[PAGE][1]}, lambda _url: None, lambda *_: None)

    assert [each.account.number for each in let] == [PAGE]


def test_a_token_that_is_no_good_is_declined_without_being_told_to_anybody(meta: Meta) -> None:
    with pytest.raises(SignInDeclined) as declined:
        FacebookWay(meta.url).sign_in({"token": "EAAG-wrong"}, lambda _url: None, lambda *_: None)

    assert "EAAG-wrong" not in str(declined.value)
    assert "Malformed access token …" in str(declined.value)


def test_a_link_goes_out_with_its_words(meta: Meta, page: FacebookPage) -> None:
    post = a_desk(page, a_post(link="https://siaran.example/episodes/damai/"), "facebook").carry()

    (public,) = meta.posts
    assert (public.text, public.link) == (TEXT, "https://siaran.example/episodes/damai/")
    assert (post.state, post.url) == ("live", public.url)


def test_pictures_say_what_is_on_them(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    pictures = [a_picture(tmp_path, name=f"kartu{at}.jpg") for at in range(3)]

    post = a_desk(page, a_post(*pictures), "facebook").carry()

    assert post.state == "live"
    assert meta.posts[0].alts == ["Kutipan di kartu merah"] * 3
    assert meta.posts[0].media == [each.path.read_bytes() for each in pictures]


def test_a_picture_that_is_too_heavy_becomes_a_lighter_one(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    from PIL import Image

    noisy = a_picture(tmp_path, name="foto.png")
    Image.effect_noise((2200, 2200), 90).convert("RGB").save(noisy.path, "PNG")

    assert a_desk(page, a_post(noisy), "facebook").carry().state == "live"
    assert len(meta.posts[0].media[0]) < 4_000_000 < noisy.path.stat().st_size


def test_a_video_goes_up_in_pieces_and_is_public_once_it_is_ready(
    meta: Meta, page: FacebookPage, tmp_path: Path
) -> None:
    meta.world.chunk, meta.world.slow = 100_000, 3
    video = a_video(tmp_path)
    desk = a_desk(page, a_post(video), "facebook")

    assert desk.carry().state == "sent"
    assert desk.until_settled().state == "live"
    assert [each.media for each in meta.posts] == [[video.path.read_bytes()]]
    assert desk.post.url == f"https://www.facebook.com/reel/{meta.posts[0].id}/"


def test_a_piece_of_a_video_whose_answer_was_lost_is_not_sent_twice(
    meta: Meta, page: FacebookPage, tmp_path: Path
) -> None:
    meta.world.chunk = 100_000
    video = a_video(tmp_path)
    marks = page.prepare(a_post(video), {}, forget, lambda *_: None)
    behind = {**marks, "from": "0", "to": "100000"}  # as if the answer to the last pieces had not come

    assert page.prepare(a_post(video), behind, forget, lambda *_: None)["from"] == str(video.path.stat().st_size)
    assert page.send(a_post(video), marks).kind == "live"
    assert meta.posts[0].media == [video.path.read_bytes()]


@pytest.mark.parametrize("kind", ["words", "pictures", "video"])
def test_a_lost_answer_makes_one_post(meta: Meta, page: FacebookPage, tmp_path: Path, kind: str) -> None:
    carried = {"words": (), "pictures": (a_picture(tmp_path),), "video": (a_video(tmp_path),)}[kind]
    desk = a_desk(page, a_post(*carried), "facebook")
    meta.lose_next_answer()

    desk.carry()

    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1


@pytest.mark.parametrize("kind", ["words", "pictures", "video"])
def test_a_request_that_never_arrived_is_sent_again_once_that_is_certain(
    meta: Meta, page: FacebookPage, tmp_path: Path, kind: str
) -> None:
    carried = {"words": (), "pictures": (a_picture(tmp_path),), "video": (a_video(tmp_path),)}[kind]
    desk = a_desk(page, a_post(*carried), "facebook")
    meta.lose_next_request()

    assert desk.carry().state == "unknown"
    assert not meta.posts
    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1


def test_the_same_words_of_last_week_are_not_taken_for_this_post(meta: Meta, page: FacebookPage) -> None:
    meta.world.publish("facebook", TEXT, "https://www.facebook.com/kejari/posts/{}")
    desk = a_desk(page, a_post(), "facebook")
    meta.lose_next_request()

    desk.carry()

    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 2
    assert desk.post.url == meta.posts[1].url


def test_a_person_is_asked_when_so_much_was_posted_meanwhile_that_nothing_is_certain(
    meta: Meta, page: FacebookPage
) -> None:
    desk = a_desk(page, a_post(), "facebook")
    meta.lose_next_request()
    desk.carry()
    for at in range(30):
        meta.world.publish("facebook", f"Kabar {at}", "https://www.facebook.com/kejari/posts/{}")

    assert desk.until_settled().state == "ask"


def test_facebook_holds_a_post_until_its_time(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    due = datetime.now(UTC) + timedelta(hours=5)
    desk = a_desk(page, replace(a_post(a_picture(tmp_path)), due=due), "facebook")
    meta.lose_next_answer()

    desk.carry()

    assert page.schedules()
    assert desk.post.state == "scheduled"
    assert [(each.due, each.text) for each in meta.posts] == [(due.replace(microsecond=0), TEXT)]
    meta.posts[0].due = datetime.now(UTC)
    assert desk.later(400).carry().state == "live"
    assert len(meta.posts) == 1


def test_an_ended_token_asks_for_a_person_and_is_not_named(meta: Meta, page: FacebookPage) -> None:
    meta.world.ended.add(PAGES[PAGE][1])

    post = a_desk(page, a_post(), "facebook").carry()

    assert post.state == "ask"
    assert PAGES[PAGE][1] not in post.trouble
    assert "Session has expired" in post.trouble
    with pytest.raises(SignInOver):
        page.renew(datetime.now(UTC))


@pytest.mark.parametrize(("code", "subcode"), [(4, 0), (32, 0), (368, 1390008), (613, 0)])
def test_too_many_posts_wait(meta: Meta, page: FacebookPage, code: int, subcode: int) -> None:
    meta.fail_next("feed", code, subcode, "Please slow down")
    with pytest.raises(TooManyPosts) as problem:
        page.send(a_post(), {})

    assert problem.value.until is not None
    assert not meta.posts


def test_a_server_in_trouble_leaves_it_open_whether_the_post_is_out(meta: Meta, page: FacebookPage) -> None:
    desk = a_desk(page, a_post(), "facebook")
    meta.fail_next("feed", 1, 0, "An unknown error occurred", status=500)
    meta.fail_next("feed", 2, 0, "Service temporarily unavailable")

    assert desk.carry().state == "unknown"
    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1


def test_what_facebook_refuses_is_said_in_its_own_words(meta: Meta, page: FacebookPage) -> None:
    meta.fail_next("feed", 100, 1609005, "x", error_user_msg="The link could not be read.")

    post = a_desk(page, a_post(), "facebook").carry()

    assert post.state == "rejected"
    assert "The link could not be read. (100/1609005)" in post.trouble


@pytest.mark.parametrize("subcode", [1404078, 4854002])
def test_a_page_that_must_be_authorised_first_asks_a_person(meta: Meta, page: FacebookPage, subcode: int) -> None:
    meta.fail_next("feed", 100, subcode, "x", error_user_msg="Confirm who manages this page.")

    post = a_desk(page, a_post(), "facebook").carry()

    assert post.state == "ask"
    assert "Confirm who manages this page." in post.trouble


def test_sound_alone_is_refused_before_anything_is_asked(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    sound = replace(a_picture(tmp_path), media_type="audio/mpeg")
    with pytest.raises(PostRefused, match="audiogram"):
        page.prepare(a_post(sound), {}, forget, lambda *_: None)

    assert not meta.asked


def test_nobody_home_is_not_sent(page: FacebookPage, meta: Meta) -> None:
    nobody = FacebookPage(Account("facebook", "x", "http://127.0.0.1:9", PAGE), Keys({"token": "t"}))
    with pytest.raises(NotSent):
        nobody.send(a_post(), {})
    nobody.close()


def test_the_token_is_in_no_address(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    a_desk(page, a_post(a_picture(tmp_path)), "facebook").carry()

    assert meta.targets
    assert not [each for each in meta.targets if "secret" in each]


def test_photos_that_were_posted_already_prove_that_the_earlier_try_lives(
    meta: Meta, page: FacebookPage, tmp_path: Path
) -> None:
    post = a_post(a_picture(tmp_path))
    marks = page.prepare(post, {}, forget, lambda *_: None)
    page.send(post, marks)

    with pytest.raises(OutcomeUnknown):
        page.send(post, marks)

    assert page.look(post, marks).kind == "live"
    assert len(meta.posts) == 1


def test_pictures_without_a_word_cannot_be_told_from_others(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    desk = a_desk(page, a_post(a_picture(tmp_path), text=""), "facebook")
    meta.lose_next_request()

    desk.carry()

    assert desk.until_settled().state == "ask"


def test_pages_of_one_name_are_told_apart(meta: Meta, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, facts in PAGES.items():
        monkeypatch.setitem(PAGES, number, ("Humas", *facts[1:]))

    let = FacebookWay(meta.url).sign_in({"token": USER_TOKEN}, lambda _url: None, lambda *_: None)

    assert [each.account.handle for each in let] == [f"Humas ({number})" for number in PAGES]
