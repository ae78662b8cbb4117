"""A feed goes out: every kind of podcast app reads the same programme from it, and the same data is the same bytes."""

import io
import json
import locale
import os
import subprocess
import sys
import threading
from typing import Any

import feedparser
import podcastparser
import pytest
from lxml import etree

from radiodesk.feed.build import build_feed
from radiodesk.feed.categories import CATEGORIES
from radiodesk.feed.chapters import chapters_json
from radiodesk.feed.check import check_feed
from radiodesk.model.people import Credit
from radiodesk.model.problems import BadValue, FeedUnsound
from tests.feed.makers import ART, programme, publication

NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}


def xml(data: bytes) -> etree._Element:
    return etree.fromstring(data)


def texts(root: etree._Element, path: str) -> list[Any]:
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each if isinstance(each, str) else each.text for each in found]  # type: ignore[union-attr]


def gpodder(data: bytes) -> dict[str, Any]:
    return dict(podcastparser.parse("https://radio.contoh.go.id/jaksa/feed.xml", io.BytesIO(data)))


def test_three_parsers_read_the_same_episode() -> None:
    feed = build_feed(programme(), [publication(7)], ART)

    (entry,) = feedparser.parse(feed).entries
    (episode,) = gpodder(feed)["episodes"]
    item = xml(feed).find("channel/item")

    assert item is not None
    assert entry.title == episode["title"] == item.findtext("title") == "Episode 7"
    assert entry.id == episode["guid"] == item.findtext("guid") == "guid-7"
    url = "https://radio.contoh.go.id/jaksa/audio/episode-7-abcdef12.mp3"
    assert entry.enclosures[0].href == episode["enclosures"][0]["url"] == item.xpath("string(enclosure/@url)") == url
    assert entry.enclosures[0].length == item.xpath("string(enclosure/@length)") == "1000007"
    assert episode["enclosures"][0]["file_size"] == 1_000_007
    assert entry.published == item.findtext("pubDate") == "Thu, 19 Feb 2026 15:00:00 +0700"
    assert episode["published"] == 1771488000
    assert entry.itunes_duration == "1800"
    assert episode["total_time"] == 1800
    assert entry.link == episode["link"] == "https://radio.contoh.go.id/jaksa/episodes/episode-7/"
    assert episode["number"] == 7


def test_three_parsers_read_the_same_programme() -> None:
    feed = build_feed(programme(), [publication()], ART)

    channel, podcast, root = feedparser.parse(feed).feed, gpodder(feed), xml(feed)

    assert channel.title == podcast["title"] == "Jaksa Menyapa"
    assert channel.link == podcast["link"] == "https://radio.contoh.go.id/jaksa/"
    assert channel.subtitle == podcast["description"] == "Dialog hukum setiap Jumat."
    assert channel.image.href == podcast["cover_url"] == ART
    assert channel.language == podcast["language"] == "id"
    assert channel.author == podcast["itunes_author"] == "Seksi Penerangan Hukum"
    assert podcast["type"] == "episodic"
    assert texts(root, "channel/itunes:category/@text") == ["News"]
    assert texts(root, "channel/itunes:category/itunes:category/@text") == ["Politics"]
    assert texts(root, "channel/itunes:explicit") == ["false"]
    assert texts(root, "channel/itunes:owner/itunes:email") == ["radio@contoh.go.id"]
    assert texts(root, "channel/atom:link[@rel='self']/@href") == ["https://radio.contoh.go.id/jaksa/feed.xml"]
    assert texts(root, "channel/podcast:guid") == [programme().guid]
    assert texts(root, "channel/podcast:locked") == ["yes"]


def test_an_item_says_everything_the_namespaces_have_words_for() -> None:
    root = xml(build_feed(programme(), [publication(3)], ART, {3: ART + "3.jpg"}))

    assert texts(root, "//item/guid/@isPermaLink") == ["false"]
    assert texts(root, "//item/itunes:episode") == ["3"]
    assert texts(root, "//item/itunes:season") == ["1"]
    assert texts(root, "//item/itunes:episodeType") == ["full"]
    assert texts(root, "//item/itunes:title") == ["Episode 3"]
    assert texts(root, "//item/itunes:explicit") == ["false"]
    assert texts(root, "//item/itunes:image/@href") == [ART + "3.jpg"]
    people = [(each.get("role"), each.get("group"), each.text) for each in root.iterfind(".//podcast:person", NAMES)]
    assert people == [
        ("host", "cast", "Sari Wulandari"),
        ("guest", "cast", "Dr. Budi Santoso, S.H., M.H."),
        ("producer", "creative direction", "Rini"),
    ]
    assert texts(root, "//item/podcast:chapters/@url") == [
        "https://radio.contoh.go.id/jaksa/episodes/episode-3/chapters.json"
    ]
    assert texts(root, "//item/podcast:chapters/@type") == ["application/json+chapters"]


