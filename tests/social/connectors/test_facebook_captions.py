"""What is said in a video goes along as captions, and never decides whether the post is out."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.facebook import FacebookPage
from radiodesk.social.connectors.meta.facebook_captions import subrip
from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import Meta, meta_server
from tests.social.connectors.meta_stories import a_desk, a_post, a_video

VTT = "WEBVTT\n\n1\n00:00.500 --> 00:02.000 line:80%\n<v Maya>Damai itu\nbisa.\n\n01:00:03.000 --> 01:00:04.250\nYa.\n"
SRT = "1\n00:00:00,500 --> 00:00:02,000\nDamai itu\nbisa.\n\n2\n01:00:03,000 --> 01:00:04,250\nYa.\n\n"


@pytest.fixture
def meta() -> Iterator[Meta]:
    with meta_server() as server:
        yield server


@pytest.fixture
def page(meta: Meta) -> Iterator[FacebookPage]:
    number, (name, token, *_rest) = next(iter(PAGES.items()))
    page = FacebookPage(Account("facebook", name, meta.url, number), Keys({"token": token}))
    yield page
    page.close()


def test_webvtt_becomes_subrip() -> None:
    assert subrip(VTT) == SRT
    assert subrip(VTT.replace("\n", "\r\n")) == SRT
    assert subrip("no cues") == ""


def test_a_video_that_is_worked_on_takes_its_captions(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    meta.world.slow = 2
    (tmp_path / "words.vtt").write_text(VTT, encoding="utf-8")
    desk = a_desk(page, a_post(replace(a_video(tmp_path), captions=tmp_path / "words.vtt")), "facebook")

    desk.carry()

    assert desk.until_settled().state == "live"
    assert meta.world.uploads[meta.posts[0].id].facts["captions"] == SRT
    assert meta.asked.count("POST captions") == 1


def test_captions_that_are_refused_leave_the_post_as_it_is(meta: Meta, page: FacebookPage, tmp_path: Path) -> None:
    (tmp_path / "words.vtt").write_text(VTT, encoding="utf-8")
    desk = a_desk(page, a_post(replace(a_video(tmp_path), captions=tmp_path / "words.vtt")), "facebook")
    meta.fail_next("captions", 100, 387, "There was a problem with the format")

    assert desk.carry().state == "live"
