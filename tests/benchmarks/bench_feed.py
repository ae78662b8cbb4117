"""The feed of a library: after one edit, and from nothing, beside feedgen alone with less to say.

The edit is the desk's own work: which publications there are is asked of the library's database, the one that was
edited is written, and every feed stands anew: the whole with its archive, as JSON, each season and each topic, checked.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.desk.feeds import Shelf, build_feeds_of
from radiodesk.library.codec import fingerprint
from radiodesk.library.library import Library
from radiodesk.model.episode import Recording, Sheet
from radiodesk.model.publication import Destination, Publication
from radiodesk.model.sound import MediaInfo
from tests.feed.makers import programme, publication

COUNTS = (100, 1_000, 10_000, 50_000)
TOPICS = ("Tanah", "Warisan", "Anak", "Pinjaman", "Tilang", "Upah", "Nikah", "Desa", "Korupsi", "Narkotika")
AN_EDITION = 1


def bench() -> Iterator[str]:
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            for work in WORKS:
                command = [sys.executable, "-m", "tests.benchmarks.bench_feed", work, str(count), folder]
                yield subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def episodes(count: int) -> Iterator[Publication]:
    """Episodes of the same day, so that the years suffice; two hundred a season, each on one topic."""
    first = publication(1)
    for number in range(1, count + 1):
        topics = (TOPICS[number % len(TOPICS)],)
        sheet = replace(first.sheet, title=f"Episode {number}", number=number, season=number // 200 + 1, topics=topics)
        enclosure = replace(first.enclosure, file_name=f"episode-{number}-abcdef12.mp3")
        names = {"guid": f"0b7e1c1e-0000-4000-8000-{number:012}", "slug": f"episode-{number}"}
        yield replace(first, episode_id=number, sheet=sheet, enclosure=enclosure, **names)  # type: ignore[arg-type]


def first(count: int, folder: Path) -> str:
    """A library in which all of them are public, and its first feeds."""
    with Library.create(folder / "library", programme()) as library:
        _publish(library, count)
        begin = time.process_time()
        build_feeds_of(library, library.programme(), _shelf(library))
        return f"RadioDesk, from nothing: {time.process_time() - begin:6.2f} s of processor"


def edit(count: int, folder: Path) -> str:
    """One title is edited; everything else is as it was."""
    with Library.open(folder / "library") as library:
        show = library.programme()
        build_feeds_of(library, show, Shelf((), lambda _keys: {}))  # what is loaded once in a process
        begin = time.process_time()
        shelf = _shelf(library)
        (old,) = shelf.find(shelf.keys[count // 2 : count // 2 + 1]).values()
        new = replace(old, sheet=replace(old.sheet, title=f"Judul {time.time_ns()}"))
        keys = tuple(key for key in shelf.keys if key != old.kept_as)
        changed = {fingerprint(new): new}
        after = Shelf((*keys, *changed), lambda asked: {**library.publications_named(asked), **changed})
        feeds = build_feeds_of(library, show, after)
        seconds = time.process_time() - begin
        size = sum(feed.size_bytes for feed in feeds) / 1e6
        return f"RadioDesk, one edit:     {seconds:6.2f} s of processor; {len(feeds)} documents of {size:.1f} MB"


def plain(count: int, folder: Path) -> str:
    """The same episodes in feedgen's own words: no podcast namespace, no chapters, no parts, no check."""
    from feedgen.feed import FeedGenerator

    publications = list(episodes(count))
    begin = time.process_time()
    feed = FeedGenerator()
    feed.load_extension("podcast", atom=False)
    feed.title("T")
    feed.link(href="https://radio.contoh.go.id/")
    feed.description("D")
    for each in publications:
        entry = feed.add_entry(order="append")
        entry.title(each.sheet.title)
        entry.guid(each.guid)
        entry.enclosure(each.enclosure.file_name, str(each.enclosure.length_bytes), "audio/mpeg")
        entry.link(href=f"https://radio.contoh.go.id/episodes/{each.slug}/")
        entry.pubDate(each.date)
        entry.description(each.sheet.summary)
        entry.content(each.sheet.notes, type="CDATA")
        entry.podcast.itunes_duration(1800)
    written = feed.rss_str(pretty=True)
    seconds = time.process_time() - begin
    return f"feedgen, always:         {seconds:6.2f} s of processor; one document of {len(written) / 1e6:.1f} MB"


def _publish(library: Library, count: int) -> None:
    """Put publications into the library's database as an edition has them; to publish so many takes minutes."""
    from sqlalchemy import insert

    from radiodesk.library import schema

    place = library.save_destination(Destination("web", "folder:/srv/www"))
    library.begin_edition("web", (), (), datetime(2026, 1, 1, tzinfo=UTC))
    recording = Recording("ab" * 32, "siaran.wav", 1, MediaInfo("wav", "pcm", 48000, 1, 48000))
    bare = {"programme_id": library.programme().id, "revision": 0, "recording": recording, "sheet": Sheet()}
    with library._database.session() as session:
        for number, each in enumerate(episodes(count), 1):
            session.execute(insert(schema.episodes).values(id=number, guid=each.guid, slug=each.slug, **bare))
            facts = {"sha256": fingerprint(each), "sheet_sha256": "", "episode_id": number, "value": each}
            session.execute(insert(schema.publications).values(id=number, destination_id=place.id, **facts))
            link = {"edition_id": AN_EDITION, "position": number, "publication_id": number}
            session.execute(insert(schema.edition_publications).values(**link))


def _shelf(library: Library) -> Shelf:
    """What is public, without reading any of it."""
    return Shelf(library.publication_keys(AN_EDITION), library.publications_named)


WORKS = {"first": first, "edit": edit, "plain": plain}

if __name__ == "__main__":
    said = WORKS[sys.argv[1]](int(sys.argv[2]), Path(sys.argv[3]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(f"{int(sys.argv[2]):6} episodes, {said}, {peak:.0f} MB of memory\n")
