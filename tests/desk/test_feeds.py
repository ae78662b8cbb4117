"""Every feed of a programme, as it is published: whole, by season, by topic; from what was kept as from nothing."""

import base64
import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from radiodesk.desk import publishing, sheets
from radiodesk.desk.feeds import build_feeds_of, shelf_of
from radiodesk.desk.programme_facts import set_programme
from radiodesk.feed.archive import Finished
from radiodesk.jobs.step import no_step
from radiodesk.library.feed_stock import FILE
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.publication import Publication

NOON = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
PODCAST = "{https://podcastindex.org/namespace/1.0}"


def published(library: Library, *ids: int) -> Publication:
    proposal = publishing.prepare(library, ids, "web", "voice", NOON, no_step)
    assert not [finding.sentence() for finding in proposal.findings if finding.level == "error"]
    return publishing.publish(library, proposal, no_step).edition.publications[0]


def feeds(www: Path) -> dict[str, bytes]:
    return {str(file.relative_to(www)): file.read_bytes() for file in www.rglob("feed*") if file.is_file()}


def test_a_season_and_a_topic_have_feeds_with_the_same_item(library: Library, episode: Episode, tmp_path: Path) -> None:
    sheets.set_fields(library, episode.id, {"season": "2", "topics": "Tanah adat"})

    published(library, episode.id)

    whole, season, topic = (
        etree.fromstring(feeds(tmp_path / "www")[path])
        for path in ("feed.xml", "seasons/2/feed.xml", "topics/tanah-adat/feed.xml")
    )
    items = {etree.tostring(feed.find("channel/item")) for feed in (whole, season, topic)}
    assert len(items) == 1
    assert [feed.findtext("channel/title") for feed in (whole, season, topic)] == [
        "Jaksa Menyapa",
        "Jaksa Menyapa: Musim 2",
        "Jaksa Menyapa: Tanah adat",
    ]
    assert len({feed.findtext(f"channel/{PODCAST}guid") for feed in (whole, season, topic)}) == 3
    assert [feed.findtext(f"channel/{PODCAST}block") for feed in (whole, season, topic)] == [None, "yes", "yes"]
    listed = etree.fromstring((tmp_path / "www" / "feeds.opml").read_bytes())
    beginning = "https://contoh.example/radio/"
    assert [str(each.get("xmlUrl")).removeprefix(beginning) for each in listed.iter("outline")] == [
        "feed.xml",
        "seasons/2/feed.xml",
        "topics/tanah-adat/feed.xml",
    ]


def test_a_small_form_goes_out_beside_the_audio_and_its_proof_is_of_its_very_bytes(
    library: Library, episode: Episode, tmp_path: Path
) -> None:
    set_programme(library, [("small_audio", "m4a")])

    publication = published(library, episode.id)

    (small,) = publication.alternates
    file = tmp_path / "www" / "audio" / small.file_name
    assert (file.suffix, small.media_type) == (".m4a", "audio/mp4")
    assert small.length_bytes == file.stat().st_size < publication.enclosure.length_bytes
    feed = etree.fromstring(feeds(tmp_path / "www")["feed.xml"])
    _full, slim = feed.iter(f"{PODCAST}alternateEnclosure")
    assert slim[0].get("uri") == f"https://contoh.example/radio/audio/{small.file_name}"
    proof = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
    assert slim[1].get("value") == f"sha256-{proof}"


def _delete(stock: Path) -> None:
    stock.unlink()


def _garbage(stock: Path) -> None:
    stock.write_bytes(b"this is no database, " * 500)


def _holes(stock: Path) -> None:
    data = bytearray(stock.read_bytes())
    data[5000:9000] = bytes(4000)
    stock.write_bytes(data)


def _lies(stock: Path) -> None:
    with sqlite3.connect(stock) as database:
        database.execute("UPDATE kept SET value = CAST('lies' AS BLOB)")


def _newer(stock: Path) -> None:
    with sqlite3.connect(stock) as database:
        database.execute("PRAGMA user_version = 99")


def _folder(stock: Path) -> None:
    stock.unlink()
    stock.mkdir()


def test_whatever_happens_to_what_was_kept_the_feed_is_the_same(library: Library, episode: Episode) -> None:
    sheets.set_fields(library, episode.id, {"season": "1", "topics": "Tanah"})
    publication = published(library, episode.id)

    def built() -> tuple[Finished, ...]:
        return build_feeds_of(library, library.programme(), shelf_of([publication]))

    before = built()
    for harm in (_delete, _garbage, _holes, _lies, _newer, _folder):
        harm(library.root / FILE)
        assert built() == built() == before
