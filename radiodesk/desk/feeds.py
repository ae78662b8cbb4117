"""The feeds of a programme in every form, written from what is kept: an edit costs no more than what it changes."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from radiodesk.desk.covers import cover_of
from radiodesk.desk.transcripts import with_transcripts
from radiodesk.feed.archive import Finished, finished_feed
from radiodesk.feed.build import in_order
from radiodesk.feed.json_feed import finished_json_feed
from radiodesk.feed.opml import build_opml
from radiodesk.feed.parts import parts
from radiodesk.feed.stock import Dressed, Stock
from radiodesk.feed.writer import Writer
from radiodesk.library.codec import fingerprint
from radiodesk.library.feed_stock import FeedStock, feed_stock
from radiodesk.library.library import Library
from radiodesk.model.addresses import OPML_FILE, public_address
from radiodesk.model.feed_entry import Entry, entry_of
from radiodesk.model.problems import FileMissing
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication

AT_ONCE = 250
"""So many publications are read from the library in one go."""


class Shelf(NamedTuple):
    """Publications by their fingerprints. Those that are needed are looked up with `find`; most are not."""

    keys: tuple[str, ...]
    find: Callable[[Sequence[str]], Mapping[str, Publication]]


def shelf_of(publications: Sequence[Publication]) -> Shelf:
    """Publications that are at hand."""
    by_key = {each.kept_as or fingerprint(each): each for each in publications}
    return Shelf(tuple(by_key), lambda keys: {key: by_key[key] for key in keys})


def build_feeds_of(library: Library, programme: Programme, shelf: Shelf) -> tuple[Finished, ...]:
    """Every feed of a programme: the whole with its archive, as JSON, by season, by topic, and the list of all.

    The files are kept in the library by content. What was written before is not written, checked or even looked at
    again. Same publications, same bytes. Raises `BadValue`, `FeedUnsound`.
    """
    with feed_stock(library.root) as kept:
        stock = Stock(lambda keys: _dressed(library, programme, shelf, keys), kept, library.keep_public, _has(library))
        newest_first = in_order(programme, _entries(shelf, kept))
        writer = Writer(programme, _art_url(library, programme), stock)
        divided = list(parts(programme, newest_first))
        whole = (*finished_feed(writer, newest_first), finished_json_feed(writer, newest_first))
        partial = [each for part, entries in divided for each in finished_feed(writer, entries, part)]
    opml = build_opml(programme, _others(library, programme), [part for part, _entries in divided])
    return *whole, *partial, Finished(OPML_FILE, library.keep_public(opml), len(opml))


def _entries(shelf: Shelf, kept: FeedStock) -> list[Entry]:
    """The publications in brief; one that was never seen before is looked up."""
    known = kept.entries(shelf.keys)
    missing = [key for key in shelf.keys if key not in known]
    for begin in range(0, len(missing), AT_ONCE):
        found = shelf.find(missing[begin : begin + AT_ONCE])
        fresh = [entry_of(key, publication) for key, publication in found.items()]
        kept.keep_entries(fresh)
        known |= {entry.key: entry for entry in fresh}
    return [known[key] for key in shelf.keys]


def _dressed(library: Library, programme: Programme, shelf: Shelf, keys: Sequence[str]) -> list[Dressed]:
    found = shelf.find(keys)
    publications = with_transcripts(library, [found[key] for key in keys])
    return [Dressed(each, _cover_url(library, programme, each.sheet.cover)) for each in publications]


def _cover_url(library: Library, programme: Programme, cover: str) -> str:
    if not cover:
        return ""
    return public_address(programme.public_url, cover_of(library, programme, cover).large_name)


def _art_url(library: Library, programme: Programme) -> str:
    return public_address(programme.public_url, cover_of(library, programme, "").large_name)


def _others(library: Library, programme: Programme) -> list[Programme]:
    """The other programmes of the library that listeners can subscribe to, and may find in directories."""
    return [each for each in library.public_programmes() if each.id != programme.id and not each.is_blocked]


def _has(library: Library) -> Callable[[str], bool]:
    def has(sha256: str) -> bool:
        try:
            return library.public_path(sha256).is_file()
        except FileMissing:
            return False

    return has
