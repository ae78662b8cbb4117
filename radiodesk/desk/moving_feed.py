"""Reads a whole feed before anything is brought in: all its pages, from the web or from a file."""

from dataclasses import dataclass, replace
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_items import Arriving, Left, sort_out
from radiodesk.desk.moving_web import Web, is_inside_the_house, shown
from radiodesk.feed.foreign import ForeignFeed, ForeignItem, ForeignShow
from radiodesk.feed.foreign_document import MOST_ITEMS, read_feed
from radiodesk.feed.foreign_text import LARGEST_BYTES
from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, Problem, storage_guard
from radiodesk.model.programme import podcast_guid

MOST_PAGES = 500


@dataclass(frozen=True)
class Household:
    """What would move in. `source` is where its feed was read, `guid` its podcast:guid, from there or by the rule.

    `remarks` are sentences about the feed as a whole. `trusts_the_house`: its files may lie in the office's network.
    """

    source: str
    show: ForeignShow
    guid: str
    arriving: tuple[Arriving, ...]
    left: tuple[Left, ...]
    remarks: tuple[str, ...]
    trusts_the_house: bool

    @property
    def stated_bytes(self) -> int:
        """How large all the audio is, as far as the feed says so."""
        return sum(each.item.length_bytes for each in self.arriving)


def look_at_feed(source: str, step: Step) -> Household:
    """Everything in the feed at a web address or in a file. Nothing is changed.

    Raises `FileMissing`, `NotFetched`, `FeedUnreadable`.
    """
    is_web = is_web_source(source)
    trusts = not is_web or is_inside_the_house(source)
    with Web(trusts_the_house=trusts) as web:
        if is_web:
            data, address = web.fetch(source, LARGEST_BYTES)
            first = read_feed(data, address)
        else:
            first, address = read_feed(_bytes_of(Path(source))), ""
        pages, remarks = _all_pages(web, first, {source, address}, step)
    arriving, left = sort_out(_items_of(pages))
    flaws = tuple(_("The XML of the feed is broken ({flaw}).").format(flaw=page.flaw) for page in pages if page.flaw)
    address = source if is_web else first.show.own_url or first.show.new_feed_url
    guid = first.show.guid or (podcast_guid(address) if address else "")
    if not first.show.guid and guid:
        remarks += (_("The feed had no podcast:guid; it follows from its address: {guid}.").format(guid=guid),)
    show = replace(first.show, title=first.show.title or shown(source))
    return Household(source, show, guid, arriving, left, (*flaws, *remarks), trusts)


def is_web_source(source: str) -> bool:
    """Whether a feed is meant by its address; anything else is a file."""
    return source.lower().startswith(("http://", "https://"))


def _bytes_of(file: Path) -> bytes:
    if not file.is_file():
        raise FileMissing(path=file)
    with storage_guard(file), file.open("rb") as stream:
        return stream.read(LARGEST_BYTES + 1)


def _all_pages(
    web: Web, first: ForeignFeed, passed: set[str], step: Step
) -> tuple[tuple[ForeignFeed, ...], tuple[str, ...]]:
    """The document and those after it (RFC 5005): until there is none, or none with anything new."""
    pages, known = [first], {_mark(first)}
    url, count = first.show.next_url, len(first.items)
    while url:
        step(len(pages), len(pages) + 1)
        if url in passed or len(pages) >= MOST_PAGES or count > MOST_ITEMS:
            text = _("The pages of the feed go on without end; reading stopped at {url}.")
            return tuple(pages), (text.format(url=shown(url)),)
        passed.add(url)
        try:
            data, address = web.fetch(url, LARGEST_BYTES)
            page = read_feed(data, address)
        except Problem as problem:
            reason = problem.facts.get("reason") or problem.what
            text = _("A further page of the feed could not be read ({url}: {reason}).")
            return tuple(pages), (text.format(url=shown(url), reason=_(reason)),)
        if _mark(page) in known or not page.items:
            break
        known.add(_mark(page))
        pages.append(page)
        url, count = page.show.next_url, count + len(page.items)
    return tuple(pages), ()


def _items_of(pages: tuple[ForeignFeed, ...]) -> tuple[ForeignItem, ...]:
    """The items of all pages; one that an earlier page has too is not told twice."""
    items: list[ForeignItem] = []
    known: set[object] = set()
    for page in pages:
        items += [item for item in page.items if (item.guid, item.audio) not in known]
        known |= {(item.guid, item.audio) for item in page.items}
    return tuple(items)


def _mark(page: ForeignFeed) -> tuple[object, ...]:
    """By this a page is known again that says the same under another address."""
    return tuple((item.guid, item.audio) for item in page.items)
