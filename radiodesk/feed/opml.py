"""A list of feeds that every podcast app takes in (OPML 2.0): the programme, and those that it recommends."""

from lxml import etree

from radiodesk.feed.text import clean, one_line
from radiodesk.model.addresses import ascii_url
from radiodesk.model.programme import Programme


def build_opml(programme: Programme) -> bytes:
    """The list as UTF-8 bytes. Same programme, same bytes."""
    root = etree.Element("opml", version="2.0")
    title = one_line(programme.title)
    etree.SubElement(etree.SubElement(root, "head"), "title").text = title
    body = etree.SubElement(root, "body")
    page = {"htmlUrl": ascii_url(programme.public_url), "language": programme.language}
    described = {"description": one_line(clean(programme.description))} if programme.description.strip() else {}
    _outline(body, title, programme.feed_url, {**page, **described})
    for show in programme.podroll:
        if show.feed_url:
            _outline(body, one_line(show.title) or show.feed_url, show.feed_url, {})
    written: bytes = etree.tostring(root, pretty_print=True, xml_declaration=True, encoding="UTF-8")
    return written


def _outline(body: etree._Element, text: str, feed_url: str, facts: dict[str, str]) -> None:
    known = {"type": "rss", "text": text, "xmlUrl": ascii_url(feed_url), **facts}
    etree.SubElement(body, "outline", {name: clean(fact) for name, fact in known.items()})
