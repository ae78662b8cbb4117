"""Finds what an element says, also where its maker forgot to declare a namespace."""

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from radiodesk.feed.elements import ATOM, CONTENT, HISTORY, ITUNES, PODCAST, PSC
from radiodesk.feed.text import clean, one_line
from radiodesk.model.people import ROLES, Credit

_NAMES = {
    "itunes": ITUNES,
    "podcast": PODCAST,
    "atom": ATOM,
    "content": CONTENT,
    "psc": PSC,
    "fh": HISTORY,
    "media": "http://search.yahoo.com/mrss/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def found(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The children called `name`, such as `itunes:title`, in their order."""
    prefix, _colon, local = name.rpartition(":")
    tags = (name, f"{{{_NAMES[prefix]}}}{local}") if prefix else (name,)
    return parent.iterchildren(*tags)


def text_of(parent: etree._Element, *names: str) -> str:
    """What the first of these children that says anything says, markup in it included; empty without any."""
    texts = (_inside(element) for name in names for element in found(parent, name))
    return next((text for text in texts if text), "")


def line_of(parent: etree._Element, *names: str) -> str:
    """The same on one line."""
    return one_line(text_of(parent, *names))


def attribute(parent: etree._Element, name: str, key: str) -> str:
    """An attribute of the first child called `name` that has it."""
    values = (clean(element.get(key) or "") for element in found(parent, name))
    return next((value for value in values if value), "")


def whole_url(url: str, address: str) -> str:
    """An address on the web, told from `address` where it is not whole; empty for anything that is none."""
    try:
        joined = urljoin(address, clean(url).replace(" ", "%20")) if url.strip() else ""
        parts = urlsplit(joined)
        is_web = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    return joined if is_web else ""


def image_of(parent: etree._Element, address: str) -> str:
    """The address of a picture, Apple's first."""
    inner = next((line_of(image, "url") for image in found(parent, "image")), "")
    candidates = (attribute(parent, "itunes:image", "href"), attribute(parent, "podcast:image", "href"), inner)
    return next((url for given in candidates if (url := whole_url(given, address))), "")


def people_of(parent: etree._Element) -> tuple[Credit, ...]:
    """Who is named; a role that is not known here becomes that of a guest, none that of a host (namespace, person)."""
    people = {
        one_line(_inside(person)): (person.get("role") or "host").strip().lower()
        for person in found(parent, "podcast:person")
    }
    return tuple(Credit(name, role if role in ROLES else "guest") for name, role in people.items() if name)


def _inside(element: etree._Element) -> str:
    if len(element) == 0:
        return clean(element.text or "")
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return clean((element.text or "") + inner)
