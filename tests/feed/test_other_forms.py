"""The same programme as JSON Feed and as a list of feeds: other programs read the same in them."""

import json
from typing import Any
from xml.etree import ElementTree

import feedparser

from radiodesk.feed.build import build_feed
from radiodesk.feed.json_feed import build_json_feed
from radiodesk.feed.opml import build_opml
from radiodesk.model.particulars import OtherShow
from tests.feed.makers import ART, programme, publication


def feed_of(*numbers: int, **changed: Any) -> dict[str, Any]:
    publications = [publication(number, **changed) for number in numbers]
    return dict(json.loads(build_json_feed(programme(), publications, ART, {2: ART + "2.jpg"})))


def test_json_and_rss_say_the_same() -> None:
    feed = feed_of(1, 2)

    read = feedparser.parse(build_feed(programme(), [publication(1), publication(2)], ART))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"], feed["icon"]) == (
        read.feed.title,
        read.feed.link,
        read.feed.image.href,
    )
    assert feed["feed_url"] == "https://radio.contoh.go.id/jaksa/feed.json"
    for item, entry in zip(feed["items"], read.entries, strict=True):
        assert (item["id"], item["title"], item["url"]) == (entry.id, entry.title, entry.link)
        assert item["content_html"] == entry.content[0].value
        (audio,), (enclosure,) = item["attachments"], entry.enclosures
        assert (audio["url"], audio["mime_type"], str(audio["size_in_bytes"])) == (
            enclosure.href, enclosure.type, enclosure.length,
        )  # fmt: skip
        assert str(audio["duration_in_seconds"]) == entry.itunes_duration
    assert feed["items"][0]["date_published"] == "2026-01-15T15:00:00+07:00"
    assert [item.get("image") for item in feed["items"]] == [ART + "2.jpg", None]


def test_what_nobody_filled_in_is_left_out_and_there_is_always_something_to_read() -> None:
    (item,) = feed_of(1, summary="", notes="", people=(), chapters=())["items"]

    assert item["content_html"] == "Episode 1"
    assert not {"summary", "authors", "image"} & set(item)


def test_the_list_names_the_programme_and_those_it_recommends() -> None:
    show = programme(podroll=(OtherShow("Suara <Desa>", feed_url="https://podnews.net/rss"), OtherShow(guid="x")))

    opml = ElementTree.fromstring(build_opml(show))

    assert (opml.get("version"), opml.findtext("head/title")) == ("2.0", "Jaksa Menyapa")
    assert [(each.get("type"), each.get("text"), each.get("xmlUrl")) for each in opml.iter("outline")] == [
        ("rss", "Jaksa Menyapa", "https://radio.contoh.go.id/jaksa/feed.xml"),
        ("rss", "Suara <Desa>", "https://podnews.net/rss"),
    ]