def test_show_notes_are_paragraphs_links_a_list_and_the_chapters() -> None:
    (html,) = texts(xml(build_feed(programme(), [publication()], ART)), "//item/content:encoded")

    assert html.split("\n") == [
        '<p>Baca <a href="https://contoh.go.id/panduan" rel="noopener">https://contoh.go.id/panduan</a>.</p>',
        "<ul><li>satu</li><li>dua</li></ul>",
        "<p>00:00 Pembuka</p>",
        "<p>02:05 Tanya jawab</p>",
    ]


def test_chapters_for_apps_follow_version_1_2() -> None:
    document = json.loads(chapters_json(publication()))

    assert document["version"] == "1.2.0"
    assert document["chapters"] == [
        {"startTime": 0.0, "title": "Pembuka"},
        {"startTime": 125.5, "title": "Tanya jawab", "url": "https://contoh.go.id/%C3%A9"},
    ]


def test_the_newest_episode_stands_first_and_the_build_date_comes_from_the_data() -> None:
    feed = build_feed(programme(), [publication(2), publication(9), publication(5)], ART)

    assert texts(xml(feed), "//item/guid") == ["guid-9", "guid-5", "guid-2"]
    assert texts(xml(feed), "channel/lastBuildDate") == ["Thu, 05 Mar 2026 18:00:00 +0700"]


def test_a_programme_without_episodes_has_a_whole_feed_without_a_build_date() -> None:
    feed = build_feed(programme(), [], ART)

    assert feedparser.parse(feed).bozo is False
    assert gpodder(feed)["title"] == "Jaksa Menyapa"
    assert texts(xml(feed), "//lastBuildDate") == []
    assert [finding.level for finding in check_feed(feed)] == ["warning"]


HOSTILE = "A\x00B\x1b <script>alert(1)</script> ]]> & \"x\" 'y' 📻 السلام \ud800\uffff"


def test_hostile_text_neither_breaks_the_feed_nor_becomes_code() -> None:
    people = (Credit(HOSTILE, "host"),)
    feed = build_feed(
        programme(title=HOSTILE, description=HOSTILE, author=HOSTILE),
        [publication(title=HOSTILE, summary=HOSTILE, notes=HOSTILE + "\n\n[x](javascript:alert(1))", people=people)],
        ART,
    )

    root, shown = xml(feed), "AB <script>alert(1)</script> ]]> & \"x\" 'y' 📻 السلام"
    assert texts(root, "channel/title") == texts(root, "//item/title") == texts(root, "//podcast:person") == [shown]
    assert gpodder(feed)["title"] == shown
    (html,) = texts(root, "//item/content:encoded")
    assert "<script" not in html
    assert "href" not in html
    assert "📻 السلام" in html
    assert not [finding for finding in check_feed(feed) if finding.level == "error"]


def test_addresses_are_ascii() -> None:
    feed = build_feed(programme(public_url="https://radio.contoh.go.id/café x"), [publication(slug="é")], ART)

    for url in texts(xml(feed), "//@url | //@href | //link/text()"):
        assert url.isascii()
        assert " " not in url


def test_long_descriptions_are_cut_at_a_word() -> None:
    (text,) = texts(xml(build_feed(programme(), [publication(summary="kata é " * 900)], ART)), "//item/description")

    assert len(text.encode()) <= 4000
    assert text.endswith(("kata…", "é…"))


def test_two_builds_are_the_same_bytes_also_in_another_process() -> None:
    code = (
        "import sys; from radiodesk.feed.build import build_feed; from tests.feed.makers import *;"
        "sys.stdout.buffer.write(build_feed(programme(), [publication(n) for n in range(1, 6)], ART))"
    )
    run = [sys.executable, "-c", code]
    elsewhere = [
        subprocess.run(run, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]

    here = build_feed(programme(), [publication(n) for n in (3, 1, 5, 4, 2)], ART)

    assert elsewhere == [here, here]


def test_building_in_threads_leaves_the_locale_of_the_process_alone() -> None:
    before = locale.setlocale(locale.LC_ALL)
    publications = [publication(n) for n in range(1, 30)]

    threads = [threading.Thread(target=build_feed, args=(programme(), publications, ART)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert locale.setlocale(locale.LC_ALL) == before


def test_three_hundred_episodes_make_one_sound_feed() -> None:
    feed = build_feed(programme(), [publication(n) for n in range(1, 301)], ART)

    assert len(gpodder(feed)["episodes"]) == 300
    assert check_feed(feed) == ()
    assert len(feed) < 1_000_000


def test_two_episodes_with_one_guid_or_one_audio_file_are_refused() -> None:
    with pytest.raises(FeedUnsound):
        build_feed(programme(), [publication(1), publication(2, guid="guid-1")], ART)
    with pytest.raises(FeedUnsound):
        build_feed(programme(), [publication(1), publication(2, enclosure=publication(1).enclosure)], ART)


def test_a_category_apple_does_not_know_is_refused() -> None:
    assert len(CATEGORIES) == 19
    with pytest.raises(BadValue, match="Goverment"):
        build_feed(programme(category="Goverment", subcategory=""), [], ART)
    with pytest.raises(BadValue, match="Politics"):
        build_feed(programme(category="Government", subcategory="Politics"), [], ART)
