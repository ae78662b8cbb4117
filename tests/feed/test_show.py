"""A show says about itself in the feed what its desk filled in, where apps look for it, and nothing else."""

import io
from typing import Any

import feedparser
import podcastparser
import pytest
from dateutil.rrule import rrulestr
from lxml import etree

from radiodesk.feed.build import build_feed
from radiodesk.feed.check import check_feed
from radiodesk.model.particulars import Funding, OtherShow, Place, Remark, Slot
from radiodesk.model.people import Credit
from radiodesk.model.programme import Programme, Season
from radiodesk.model.publication import Publication
from tests.feed.makers import ART, programme, publication

PODCAST = "{https://podcastindex.org/namespace/1.0}"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
ATOM = "{http://www.w3.org/2005/Atom}"
NAMESPACE = b"https://podcastindex.org/namespace/1.0"
ELDER_NAMESPACE = b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"
OTHER = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def whole(**changed: object) -> Programme:
    facts: dict[str, Any] = {
        "people": (Credit("Sari Wulandari", "host"),),
        "slot": Slot(("TH",), (1, 3), "15:00"),
        "places": (
            Place("Banjarmasin", "-3.3194,114.5900", "R9999", "ID", "creator"),
            Place("Kalimantan Selatan"),
        ),
        "copyright": "Seksi Penerangan Hukum",
        "license": "cc-by-4.0",
        "license_url": "https://creativecommons.org/licenses/by/4.0/",
        "funding": (Funding("https://contoh.go.id/dukung", "Dukung kami"),),
        "publisher": OtherShow("Radio Contoh", OTHER, "https://contoh.go.id/stasiun.xml"),
        "podroll": (OtherShow("Suara Desa", feed_url="https://podnews.net/rss"),),
        "comments": "https://sosial.example/@jaksa/1234",
        "remarks": (Remark("applepodcastsverify", "abc-123"),),
        "seasons": (Season(1, "Tahun pertama"),),
    }
    return programme(**{**facts, **changed})


def channel_of(show: Programme, *publications: Publication) -> etree._Element:
    channel = etree.fromstring(build_feed(show, publications, ART)).find("channel")
    assert channel is not None
    return channel


def said(element: etree._Element, name: str) -> list[tuple[str | None, dict[str, str]]]:
    return [(each.text, {str(k): str(v) for k, v in each.attrib.items()}) for each in element.findall(PODCAST + name)]


def test_the_feeds_own_address_stands_first() -> None:
    channel = channel_of(whole(), publication())

    assert channel[0].tag == ATOM + "link"
    assert dict(channel[0].attrib) == {
        "href": "https://radio.contoh.go.id/jaksa/feed.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }
    assert len(channel.findall(ATOM + "link")) == 1


def test_a_show_of_which_all_is_known_says_all_and_breaks_no_rule() -> None:
    channel = channel_of(whole(), publication())

    assert channel.findtext("copyright") == "Seksi Penerangan Hukum"
    assert said(channel, "guid") == [(programme().guid, {})]
    assert said(channel, "locked") == [("yes", {"owner": "radio@contoh.go.id"})]
    assert said(channel, "medium") == [("podcast", {})]
    assert said(channel, "license") == [("cc-by-4.0", {"url": "https://creativecommons.org/licenses/by/4.0/"})]
    assert said(channel, "funding") == [("Dukung kami", {"url": "https://contoh.go.id/dukung"})]
    assert said(channel, "txt") == [("abc-123", {"purpose": "applepodcastsverify"})]
    assert said(channel, "person") == [("Sari Wulandari", {"role": "host", "group": "cast"})]
    assert said(channel, "location") == [
        ("Banjarmasin", {"rel": "creator", "geo": "geo:-3.3194,114.5900", "osm": "R9999", "country": "ID"}),
        ("Kalimantan Selatan", {"rel": "subject"}),
    ]
    assert said(channel, "image") == [
        (None, {"href": ART, "alt": "Jaksa Menyapa", "aspect-ratio": "1/1", "type": "image/jpeg", "purpose": "artwork"})
    ]
    assert said(channel, "socialInteract") == [
        (
            None,
            {
                "protocol": "activitypub",
                "uri": "https://sosial.example/@jaksa/1234",
                "accountId": "@jaksa@sosial.example",
            },
        )
    ]
    assert check_feed(build_feed(whole(), [publication()], ART)) == ()


def test_other_shows_are_named_by_their_lasting_identification() -> None:
    channel = channel_of(whole(), publication())

    (roll,), (publisher,) = channel.findall(PODCAST + "podroll"), channel.findall(PODCAST + "publisher")
    assert said(roll, "remoteItem") == [
        (
            None,
            {
                "feedGuid": "9b024349-ccf0-5f69-a609-6b82873eab3c",  # the namespace's own example for this address
                "feedUrl": "https://podnews.net/rss",
                "title": "Suara Desa",
            },
        )
    ]
    ((_text, named),) = said(publisher, "remoteItem")
    assert (named["feedGuid"], named["medium"]) == (OTHER, "publisher")


def test_when_it_is_on_air_is_a_rule_that_calendars_understand() -> None:
    (update,) = channel_of(whole(), publication(4), publication(2)).findall(PODCAST + "updateFrequency")

    begin = "2026-01-15T15:00:00+07:00"
    assert (update.text, update.get("dtstart")) == ("Kamis pekan pertama dan ketiga pukul 15.00 WIB", begin)
    occurrences = rrulestr(str(update.get("rrule")), dtstart=publication(2).date)
    assert [f"{moment:%Y-%m-%d %H:%M}" for moment in occurrences[:3]] == [
        "2026-01-15 15:00",
        "2026-02-05 15:00",
        "2026-02-19 15:00",
    ]


def test_a_show_without_episodes_says_its_days_but_no_beginning() -> None:
    (update,) = channel_of(whole(slot=Slot(("FR",)), language="en")).findall(PODCAST + "updateFrequency")

    assert (update.text, dict(update.attrib)) == ("Every Friday", {"rrule": "FREQ=WEEKLY;BYDAY=FR"})


def test_a_show_that_ended_hides_or_moved_says_so_once_and_in_the_words_apple_knows() -> None:
    show = whole(is_complete=True, is_blocked=True, new_feed_url="https://baru.example/feed.xml")

    channel = channel_of(show, publication())

    assert channel.findtext(ITUNES + "complete") == channel.findtext(ITUNES + "block") == "Yes"
    assert channel.findtext(ITUNES + "new-feed-url") == "https://baru.example/feed.xml"
    assert said(channel, "block") == [("yes", {})]
    assert said(channel, "updateFrequency") == [(None, {"complete": "true"})]
    parsed = podcastparser.parse("https://x.example/", io.BytesIO(build_feed(show, [publication()], ART)))
    assert parsed["new_url"] == "https://baru.example/feed.xml"


def test_what_nobody_filled_in_is_not_mentioned() -> None:
    channel = channel_of(programme(), publication())

    named = {str(child.tag).rpartition("}")[2] for child in channel}
    assert not named & {
        "complete", "block", "new-feed-url", "copyright", "license", "funding", "location", "txt", "person",
        "socialInteract", "updateFrequency", "podroll", "publisher", "trailer",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("disabled", {"protocol": "disabled"}),
        (
            "https://bsky.app/profile/radio.example/post/3k",
            {"protocol": "atproto", "uri": "https://bsky.app/profile/radio.example/post/3k"},
        ),
    ],
)
def test_comments_are_turned_off_or_read_where_they_are(place: str, facts: dict[str, str]) -> None:
    assert said(channel_of(whole(comments=place)), "socialInteract") == [(None, facts)]


