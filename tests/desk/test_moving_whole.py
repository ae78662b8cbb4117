"""Eight hundred episodes move in, go out, and are compared one by one: subscribers must see nothing new."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import podcastparser
import pytest

from radiodesk.desk import publishing
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.feeds import build_feeds_of, shelf_of
from radiodesk.desk.moving_feed import look_at_feed
from radiodesk.desk.moving_house import settle
from radiodesk.desk.moving_in import move_in
from radiodesk.desk.opening import create_library
from radiodesk.desk.publications import publications_after
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.programme import Programme
from tests.desk.elsewhere import Elsewhere
from tests.servers.web import web_server

EPISODES = 800
NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Elsewhere]:
    """The other host."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        yield Elsewhere(tmp_path / "there", web.url)


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """An empty library; nothing breaks off here, and ten thousand times waiting for the disk take minutes."""
    monkeypatch.setattr(os, "fsync", lambda _file: None)
    with create_library(tmp_path / "radio", Programme("Baru", "https://contoh.example/radio/")) as library:
        add_destination(library, "web", str(tmp_path / "www"))
        yield library


def move(library: Library, there: Elsewhere, count: int) -> list[int]:
    feed = there.write(*(there.item(number) for number in reversed(range(count))))
    household = look_at_feed(feed, no_step)
    moved = move_in(library, household, settle(library, household, "").programme, no_step)
    return [outcome.episode_id for outcome in moved.of_state("brought")]


def test_eight_hundred_episodes_would_go_out_as_they_were(library: Library, there: Elsewhere, tmp_path: Path) -> None:
    ids = move(library, there, EPISODES)

    publications = publications_after(library, (), ids, None, NOON, no_step)
    feeds = build_feeds_of(library, library.programme(), shelf_of(publications))

    public = tmp_path / "www"  # feed and audio as they would be public; the 5,000 pages beside them are not made here
    (public / "audio").mkdir(parents=True)
    for each in publications:
        audio = library.original_path(each.enclosure.sha256)
        shutil.copyfile(audio, public / "audio" / each.enclosure.file_name)
    (feed,) = [each for each in feeds if each.path == "feed.xml"]
    shutil.copyfile(library.public_path(feed.sha256), public / "feed.xml")
    assert len(ids) == EPISODES
    assert [finding for finding in feed.findings if finding.level == "error"] == []
    assert _by_feedparser(public) == _by_feedparser(there.root)
    assert _by_podcastparser(public) == _by_podcastparser(there.root)


def test_a_podcast_that_moved_in_is_public_as_it_was(library: Library, there: Elsewhere, tmp_path: Path) -> None:
    ids = move(library, there, 12)

    receipt = publishing.publish(library, publishing.prepare(library, ids, "web", None, NOON, no_step), no_step)

    assert receipt.faults == ()
    assert _by_feedparser(tmp_path / "www") == _by_feedparser(there.root)
    assert _by_podcastparser(tmp_path / "www") == _by_podcastparser(there.root)


def _by_feedparser(root: Path) -> list[tuple[object, ...]]:
    parsed = feedparser.parse((root / "feed.xml").read_bytes())
    return [
        (
            entry.id,
            entry.published_parsed,
            entry.title,
            entry.summary,
            entry.itunes_duration,
            entry.enclosures[0].type,
            entry.enclosures[0].length,
            _bytes_at(root, entry.enclosures[0].href),
        )
        for entry in parsed.entries
    ]


def _by_podcastparser(root: Path) -> list[tuple[object, ...]]:
    with (root / "feed.xml").open("rb") as stream:
        parsed = podcastparser.parse("https://x.example/feed.xml", stream)
    return [
        (
            each["guid"],
            each["published"],
            each["title"],
            each["description"],
            each["total_time"],
            each["enclosures"][0]["mime_type"],
            each["enclosures"][0]["file_size"],
        )
        for each in parsed["episodes"]
    ]


def _bytes_at(root: Path, url: str) -> bytes:
    return (root / "audio" / Path(urlsplit(url).path).name).read_bytes()
