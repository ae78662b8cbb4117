"""What stands beside the audio of an episode: its topics, the seconds worth hearing, a small form of it."""

import base64
import json
from typing import Any

import feedparser
from lxml import etree

from radiodesk.feed.build import build_feed
from radiodesk.feed.check import check_feed
from radiodesk.feed.json_feed import build_json_feed
from radiodesk.model.publication import Enclosure
from radiodesk.model.soundbite import Soundbite
from tests.feed.makers import ART, programme, publication

PODCAST = "{https://podcastindex.org/namespace/1.0}"
SMALL = Enclosure("episode-1-0123abcd.opus", 5_400_000, "audio/ogg", 1800.0, "cd" * 32)


def item(**changed: Any) -> etree._Element:
    feed = build_feed(programme(), [publication(1, **changed)], ART)
    assert check_feed(feed) == ()
    found = etree.fromstring(feed).find("channel/item")
    assert found is not None
    return found


def test_topics_are_categories_that_every_reader_knows() -> None:
    feed = build_feed(programme(), [publication(1, topics=("Tanah & adat", "Warisan\x00", " "))], ART)

    (entry,) = feedparser.parse(feed).entries
    assert [tag.term for tag in entry.tags] == ["Tanah & adat", "Warisan"]
    assert b"keywords" not in feed  # Apple has not read them since 2013, others take them for spam


def test_topics_are_the_tags_of_the_json_feed() -> None:
    feed = json.loads(build_json_feed(programme(), [publication(1, topics=("Tanah", "Warisan"))], ART))

    assert feed["items"][0]["tags"] == ["Tanah", "Warisan"]


def test_a_soundbite_has_its_beginning_and_its_length_in_seconds() -> None:
    found = item(soundbites=(Soundbite(1234.5, 1264.5, "Apa itu tilang?"), Soundbite(0.0, 15.0)))

    told = [(each.text, dict(each.attrib)) for each in found.findall(PODCAST + "soundbite")]
    assert told == [
        ("Apa itu tilang?", {"startTime": "1234.5", "duration": "30"}),
        (None, {"startTime": "0", "duration": "15"}),
    ]


def test_a_small_form_stands_beside_the_audio_with_proof_that_nobody_changed_it() -> None:
    full, small = item(alternates=(SMALL,)).findall(PODCAST + "alternateEnclosure")

    assert full.get("default") == "true"
    assert dict(small.attrib) == {
        "type": "audio/ogg",
        "length": "5400000",
        "bitrate": "24000",
        "title": "Kecil, untuk internet lambat",
        "codecs": "opus",
    }
    source, integrity = small
    assert source.get("uri") == "https://radio.contoh.go.id/jaksa/audio/episode-1-0123abcd.opus"
    assert base64.b64decode(str(integrity.get("value")).removeprefix("sha256-")) == bytes.fromhex("cd" * 32)


def test_apps_without_choice_still_find_the_one_audio() -> None:
    feed = build_feed(programme(), [publication(1, alternates=(SMALL,))], ART)

    (enclosure,) = feedparser.parse(feed).entries[0].enclosures
    assert enclosure.href.endswith("/audio/episode-1-abcdef12.mp3")


def test_with_one_form_only_there_is_nothing_to_choose() -> None:
    assert item().find(PODCAST + "alternateEnclosure") is None
