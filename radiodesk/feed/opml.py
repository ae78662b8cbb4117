"""A list of feeds that every podcast app takes in (OPML 2.0): the desk's own, and those that they recommend."""

from collections.abc import Sequence

from lxml import etree

from radiodesk.feed.parts import Part, part_title
from radiodesk.feed.text import clean, one_line
from radiodesk.model.addresses import FEED_FILE, ascii_url, public_address
from radiodesk.model.programme import Programme


def build_opml(programme: Programme, others: Sequence[Programme] = (), parts: Sequence[Part] = ()) -> bytes:
    """The list as UTF-8 bytes: the programme, others of the same library, then what the programme recommends.

    The feeds of `parts` of the programme stand below it. Same programmes, same bytes.
    """
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = one_line(programme.title)
    body = etree.SubElement(root, "body")
    for own in (programme, *others):
        page = {"htmlUrl": ascii_url(own.public_url), "language": own.language}
        described = {"description": one_line(clean(own.description))} if own.description.strip() else {}
        _outline(body, one_line(own.title), own.feed_url, {**page, **described})
    for part in parts:
        page = {"htmlUrl": public_address(programme.public_url, part.page), "language": programme.language}
        _outline(body[0], part_title(programme, part), programme.public_url + part.path(FEED_FILE), page)
    listed = {own.feed_url for own in (programme, *others)}
    for show in programme.podroll:
        if show.feed_url and show.feed_url not in listed:
            _outline(body, one_line(show.title) or show.feed_url, show.feed_url, {})
    written: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return written


def _outline(body: etree._Element, text: str, feed_url: str, facts: dict[str, str]) -> etree._Element:
    known = {"type": "rss", "text": text, "xmlUrl": ascii_url(feed_url), **facts}
    return etree.SubElement(body, "outline", {name: clean(fact) for name, fact in known.items()})
