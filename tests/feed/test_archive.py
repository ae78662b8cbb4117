"""A long feed is divided; what is in its archive stays as it is, and apps that go on reading find every episode."""

import io
from dataclasses import replace
from typing import Any

import podcastparser
import pytest
from lxml import etree

from radiodesk.feed import archive
from radiodesk.feed.archive import build_feeds
from radiodesk.feed.check import check_feed
from radiodesk.model.publication import Publication
from tests.feed.makers import ART, programme, publication

ATOM = "{http://www.w3.org/2005/Atom}"
FH = "{http://purl.org/syndication/history/1.0}"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty episodes are many here, ten fill a page."""
    monkeypatch.setattr(archive, "MOST_EPISODES", 20)
    monkeypatch.setattr(archive, "PAGE_EPISODES", 10)


def episodes(count: int) -> list[Publication]:
    return [publication(number) for number in range(1, count + 1)]


def gpodder(feeds: dict[str, bytes], path: str = "feed.xml") -> dict[str, Any]:
    return dict(podcastparser.parse(f"https://radio.contoh.go.id/jaksa/{path}", io.BytesIO(feeds[path])))


def test_a_feed_that_is_not_long_is_one_document() -> None:
    feeds = build_feeds(programme(), episodes(20), ART)

    assert list(feeds) == ["feed.xml"]
    assert b"archive" not in feeds["feed.xml"].split(b"<item>")[0].replace(b"xmlns", b"")


def test_an_app_that_goes_on_reading_finds_every_episode_once_newest_first() -> None:
    feeds = build_feeds(programme(), episodes(47), ART)

    found, path = [], "feed.xml"
    while path:
        parsed = gpodder(feeds, path)
        found += [episode["guid"] for episode in parsed["episodes"]]
        path = parsed.get("paged_feed_next", "").rpartition("/")[2]

    assert found == [f"guid-{number}" for number in range(47, 0, -1)]
    assert len(gpodder(feeds)["episodes"]) == 17
    assert sorted(feeds) == ["feed-1.xml", "feed-2.xml", "feed-3.xml", "feed.xml"]


def test_pages_say_what_they_are_and_keep_every_rule() -> None:
    feeds = build_feeds(programme(), episodes(35), ART)

    page = etree.fromstring(feeds["feed-2.xml"]).find("channel")
    assert page is not None
    assert page.find(FH + "archive") is not None
    beginning = "https://radio.contoh.go.id/jaksa/"
    assert {
        link.get("rel"): str(link.get("href")).removeprefix(beginning) for link in page.iterfind(ATOM + "link")
    } == {
        "self": "feed-2.xml",
        "current": "feed.xml",
        "prev-archive": "feed-1.xml",
        "next": "feed-1.xml",
    }
    assert [check_feed(feed) for feed in feeds.values()] == [(), (), ()]


def test_a_full_page_stays_as_it_is_whatever_is_published_later() -> None:
    before = build_feeds(programme(), episodes(35), ART)

    after = build_feeds(programme(), episodes(61), ART)

    assert {path: after[path] for path in ("feed-1.xml", "feed-2.xml")} == {
        path: before[path] for path in ("feed-1.xml", "feed-2.xml")
    }


def test_a_feed_with_much_to_say_is_divided_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_BYTES", 60_000)
    wordy = [replace(each, sheet=replace(each.sheet, notes="kata " * 500)) for each in episodes(20)]

    feeds = build_feeds(programme(), wordy, ART)

    assert sorted(feeds) == ["feed-1.xml", "feed.xml"]
    assert len(gpodder(feeds)["episodes"]) == 10


def test_two_builds_are_the_same_bytes() -> None:
    assert build_feeds(programme(), episodes(47), ART) == build_feeds(programme(), episodes(47)[::-1], ART)
