"""A feed is checked before it goes out: each broken rule is found, named and said in a sentence."""

import pytest

from radiodesk.feed.build import build_feed
from radiodesk.feed.check import Finding, check_feed
from tests.feed.makers import ART, programme, publication


def sound() -> str:
    return build_feed(programme(), [publication(2), publication(1)], ART).decode()


def errors(feed: str) -> list[Finding]:
    return [finding for finding in check_feed(feed.encode()) if finding.level == "error"]


def test_what_radiodesk_builds_is_without_findings() -> None:
    assert check_feed(sound().encode()) == ()


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ("<itunes:explicit>false", "<itunes:explicit>no", "itunes:explicit"),
        ('<itunes:category text="News">', '<itunes:category text="news">', "itunes:category"),
        ('text="Politics"', 'text="Poetry"', "itunes:category"),
        ('rel="self"', 'rel="hub"', "atom:link"),
        ("<language>id</language>", "", "language"),
        ("<title>Jaksa Menyapa</title>", "<title> </title>", "title"),
        (f'href="{ART}"', 'href="cover.jpg"', "itunes:image"),
        ('type="audio/mpeg"', 'type="text/html"', "enclosure"),
        ('length="1000001"', 'length="1800.5"', "enclosure"),
        ('length="1000001"', 'length="0"', "enclosure"),
        ("episode-1-abcdef12.mp3", "episode 1.mp3", "enclosure"),
        ("episode-1-abcdef12.mp3", "episode-2-abcdef12.mp3", "enclosure"),
        ("guid-1", "guid-2", "guid"),
        (">guid-1<", "><", "guid"),
        ("Thu, 08 Jan 2026 15:00:00 +0700", "8 Januari 2026", "pubDate"),
        ("<itunes:season>1", "<itunes:season>0", "itunes:season"),
        ("<itunes:episodeType>full", "<itunes:episodeType>whole", "itunes:episodeType"),
        ("http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd", "itunes:image"),
    ],
)
def test_a_broken_rule_is_an_error_that_names_it(good: str, bad: str, rule: str) -> None:
    assert good in sound()

    found = errors(sound().replace(good, bad))

    assert rule in {finding.rule for finding in found}


def test_serial_programmes_need_numbers() -> None:
    feed = sound().replace(">episodic<", ">serial<").replace("<itunes:episode>1</itunes:episode>", "")

    (finding,) = check_feed(feed.encode())
    assert (finding.level, finding.rule, finding.where) == ("error", "itunes:episode", "Episode 1")


def test_what_only_costs_comfort_is_a_warning() -> None:
    feed = sound().replace("<itunes:duration>1800</itunes:duration>", "")

    assert {(finding.level, finding.rule) for finding in check_feed(feed.encode())} == {("warning", "itunes:duration")}


def test_a_finding_speaks_of_its_episode_and_of_what_it_found() -> None:
    (finding,) = errors(sound().replace('length="1000001"', 'length="viel"'))

    assert finding.sentence() == "“Episode 1”: “viel” is no size in bytes."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"<rss",
        b"<html/>",
        b"<rss version='2.0'/>",
        b"\x00" * 100,
        b"<!DOCTYPE r [<!ENTITY a 'aaaaaaa'><!ENTITY b '&a;&a;&a;'>]><rss version='2.0'><channel>&b;</channel></rss>",
        b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel>&x;</channel></rss>",
        b"<a>" * 1000,
        b"x" * (10 * 1024 * 1024 + 1),
    ],
)
def test_whatever_comes_in_ends_in_a_finding(data: bytes) -> None:
    findings = check_feed(data)

    assert findings[0].level == "error"
    assert "root:" not in "".join(finding.sentence() for finding in findings)
