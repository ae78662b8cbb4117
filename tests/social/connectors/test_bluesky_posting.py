"""What arrives on Bluesky's own server: words with what can be clicked in them, pictures, videos, cards of links."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from radiodesk.model.posting_problems import PostRefused
from radiodesk.social.connectors.connector import Carried
from tests.servers.pds.server import Pds
from tests.social.connectors.bluesky_story import copies_of, the_post
from tests.social.connectors.posting import VTT, Desk, captions, film, post

pytestmark = pytest.mark.xdist_group("bluesky")

WIB = timezone(timedelta(hours=7))


def test_a_post_arrives_as_it_was_written(pds: Pds, desk: Desk) -> None:
    text = "Selamat pagi 👋🏽\n\nApa itu keadilan restoratif? — العدالة 🇮🇩"
    fate = desk.out(post(text=text, made_at=datetime(2026, 11, 24, 9, 30, 15, tzinfo=WIB), hashtags=()))

    (kept,) = copies_of(pds, desk, text)
    did, key = desk.signed.account.number, desk.marks["rkey"]
    assert kept["uri"] == f"at://{did}/app.bsky.feed.post/{key}"
    assert (fate.kind, fate.url) == ("live", f"https://bsky.app/profile/{did}/post/{key}")
    assert kept["value"] == {
        "$type": "app.bsky.feed.post",
        "text": text,
        "langs": ["id"],
        "createdAt": "2026-11-24T02:30:15.000Z",
    }


def test_links_hashtags_and_people_can_be_clicked(pds: Pds, desk: Desk) -> None:
    friend = pds.newcomer()
    text = f"👨‍👩‍👧 @{friend}, @nobody.test! #JaksaMenyapa\nhttps://contoh.go.id/e/satu.html?x=1, lihat contoh.go.id"
    desk.out(post(text=text))

    found = {_shown(text, each): each["features"][0] for each in the_post(pds, desk)["facets"]}
    assert found == {
        f"@{friend}": {"$type": "app.bsky.richtext.facet#mention", "did": pds.people[friend]},
        "#JaksaMenyapa": {"$type": "app.bsky.richtext.facet#tag", "tag": "JaksaMenyapa"},
        "https://contoh.go.id/e/satu.html?x=1": {
            "$type": "app.bsky.richtext.facet#link",
            "uri": "https://contoh.go.id/e/satu.html?x=1",
        },
        "contoh.go.id": {"$type": "app.bsky.richtext.facet#link", "uri": "https://contoh.go.id"},
    }


def test_hashtags_that_are_not_in_the_words_are_kept_beside_them(pds: Pds, desk: Desk) -> None:
    desk.out(post(text="Dengarkan #jaksamenyapa pagi ini", hashtags=("JaksaMenyapa", "Hukum")))

    assert the_post(pds, desk)["tags"] == ["Hukum"]


def test_a_link_without_pictures_becomes_a_card(pds: Pds, desk: Desk) -> None:
    desk.out(post(link="https://localhost:1/e/satu.html", title="Keadilan restoratif"))

    assert the_post(pds, desk)["embed"] == {
        "$type": "app.bsky.embed.external",
        "external": {"uri": "https://localhost:1/e/satu.html", "title": "Keadilan restoratif", "description": ""},
    }


def test_four_pictures_go_along_with_what_can_be_seen_on_them(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    cards = [_card(tmp_path / f"{number}.png", (1080, 1350), f"Kartu {number}") for number in range(4)]
    desk.out(post(carried=tuple(cards), link="https://contoh.go.id/e/satu.html"))

    embed = the_post(pds, desk)["embed"]
    assert embed["$type"] == "app.bsky.embed.images"
    assert [each["alt"] for each in embed["images"]] == ["Kartu 0", "Kartu 1", "Kartu 2", "Kartu 3"]
    assert {str(each["aspectRatio"]) for each in embed["images"]} == {"{'width': 1080, 'height': 1350}"}
    assert [_fetched(pds, desk, each["image"]) for each in embed["images"]] == [
        each.path.read_bytes() for each in cards
    ]


def test_a_picture_that_is_too_large_goes_up_smaller_and_keeps_its_shape(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    Image.effect_noise((1600, 2000), 90).convert("RGB").save(path)
    assert path.stat().st_size > 2_000_000
    desk.out(post(carried=(Carried(path, "image/png", alt="Kartu"),)))

    (picture,) = the_post(pds, desk)["embed"]["images"]
    assert picture["image"]["mimeType"] == "image/jpeg"
    assert picture["image"]["size"] <= 2_000_000
    assert picture["aspectRatio"] == {"width": 1600, "height": 2000}


def test_a_video_goes_along_with_its_words_and_its_captions(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    video = film(tmp_path, 6_000_000, alt="Jaksa berkata: …", width=1080, height=1920, captions=captions(tmp_path))
    desk.out(post(carried=(video,)))

    embed = the_post(pds, desk)["embed"]
    assert (embed["$type"], embed["alt"]) == ("app.bsky.embed.video", "Jaksa berkata: …")
    assert embed["aspectRatio"] == {"width": 1080, "height": 1920}
    assert embed["video"]["mimeType"] == "video/mp4"
    assert _fetched(pds, desk, embed["video"]) == video.path.read_bytes()
    (words,) = embed["captions"]
    assert (words["lang"], _fetched(pds, desk, words["file"]).decode()) == ("id", VTT)


def test_captions_that_are_too_long_lose_the_time_of_each_word_first(pds: Pds, desk: Desk, tmp_path: Path) -> None:
    lines = (f"00:{n // 60:02}:{n % 60:02}.000 --> 00:{n // 60:02}:{n % 60:02}.900\n" for n in range(300))
    words = "".join(f"{line}<00:00:01.000><c>damai</c> <00:00:01.500><c>tanpa</c>\n\n" for line in lines)
    path = tmp_path / "long.vtt"
    path.write_text(f"WEBVTT\n\n{words}")
    desk.out(post(carried=(film(tmp_path, 1_000, captions=path),)))

    (kept,) = the_post(pds, desk)["embed"]["captions"]
    assert path.stat().st_size > 20_000
    assert kept["file"]["size"] <= 20_000
    assert b"\ndamai tanpa\n" in _fetched(pds, desk, kept["file"])


@pytest.mark.parametrize(
    ("kinds", "why"),
    [
        (("image/png",) * 5, "at most 4 pictures"),
        (("image/png", "video/mp4"), "either pictures or one video"),
        (("video/mp4", "video/mp4"), "either pictures or one video"),
        (("video/webm",), "videos as MP4 only"),
        (("audio/mpeg",), "no other files"),
    ],
)
def test_what_no_post_can_carry_is_said_before_anything_goes_up(
    pds: Pds, desk: Desk, tmp_path: Path, kinds: tuple[str, ...], why: str
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"not looked at")
    before = pds.front.times("uploadBlob")

    with pytest.raises(PostRefused, match=why):
        desk.ready(post(carried=tuple(Carried(path, kind) for kind in kinds)))
    assert pds.front.times("uploadBlob") == before


def test_what_is_no_picture_is_refused(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(b"<html>")

    with pytest.raises(PostRefused, match=r"card\.png is no picture"):
        desk.out(post(carried=(Carried(path, "image/png"),)))


def test_words_that_are_too_long_are_refused_in_the_words_of_the_server(desk: Desk) -> None:
    with pytest.raises(PostRefused, match=r"maximum 300, got 301"):
        desk.out(post(text="a" * 301))


def _shown(text: str, facet: dict[str, Any]) -> str:
    return text.encode()[facet["index"]["byteStart"] : facet["index"]["byteEnd"]].decode()


def _fetched(pds: Pds, desk: Desk, blob: dict[str, Any]) -> bytes:
    return pds.blob(desk.signed.account.number, blob["ref"]["$link"])


def _card(path: Path, size: tuple[int, int], alt: str) -> Carried:
    Image.new("RGB", size, (20, 60, len(alt))).save(path)
    return Carried(path, "image/png", alt=alt, width=size[0], height=size[1])


def test_the_moment_of_a_post_is_its_own_and_not_that_of_the_try(pds: Pds, desk: Desk) -> None:
    moment = datetime(2026, 11, 20, 1, 2, 3, 456_000, tzinfo=UTC)
    desk.out(post(made_at=moment))

    assert the_post(pds, desk)["createdAt"] == "2026-11-20T01:02:03.456Z"