def test_whoever_is_always_heard_is_named_again_beside_guests_and_only_there() -> None:
    guest = publication(1, people=(Credit("Dr. Budi Santoso, S.H."),))
    alone = publication(2, people=())
    own = publication(3, people=(Credit("Sari Wulandari", "reporter"),))

    items = channel_of(whole(), guest, alone, own).findall("item")

    people = {item.findtext("guid"): [(text, facts["role"]) for text, facts in said(item, "person")] for item in items}
    assert people == {
        "guid-1": [("Sari Wulandari", "host"), ("Dr. Budi Santoso, S.H.", "guest")],
        "guid-2": [],
        "guid-3": [("Sari Wulandari", "reporter")],
    }


def test_a_trailer_is_found_from_the_head_of_the_feed() -> None:
    channel = channel_of(whole(), publication(1, type="trailer", title="Segera", season=2), publication(2))

    ((text, facts),) = said(channel, "trailer")
    assert text == "Segera"
    assert facts["url"] == "https://radio.contoh.go.id/jaksa/audio/episode-1-abcdef12.mp3"
    assert (facts["pubdate"], facts["season"]) == ("Thu, 08 Jan 2026 15:00:00 +0700", "2")
    assert (facts["length"], facts["type"]) == ("1000001", "audio/mpeg")


def test_seasons_have_their_names_and_episodes_their_numbers() -> None:
    items = channel_of(whole(), publication(1), publication(2, season=2)).findall("item")

    assert [said(item, "season") for item in items] == [[("2", {})], [("1", {"name": "Tahun pertama"})]]
    assert [said(item, "episode") for item in items] == [[("2", {})], [("1", {})]]


def test_other_parsers_find_what_they_know() -> None:
    feed = build_feed(whole(), [publication()], ART)
    elder = feed.replace(NAMESPACE, ELDER_NAMESPACE)  # clients must treat both alike; podcastparser knows the elder

    parsed = podcastparser.parse("https://x.example/feed.xml", io.BytesIO(elder))
    (episode,) = parsed["episodes"]
    assert (parsed["funding_url"], parsed["import_prohibited"]) == ("https://contoh.go.id/dukung", True)
    names = [person["name"] for person in episode["persons"]]
    assert names == ["Sari Wulandari", "Dr. Budi Santoso, S.H., M.H.", "Rini"]
    assert episode["chapters"] == [
        {"start": 0, "title": "Pembuka"},
        {"start": 125, "title": "Tanya jawab", "href": "https://contoh.go.id/%C3%A9"},
    ]
    assert feedparser.parse(feed).feed.rights == "Seksi Penerangan Hukum"
