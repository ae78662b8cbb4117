"""Parsers that are not ours agree on every episode, whatever the programme is like and however long it runs."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from typing import NamedTuple

import feedparser
import podcastparser
import pytest
import xmltodict

from radiodesk.feed.archive import build_feeds
from radiodesk.feed.check import check_feed
from radiodesk.feed.json_feed import build_json_feed
from radiodesk.model.episode import Sheet
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from tests.feed.makers import ART, programme, publication
from tests.feed.test_rules import newest
from tests.feed.test_show import whole


class Heard(NamedTuple):
    """An episode as a parser understands it."""

    guid: str
    title: str
    audio: str
    length: int
    published_s: float


def by_feedparser(feed: bytes) -> list[Heard]:
    parsed = feedparser.parse(feed)
    assert not parsed.bozo
    return [
        Heard(each.id, each.title, audio.href, int(audio.length), parsedate_to_datetime(each.published).timestamp())
        for each in parsed.entries
        for audio in each.enclosures
    ]


def by_podcastparser(feed: bytes) -> list[Heard]:
    return [
        Heard(each["guid"], each["title"], audio["url"], audio["file_size"], each["published"])
        for each in podcastparser.parse("https://x.example/feed.xml", io.BytesIO(feed))["episodes"]
        for audio in each["enclosures"]
    ]


def by_xmltodict(feed: bytes) -> list[Heard]:
    items = xmltodict.parse(feed, force_list=("item",))["rss"]["channel"].get("item", [])
    return [
        Heard(
            each["guid"]["#text"],
            each["title"],
            each["enclosure"]["@url"],
            int(each["enclosure"]["@length"]),
            parsedate_to_datetime(each["pubDate"]).timestamp(),
        )
        for each in items
    ]


JUDGES = (by_feedparser, by_podcastparser, by_xmltodict)

STRANGE = {
    "title": "حقوق المواطن 📻 & \u202e<b>\x00\x1b[31m]]>\ufffe",
    "summary": "\u0007\ud800 صوت \u200fالناس  \r\n\t\x0c",
    "notes": "&amp; <script>alert(1)</script>\n\n- 👨‍👩‍👧‍👦\n- ]]>",
    "topics": ("حقوق", "📻", "a\x00b"),
}

BARE = Programme("R", "https://r.example/")
RICH = whole(description="Hukum & kamu: “tanya” jaksa — قانون 🎙️" * 20)


def bare(number: int) -> Publication:
    return replace(publication(number, chapters=()), sheet=Sheet())


LIBRARIES: dict[str, tuple[Programme, list[Publication]]] = {
    "nothing yet": (BARE, []),
    "one bare episode": (BARE, [bare(1)]),
    "a rich one": (RICH, [newest(), publication(1)]),
    "pasted from everywhere": (RICH, [publication(number, **STRANGE) for number in range(1, 9)]),
    "a hundred": (RICH, [publication(number) for number in range(1, 101)]),
    "a serial of trailers": (whole(type="serial"), [publication(number, type="trailer") for number in range(1, 4)]),
}


@pytest.mark.parametrize("name", LIBRARIES)
def test_all_agree_on_every_episode(name: str) -> None:
    show, publications = LIBRARIES[name]

    feed = build_feeds(show, publications, ART)["feed.xml"]

    heard = [sorted(judge(feed), key=_newest) for judge in JUDGES]  # one of them turns serials round
    assert heard[0] == heard[1] == heard[2]
    assert [each.guid for each in heard[0]] == [each.guid for each in _newest_first(publications)]
    assert [each.published_s for each in heard[0]] == [each.date.timestamp() for each in _newest_first(publications)]
    told = json.loads(build_json_feed(show, publications, ART))["items"]
    assert [(each["id"], each["attachments"][0]["url"]) for each in told] == [
        (each.guid, each.audio) for each in heard[0]
    ]
    assert not [finding.sentence() for finding in check_feed(feed) if finding.level == "error"]
    assert build_feeds(show, publications[::-1], ART)["feed.xml"] == feed


def test_all_agree_on_a_long_one_page_by_page() -> None:
    feeds = build_feeds(programme(), [publication(number) for number in range(1, 1302)], ART)

    heard: dict[str, list[Heard]] = {judge.__name__: [] for judge in JUDGES[1:]}
    for path in ("feed.xml", "feed-2.xml", "feed-1.xml"):
        for judge in JUDGES[1:]:  # the first takes a minute
            heard[judge.__name__] += judge(feeds[path])

    first, second = heard.values()
    assert first == second
    assert [each.guid for each in first] == [f"guid-{number}" for number in range(1301, 0, -1)]


def _newest(heard: Heard) -> tuple[float, str]:
    return -heard.published_s, heard.guid


def _newest_first(publications: Sequence[Publication]) -> list[Publication]:
    return sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True)
