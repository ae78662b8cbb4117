"""Writes the documents of a feed out of items that are kept: only what is new is written, and checked, anew."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import NamedTuple

from radiodesk.feed.channel import Document, Extent
from radiodesk.feed.check import Finding, check_feed
from radiodesk.feed.heads import END, write_head, write_items
from radiodesk.feed.stock import Stock, digest
from radiodesk.model.feed_entry import Entry
from radiodesk.model.programme import Programme

AT_ONCE = 250
"""So many items are written in one go: feedgen and lxml take 14 kB of memory for each."""

_NONE = b"[]"


class Item(NamedTuple):
    """An item as it stands in a document, and what the check found in it."""

    data: bytes
    findings: tuple[Finding, ...]


class Writer:
    """Writes one programme's feed. `art_url` is the public address of its cover."""

    def __init__(self, programme: Programme, art_url: str, stock: Stock) -> None:
        """Nothing is written yet."""
        self.programme = programme
        self.stock = stock
        self.art_url = art_url
        show = programme
        self.around_items = digest(show.public_url, show.language, show.people, show.seasons, show.type)
        """What an item depends on besides its own publication."""
        self.around = digest(programme, art_url)
        """What a document depends on besides its items."""
        self._lately: tuple[list[str], list[Item]] = ([], [])

    def document(self, newest_first: Sequence[Entry], document: Document) -> bytes:
        """One document of the feed, with these episodes."""
        items = [item.data for item in self.items(newest_first)]
        return b"".join((self._head(newest_first, document), *items, END))

    def findings(self, newest_first: Sequence[Entry], document: Document) -> tuple[Finding, ...]:
        """What the check has to say of such a document; what it said of the items it need not find again."""
        items = self.items(newest_first)
        data = b"".join((self._head(newest_first, document), *(item.data for item in items[:1]), END))
        of_channel = (finding for finding in check_feed(data) if not finding.guid)
        return (*of_channel, *(finding for item in items for finding in item.findings))

    def items(self, entries: Sequence[Entry]) -> list[Item]:
        """The items of these episodes; each is written only once."""
        keys = [entry.key for entry in entries]
        if self._lately[0] != keys:
            self._lately = (keys, self._all(entries))
        return self._lately[1]

    def _all(self, entries: Sequence[Entry]) -> list[Item]:
        found = {entry.key: item for entry in entries if (item := self._kept(entry))}
        missing = [entry for entry in entries if entry.key not in found]
        for begin in range(0, len(missing), AT_ONCE):
            batch = missing[begin : begin + AT_ONCE]
            for entry, item in zip(batch, self._written(batch), strict=True):
                self._keep(entry, item)
                found[entry.key] = item
        return [found[entry.key] for entry in entries]

    def _head(self, newest_first: Sequence[Entry], document: Document) -> bytes:
        extent = _extent(newest_first, self.stock)
        return write_head(self.programme, extent, self.art_url, document)

    def _written(self, entries: Sequence[Entry]) -> Iterator[Item]:
        items = write_items(self.programme, self.stock.fetch([entry.key for entry in entries]))
        head = write_head(self.programme, Extent(), self.art_url, Document())
        findings = check_feed(b"".join((head, *items, END)))
        for entry, data in zip(entries, items, strict=True):
            yield Item(data, tuple(each for each in findings if each.guid == entry.guid))

    def _kept(self, entry: Entry) -> Item | None:
        kept = self.stock.kept.get(self._key(entry))
        if kept is None:
            return None
        findings, _newline, data = kept.partition(b"\n")
        return Item(data, tuple(Finding(**each) for each in json.loads(findings)) if findings != _NONE else ())

    def _keep(self, entry: Entry, item: Item) -> None:
        findings = json.dumps([asdict(finding) for finding in item.findings])
        self.stock.kept[self._key(entry)] = findings.encode() + b"\n" + item.data

    def _key(self, entry: Entry) -> str:
        return f"item {self.around_items} {entry.key}"


def _extent(entries: Sequence[Entry], stock: Stock) -> Extent:
    if not entries:
        return Extent()
    moments = (datetime.fromisoformat(entry.revised) for entry in entries)
    oldest = min(entry.date_s for entry in entries)
    keys = [entry.key for entry in entries if entry.type == "trailer"]
    trailers = tuple(each.publication for each in stock.fetch(keys)) if keys else ()
    return Extent(max(moments), datetime.fromtimestamp(oldest, UTC), trailers)
