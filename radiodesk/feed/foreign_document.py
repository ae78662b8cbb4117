"""Reads one document of a feed, however long: an item is let go of as soon as it has been read."""

from io import BytesIO

from lxml import etree

from radiodesk.feed.foreign import ForeignFeed, ForeignItem
from radiodesk.feed.foreign_items import read_item
from radiodesk.feed.foreign_show import read_show
from radiodesk.feed.foreign_text import readable
from radiodesk.model.web_problems import FeedUnreadable
from radiodesk.model.words import N_

MOST_ITEMS = 20_000
"""More than a show on air every day for fifty years has."""


def read_feed(data: bytes, address: str = "") -> ForeignFeed:
    """What stands in one document of a podcast feed. Nothing is fetched, no entity is followed.

    `address` is where it was found: addresses in it may be told from there. Raises `FeedUnreadable`.
    """
    document = readable(data)
    walk = etree.iterparse(
        BytesIO(document),
        events=("end",),
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    items: list[ForeignItem] = []
    try:
        for _event, element in walk:
            if element.tag == "item":
                items.append(read_item(element, address))
                _let_go(element)
            if len(items) > MOST_ITEMS:
                raise FeedUnreadable(reason=N_("it has more than 20,000 episodes"))
    except etree.XMLSyntaxError as error:
        if not items:
            raise FeedUnreadable(reason=_first_line(error)) from error
    whole = items[: document.count(b"</item")]  # of an item that breaks off, a parser makes a whole one
    return ForeignFeed(read_show(_channel(walk.root), address), tuple(whole), _flaw(walk))


def _let_go(item: etree._Element) -> None:
    """What was read is not needed any more, nor are the items before it."""
    item.clear()
    parent = item.getparent()
    before = item.getprevious()
    if parent is not None and before is not None and before.tag == "item":
        parent.remove(before)


def _channel(root: etree._Element | None) -> etree._Element:
    channel = None if root is None else root.find("channel")
    if root is None or root.tag != "rss" or channel is None:
        raise FeedUnreadable(reason=_what_else(root))
    return channel


def _what_else(root: etree._Element | None) -> str:
    tag = "" if root is None else str(root.tag)
    if tag.lower() in {"html", "head", "body", "div", "p", "meta"}:
        return N_("it is a web page")
    if tag.endswith(("}feed", "}RDF")):
        return N_("it is a feed of another kind than RSS 2.0")
    return N_("it is not RSS")


def _flaw(walk: "etree.iterparse[tuple[str, etree._Element]]") -> str:
    """The first place at which the XML breaks; a wrong mark that harms nothing is none."""
    fatal = [entry for entry in walk.error_log if entry.level_name == "FATAL" and "ENTITY" not in entry.type_name]
    return f"{fatal[0].message.strip()[:120]} ({fatal[0].line})" if fatal else ""


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
