"""Reads the channel of anybody's feed."""

import re
from collections.abc import Iterator
from uuid import UUID

from lxml import etree

from radiodesk.feed.elements import ATOM
from radiodesk.feed.foreign import ForeignShow
from radiodesk.feed.foreign_elements import attribute, found, image_of, line_of, people_of, text_of, whole_url
from radiodesk.feed.foreign_values import claim
from radiodesk.feed.foreign_words import plain
from radiodesk.feed.text import clean, one_line
from radiodesk.model.particulars import MEDIA, PLACE_RELATIONS, Funding, Place, Remark
from radiodesk.model.programme import PROGRAMME_TYPES

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_RIGHTS = re.compile(r"^(?:copyright|hak cipta|\(c\)|©|℗|\s|\d{4}(?:\s*[-–]\s*\d{4})?|,)+", re.IGNORECASE)
_GEO = re.compile(r"geo:(-?\d{1,2}(?:\.\d+)?),(-?\d{1,3}(?:\.\d+)?)")
_OSM = re.compile(r"[NWR]\d+(?:#\d+)?")


def read_show(channel: etree._Element, address: str) -> ForeignShow:
    """What stands in the channel of the feed at `address`."""
    kind = line_of(channel, "itunes:type").lower()
    medium = line_of(channel, "podcast:medium").lower()
    return ForeignShow(
        title=line_of(channel, "title", "itunes:title"),
        description=plain(text_of(channel, "description", "itunes:summary", "itunes:subtitle")),
        language=line_of(channel, "language", "dc:language").lower().replace("_", "-"),
        author=line_of(channel, "itunes:author") or _inside_owner(channel, "itunes:name"),
        owner_email=_mail(channel),
        categories=tuple(_categories(channel)),
        explicit=claim(line_of(channel, "itunes:explicit")),
        type=kind if kind in PROGRAMME_TYPES else "episodic",
        copyright=_RIGHTS.sub("", line_of(channel, "copyright", "dc:rights")),
        image_url=image_of(channel, address),
        guid=_guid(line_of(channel, "podcast:guid")),
        people=people_of(channel),
        places=tuple(_place(each) for each in found(channel, "podcast:location") if one_line(each.text or "")),
        license=line_of(channel, "podcast:license"),
        license_url=whole_url(attribute(channel, "podcast:license", "url"), address),
        funding=tuple(
            Funding(url, one_line(each.text or ""))
            for each in found(channel, "podcast:funding")
            if (url := whole_url(each.get("url") or "", address))
        ),
        medium=medium if medium in MEDIA else "",
        remarks=tuple(_remarks(channel)),
        is_complete=line_of(channel, "itunes:complete").lower() == "yes",
        own_url=_link(channel, "self", address),
        new_feed_url=whole_url(line_of(channel, "itunes:new-feed-url"), address),
        next_url=_link(channel, "next", address) or _link(channel, "prev-archive", address),
    )


def _link(channel: etree._Element, relation: str, address: str) -> str:
    urls = (link.get("href") or "" for link in channel.iterchildren(f"{{{ATOM}}}link") if link.get("rel") == relation)
    return whole_url(next(urls, ""), address)


def _inside_owner(channel: etree._Element, name: str) -> str:
    return next((text for owner in found(channel, "itunes:owner") if (text := line_of(owner, name))), "")


def _mail(channel: etree._Element) -> str:
    given = _inside_owner(channel, "itunes:email") or line_of(channel, "managingEditor", "webMaster")
    mail = _MAIL.search(given)
    return mail[0] if mail else ""


def _categories(channel: etree._Element) -> Iterator[tuple[str, str]]:
    for category in found(channel, "itunes:category"):
        name = one_line(category.get("text") or "")
        subs = [one_line(sub.get("text") or "") for sub in found(category, "itunes:category")]
        if name:
            yield name, next(filter(None, subs), "")


def _guid(text: str) -> str:
    """The guid if it is a UUID, as the podcast namespace wants it."""
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        return ""


def _place(element: etree._Element) -> Place:
    geo, osm = _GEO.match(element.get("geo") or ""), clean(element.get("osm") or "")
    relation, country = element.get("rel") or "", clean(element.get("country") or "").upper()
    return Place(
        name=one_line(element.text or ""),
        geo=f"{geo[1]},{geo[2]}" if geo else "",
        osm=osm if _OSM.fullmatch(osm) else "",
        country=country if re.fullmatch(r"[A-Z]{2}", country) else "",
        rel=relation if relation in PLACE_RELATIONS else "subject",
    )


def _remarks(channel: etree._Element) -> Iterator[Remark]:
    """Words for services. Proof for another host, and a mark that was only for moving, are not taken along."""
    for element in found(channel, "podcast:txt"):
        text = one_line(element.text or "")
        if text:
            yield Remark(one_line(element.get("purpose") or ""), text)
