"""feedgen has faults. Each is shown here, and that our feeds do not have it; when one is mended, its guard can go."""

import io
from datetime import UTC, datetime
from typing import Any

import podcastparser
import pytest
from feedgen.feed import FeedGenerator  # noqa: TID253 - it is what is looked at
from lxml import etree

from radiodesk.feed.build import build_feed
from radiodesk.model.problems import BadValue, FeedUnsound
from tests.feed.makers import ART, programme, publication

ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"


def plain() -> FeedGenerator:
    feed = FeedGenerator()
    feed.load_extension("podcast")
    feed.title("T")
    feed.description("D")
    feed.link(href="https://x.example/")
    return feed


def channel(feed: bytes) -> etree._Element:
    found = etree.fromstring(feed).find("channel")
    assert found is not None
    return found


def ours(**changed: Any) -> etree._Element:
    return channel(build_feed(programme(**changed), [publication()], ART))


def test_it_refuses_the_only_two_words_for_explicit_that_are_right() -> None:
    with pytest.raises(ValueError, match="Invalid value"):
        plain().podcast.itunes_explicit("true")

    assert ours(explicit=True).findtext(ITUNES + "explicit") == "true"


def test_the_address_of_the_feed_pushes_the_web_page_out() -> None:
    feed = plain()
    feed.link(href="https://x.example/feed.xml", rel="self")

    assert channel(feed.rss_str()).findtext("link") == "https://x.example/feed.xml"
    assert ours().findtext("link") == "https://radio.contoh.go.id/jaksa/"


def test_it_drops_every_other_atom_link() -> None:
    feed = plain()
    feed.link(href="https://x.example/feed.xml", rel="self")
    feed.link(href="https://x.example/2.xml", rel="next")

    assert [link.get("rel") for link in channel(feed.rss_str()).iterfind(ATOM + "link")] == ["self"]


@pytest.mark.parametrize("cover", ["a.jpeg", "A.JPG", "a.png?v=2"])
def test_it_swallows_covers_whose_names_it_does_not_like(cover: str) -> None:
    feed = plain()
    feed.podcast.itunes_image(f"https://x.example/{cover}")

    assert channel(feed.rss_str()).find(ITUNES + "image") is None
    written = channel(build_feed(programme(), [publication()], f"https://x.example/{cover}")).find(ITUNES + "image")
    assert written is not None
    assert written.get("href") == f"https://x.example/{cover}"


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_one_sign_that_xml_has_not_stops_the_whole_feed(sign: str) -> None:
    feed = plain()
    feed.title(f"a{sign}b")
    with pytest.raises((ValueError, UnicodeEncodeError)):
        feed.rss_str()

    assert ours(title=f"a{sign}b", copyright=f"a{sign}b").findtext("title") == "ab"
    assert ours(title="T", copyright=f"a{sign}b").findtext("copyright") == "ab"


def test_it_says_no_where_only_yes_has_a_meaning() -> None:
    feed = plain()
    feed.podcast.itunes_complete("no")

    assert channel(feed.rss_str()).findtext(ITUNES + "complete") == "no"
    assert ours().find(ITUNES + "complete") is None


def test_it_says_now_when_nobody_said_when() -> None:
    assert channel(plain().rss_str()).findtext("lastBuildDate")

    assert ours().findtext("lastBuildDate") == "Thu, 08 Jan 2026 18:00:00 +0700"


def test_it_writes_none_for_a_size_nobody_knows_and_takes_two_episodes_with_one_guid() -> None:
    feed = plain()
    for _twice in range(2):
        entry = feed.add_entry()
        entry.title("T")
        entry.guid("same")
        entry.enclosure("https://x.example/a.mp3", None, "audio/mpeg")
        entry.pubDate(datetime(2026, 1, 1, tzinfo=UTC))
    written = channel(feed.rss_str())

    assert [item.findtext("guid") for item in written.findall("item")] == ["same", "same"]
    assert {item.find("enclosure").get("length") for item in written.findall("item")} == {"None"}  # type: ignore[union-attr]
    with pytest.raises(FeedUnsound):
        build_feed(programme(), [publication(1), publication(2, guid="guid-1")], ART)
    (episode,) = podcastparser.parse("x", io.BytesIO(build_feed(programme(), [publication()], ART)))["episodes"]
    assert episode["enclosures"][0]["file_size"] == 1_000_001


def test_it_takes_categories_that_do_not_exist() -> None:
    feed = plain()
    feed.podcast.itunes_category("Goverment")

    assert b"Goverment" in feed.rss_str()
    with pytest.raises(BadValue):
        build_feed(programme(category="Goverment", subcategory=""), [], ART)
