"""Builds the RSS 2.0 feed of a programme from what went out. Same publications, same bytes."""

from collections.abc import Mapping, Sequence
from hashlib import sha256

from radiodesk.bahasa.words import _
from radiodesk.feed.categories import insist_on_category
from radiodesk.feed.channel import Document
from radiodesk.feed.stock import Dressed, Stock
from radiodesk.feed.writer import Writer
from radiodesk.model.feed_entry import Entry, entry_of
from radiodesk.model.problems import FeedUnsound
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication


def build_feed(
    programme: Programme, publications: Sequence[Publication], art_url: str, covers: Mapping[int, str] | None = None
) -> bytes:
    """The feed as UTF-8 bytes, newest episode first; it is whole also without any.

    `art_url` is the public address of the programme's cover, `covers` those of episodes that have their own, by episode
    id. Rules: RSS 2.0, Apple (podcasters.apple.com/support/823), PSP-1, podcast namespace. Raises `BadValue` for a
    category Apple does not know and `FeedUnsound` when two episodes share a guid or an audio file.
    """
    entries, stock = from_nothing(publications, covers or {})
    return Writer(programme, art_url, stock).document(in_order(programme, entries), Document())


def from_nothing(publications: Sequence[Publication], covers: Mapping[int, str]) -> tuple[list[Entry], Stock]:
    """These publications in brief, and a stock in which nothing is kept yet."""
    by_key = {sha256(repr(each).encode(errors="replace")).hexdigest(): each for each in publications}
    dressed = {key: Dressed(each, covers.get(each.episode_id, "")) for key, each in by_key.items()}
    entries = [entry_of(key, each) for key, each in by_key.items()]
    return entries, Stock(lambda keys: [dressed[key] for key in keys])


def in_order(programme: Programme, entries: Sequence[Entry]) -> list[Entry]:
    """The episodes, newest first. Raises what `build_feed` does: nothing is written of what is unsound."""
    insist_on_category(programme.category, programme.subcategory)
    if min(len({each.guid for each in entries}), len({each.file_name for each in entries})) < len(entries):
        raise FeedUnsound(reason=_("two episodes carry the same identification or the same audio file"))
    return sorted(entries, key=lambda each: (each.date_s, each.episode_id), reverse=True)
