"""A long feed in several documents: the newest episodes, and pages of an archive that do not change any more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, NamedTuple, cast

from radiodesk.feed.build import from_nothing, in_order
from radiodesk.feed.channel import Document
from radiodesk.feed.check import Finding
from radiodesk.feed.parts import WHOLE, Part, programme_of
from radiodesk.feed.stock import digest
from radiodesk.feed.writer import Writer
from radiodesk.model.addresses import FEED_FILE, archive_file
from radiodesk.model.feed_entry import Entry
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication

MOST_EPISODES = 1000
"""As many episodes stay in one document: nineteen years of a weekly programme."""

LARGEST_BYTES = 2_000_000
"""As large may it be: some programs read no further than 2 MiB."""

PAGE_EPISODES = 250


class Finished(NamedTuple):
    """A finished file: where it goes, what its content is, and what the check found in it."""

    path: str
    sha256: str
    size_bytes: int
    findings: tuple[Finding, ...] = ()


def build_feeds(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> dict[str, bytes]:
    """The documents of the feed by path: all in one, or the newest episodes and an archive (RFC 5005 section 4).

    Pages of the archive are numbered from the oldest, so that a full page stays as it is whatever is published later;
    each names the one before it as `prev-archive` and, for apps that know only that, as `next`. Apps that follow
    neither, Apple's and Spotify's among them, know only what stands in the first document. Raises what `build_feed`
    does.
    """
    entries, stock = from_nothing(publications, covers or {})
    writer = Writer(programme, art_url, stock)
    newest_first = in_order(programme, entries)
    return {document.path: writer.document(those, document) for document, those in _divided(writer, newest_first)}


def finished_feed(writer: Writer, newest_first: Sequence[Entry], part: Part = WHOLE) -> tuple[Finished, ...]:
    """The documents of a whole feed, or of a part of it, kept by their content.

    Of a feed in which nothing is new, not even its items are looked at; a page of the archive is written when
    something in it is. `writer` is that of the whole. What the check found in items is told of the whole feed only.
    """
    key = _key("feed", writer, part, newest_first)
    known = finished_before(writer, key)
    if known is None:
        of_part = Writer(programme_of(writer.programme, part), writer.art_url, writer.stock) if part.folder else writer
        known = tuple(
            _finished(of_part, *each, is_whole=part == WHOLE) for each in _divided(of_part, newest_first, part)
        )
        leave_finished(writer, key, known)
    return known


def _finished(writer: Writer, document: Document, entries: Sequence[Entry], *, is_whole: bool) -> Finished:
    key = _key("document", writer, document, entries)
    known = finished_before(writer, key)
    if known is None:
        data = writer.document(entries, document)
        findings = tuple(each for each in writer.findings(entries, document) if is_whole or not each.guid)
        known = (Finished(document.path, writer.stock.keep(data), len(data), findings),)
        leave_finished(writer, key, known)
    return known[0]


def _key(kind: str, writer: Writer, document: object, entries: Sequence[Entry]) -> str:
    limits = (LARGEST_BYTES, MOST_EPISODES, PAGE_EPISODES)
    return digest(kind, writer.around, document, limits, "".join([entry.key for entry in entries]))


def finished_before(writer: Writer, key: str) -> tuple[Finished, ...] | None:
    """What was finished before, as long as all of it is still there."""
    note = cast("list[Any] | None", writer.stock.note(key))
    if note is None:
        return None
    finished = [
        Finished(path, sha256, size_bytes, tuple(Finding(**finding) for finding in findings))
        for path, sha256, size_bytes, findings in note
    ]
    return tuple(finished) if all(writer.stock.has(each.sha256) for each in finished) else None


def leave_finished(writer: Writer, key: str, finished: Sequence[Finished]) -> None:
    """Note for the next time what was finished."""
    writer.stock.leave(key, [(*each[:3], [asdict(finding) for finding in each.findings]) for each in finished])


def _divided(
    writer: Writer, newest_first: Sequence[Entry], part: Part = WHOLE
) -> Iterator[tuple[Document, Sequence[Entry]]]:
    """The documents of a feed with their episodes, the archive first: what names a page comes after it."""
    pages = _archive_pages(writer, newest_first, part)
    oldest_first = newest_first[::-1]
    for number in range(1, pages + 1):
        links = (("current", part.path(FEED_FILE)), *_older(number - 1, part))
        page = oldest_first[(number - 1) * PAGE_EPISODES : number * PAGE_EPISODES][::-1]
        yield Document(part.path(archive_file(number)), links, is_archive=True, page=part.page), page
    yield _first(pages, part), _recent(newest_first, pages)


def _archive_pages(writer: Writer, newest_first: Sequence[Entry], part: Part) -> int:
    pages = max(-(-(len(newest_first) - MOST_EPISODES) // PAGE_EPISODES), 0)
    while True:
        recent = _recent(newest_first, pages)
        if len(recent) <= PAGE_EPISODES or len(writer.document(recent, _first(pages, part))) <= LARGEST_BYTES:
            return pages
        pages += 1


def _recent(newest_first: Sequence[Entry], pages: int) -> Sequence[Entry]:
    return newest_first[: len(newest_first) - pages * PAGE_EPISODES]


def _first(pages: int, part: Part) -> Document:
    return Document(part.path(FEED_FILE), (*part.links, *_older(pages, part)), page=part.page)


def _older(number: int, part: Part) -> tuple[tuple[str, str], ...]:
    """The links to page `number` of the archive, none to page 0."""
    return tuple((rel, part.path(archive_file(number))) for rel in ("prev-archive", "next")) if number else ()
