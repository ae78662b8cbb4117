"""Instagram: fetches pictures from a real site, works on them, and shows each post once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import MediaOutOfReach, NotSent, PostRefused, SignInDeclined, TooManyPosts
from radiodesk.social.connectors.instagram import Instagram, InstagramWay
from radiodesk.social.connectors.meta import containers as meta_containers
from radiodesk.social.connectors.table import way_into
from tests.servers.meta_answers import Refused
from tests.servers.meta_graph import PAGES, USER_TOKEN
from tests.servers.meta_server import Meta, meta_server
from tests.servers.web import Web, web_server
from tests.social.connectors.meta_stories import TEXT, a_desk, a_picture, a_post, a_video, forget

_NAME, TOKEN, NUMBER, USERNAME = next(iter(PAGES.values()))


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
def instagram(meta: Meta) -> Iterator[Instagram]:
    account = Account("instagram", f"@{USERNAME}", meta.url, NUMBER)
    connector = way_into("instagram").open(account, Keys({"token": TOKEN}), lambda _keys: None)
    assert isinstance(connector, Instagram)
    yield connector
    connector.close()


def test_the_accounts_of_the_pages_are_let_in(meta: Meta) -> None:
    (let,) = InstagramWay(meta.url).sign_in({"token": USER_TOKEN}, lambda _url: None, lambda *_: None)

    assert (let.account.name, let.account.number) == (f"instagram:@{USERNAME}", NUMBER)
    assert let.keys["token"] == TOKEN
    assert let.account.ends == meta.world.token_ends.replace(microsecond=0)


def test_a_page_without_an_account_there_says_so(meta: Meta) -> None:
    lonely = list(PAGES.values())[1][1]
    with pytest.raises(SignInDeclined, match="connected with an Instagram account"):
        InstagramWay(meta.url).sign_in({"token": lonely}, lambda _url: None, lambda *_: None)


def test_a_picture_is_fetched_from_the_site_and_described(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    meta.world.slow = 3
    picture = a_picture(tmp_path, site.url)

    post = a_desk(instagram, a_post(picture), "instagram").carry()

    (public,) = meta.posts
    assert site.asked == ["GET kartu.jpg"]
    assert (public.text, public.media, public.alts) == (TEXT, [picture.path.read_bytes()], ["Kutipan di kartu merah"])
    assert (post.state, post.url) == ("live", public.url)


def test_several_pictures_are_one_post(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    pictures = [a_picture(tmp_path, site.url, name=f"kartu{at}.jpg") for at in range(3)]
    meta.lose_next_answer()

    post = a_desk(instagram, a_post(*pictures), "instagram").carry()

    assert post.state == "live"
    assert [len(each.media) for each in meta.posts] == [3]
    assert meta.posts[0].alts == ["Kutipan di kartu merah"] * 3


def test_a_reel_goes_up_by_itself_without_any_site(meta: Meta, instagram: Instagram, tmp_path: Path) -> None:
    meta.world.slow = 2
    video = a_video(tmp_path)

    post = a_desk(instagram, a_post(video), "instagram").carry()

    assert post.state == "live"
    assert [each.media for each in meta.posts] == [[video.path.read_bytes()]]


def test_a_reel_that_broke_off_goes_up_anew(meta: Meta, instagram: Instagram, tmp_path: Path) -> None:
    video = a_video(tmp_path)
    marks = instagram.prepare(a_post(video), {}, forget, lambda *_: None)
    halfway = {name: value for name, value in marks.items() if name != "up"}

    marks = instagram.prepare(a_post(video), halfway, forget, lambda *_: None)

    assert instagram.send(a_post(video), marks).kind == "live"
    assert len(meta.posts) == 1


@pytest.mark.parametrize("kind", ["picture", "reel"])
def test_a_lost_answer_makes_one_post(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path, kind: str) -> None:
    carried = a_picture(tmp_path, site.url) if kind == "picture" else a_video(tmp_path)
    desk = a_desk(instagram, a_post(carried), "instagram")
    meta.lose_next_answer()

    assert desk.carry().state == "live"
    assert len(meta.posts) == 1
    assert desk.post.url == meta.posts[0].url


def test_a_request_that_never_arrived_is_sent_again(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    desk = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram")
    meta.lose_next_request()

    assert desk.carry().state == "unknown"
    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1
    assert meta.asked.count("POST media") == 1  # the container is still good


def test_blocked_and_live_all_the_same_is_looked_up(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    meta.world.blocked_but_live = True

    post = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram").carry()

    assert post.state == "live"
    assert len(meta.posts) == 1


def test_the_number_of_the_container_is_kept_before_anybody_can_see_it(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    desk = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram")
    desk.carry()

    armed = next(each for each in desk.kept if each.state == "armed")
    before = [each for each in desk.kept if each.state == "queued"]
    assert armed.marks["container"] == before[-1].marks["container"] in meta.world.uploads


def test_a_container_that_is_over_is_made_anew(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    post = a_post(a_picture(tmp_path, site.url))
    marks = instagram.prepare(post, {}, forget, lambda *_: None)
    meta.world.let_a_day_pass()

    with pytest.raises(NotSent):
        instagram.send(post, marks)
    fresh = instagram.prepare(post, marks, forget, lambda *_: None)

    assert fresh["container"] != marks["container"]
    assert instagram.send(post, fresh).kind == "live"
    assert len(meta.posts) == 1


def test_one_that_was_published_already_is_not_made_anew(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    post = a_post(a_picture(tmp_path, site.url))
    marks = instagram.prepare(post, {}, forget, lambda *_: None)
    instagram.send(post, marks)
    meta.world.let_a_day_pass()

    assert instagram.prepare(post, marks, forget, lambda *_: None) == marks
    assert instagram.look(post, marks).url == meta.posts[0].url


def test_too_early_is_tried_again(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    desk = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram")
    meta.fail_next("media_publish", 9007, 2207027, "Please wait for a moment")

    assert desk.carry().state == "queued"
    assert desk.until_settled().state == "live"
    assert len(meta.posts) == 1


def test_a_picture_that_is_not_on_the_site_is_said_with_what_to_do(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    picture = a_picture(tmp_path, site.url)
    picture.path.unlink()
    with pytest.raises(MediaOutOfReach) as problem:
        instagram.prepare(a_post(picture), {}, forget, lambda *_: None)

    assert picture.public_url in str(problem.value)
    assert "404" in str(problem.value)


def test_a_picture_without_an_address_is_not_asked_for(meta: Meta, instagram: Instagram, tmp_path: Path) -> None:
    with pytest.raises(MediaOutOfReach, match=r"kartu\.jpg"):
        instagram.prepare(a_post(a_picture(tmp_path)), {}, forget, lambda *_: None)


def test_the_days_posts_are_used_up(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    meta.world.quota = 0
    desk = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram")

    assert desk.carry().state == "limited"
    assert "50 posts within 24 hours" in desk.post.trouble
    meta.world.quota = 1
    assert desk.later(61).carry().state == "live"


def test_a_limit_that_is_not_told_holds_nothing_up(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    refused = Refused(100, 0, "Tried accessing nonexisting field (content_publishing_limit)")
    meta.faults["GET content_publishing_limit"] = [refused]

    assert a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram").carry().state == "live"


def test_whoever_waits_can_stop(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meta_containers, "PAUSES_S", (600.0,))
    meta.world.slow = 1

    def stop(_done: float, _total: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        instagram.prepare(a_post(a_picture(tmp_path, site.url)), {}, forget, stop)


def test_the_limit_that_only_the_last_step_finds_waits_too(
    meta: Meta, instagram: Instagram, site: Web, tmp_path: Path
) -> None:
    post = a_post(a_picture(tmp_path, site.url))
    marks = instagram.prepare(post, {}, forget, lambda *_: None)
    meta.world.quota = 0

    with pytest.raises(TooManyPosts):
        instagram.send(post, marks)


def test_an_ended_token_asks_for_a_person(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    meta.world.ended.add(TOKEN)

    post = a_desk(instagram, a_post(a_picture(tmp_path, site.url)), "instagram").carry()

    assert post.state == "ask"
    assert TOKEN not in post.trouble


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 2201, "2201"),
        ("#satu #dua #tiga #empat #lima #enam", "6 hashtags"),
        (TEXT, "no posts of text alone"),
    ],
)
def test_what_instagram_would_not_take_is_said_before_it_is_asked(
    meta: Meta, instagram: Instagram, text: str, reason: str
) -> None:
    with pytest.raises(PostRefused, match=reason):
        instagram.prepare(a_post(text=text), {}, forget, lambda *_: None)

    assert not meta.asked


def test_a_token_goes_to_metas_own_servers_alone(meta: Meta, instagram: Instagram, tmp_path: Path) -> None:
    meta.world.host = "http://foreign.example"
    with pytest.raises(NotSent, match="no place"):
        instagram.prepare(a_post(a_video(tmp_path)), {}, forget, lambda *_: None)


def test_a_video_has_no_company(meta: Meta, instagram: Instagram, site: Web, tmp_path: Path) -> None:
    both = (a_picture(tmp_path, site.url), replace(a_video(tmp_path), duration_s=30))
    with pytest.raises(PostRefused, match="either pictures or one video"):
        instagram.prepare(a_post(*both), {}, forget, lambda *_: None)


def test_it_holds_nothing_until_its_time(instagram: Instagram) -> None:
    assert not instagram.schedules()
    assert instagram.renew(datetime.now(UTC)).ends is not None
