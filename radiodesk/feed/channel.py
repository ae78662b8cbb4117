"""What the feed says of the programme in words that feedgen does not have."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import urlsplit

from radiodesk.feed.elements import ATOM, HISTORY, ITUNES, PODCAST, Element
from radiodesk.feed.people import persons
from radiodesk.feed.schedule import update_frequency
from radiodesk.feed.text import one_line
from radiodesk.model.addresses import FEED_FILE, INDEX_FILE, ascii_url, audio_file, public_address
from radiodesk.model.particulars import COMMENTS_OFF, Funding, OtherShow, Place, Remark
from radiodesk.model.programme import Programme, podcast_guid
from radiodesk.model.publication import Publication

LONGEST_TEXT = 128
"""Characters of most texts of the podcast namespace; apps cut there."""

LONGEST_REMARK = 4000

FEED_TYPE = "application/rss+xml"

_PROTOCOLS = {"bsky.app": "atproto", "x.com": "twitter", "twitter.com": "twitter"}
"""Where the host tells how comments are read (namespace, socialprotocols.txt); all others speak ActivityPub."""


@dataclass(frozen=True)
class Document:
    """One of the documents of a feed: its path, and the paths of others by their relation (RFC 5005).

    `page` is the path of the web page with the same episodes.
    """

    path: str = FEED_FILE
    links: tuple[tuple[str, str], ...] = ()
    is_archive: bool = False
    page: str = INDEX_FILE


@dataclass(frozen=True)
class Extent:
    """What a channel says of its episodes: when one was last corrected, the date of the oldest, its trailers."""

    revised: datetime | None = None
    oldest: datetime | None = None
    trailers: tuple[Publication, ...] = ()


def leading_elements(programme: Programme, document: Document) -> list[Element]:
    """What stands before anything else: the feed's own address, where more of it is, and who tells of news (WebSub)."""
    links = [
        Element(
            ATOM,
            "link",
            attributes={"href": public_address(programme.public_url, path), "rel": rel, "type": FEED_TYPE},
        )
        for rel, path in (("self", document.path), *document.links)
    ]
    hubs = [Element(ATOM, "link", attributes={"href": ascii_url(hub), "rel": "hub"}) for hub in programme.hubs]
    return [*links, *hubs, Element(HISTORY, "archive")] if document.is_archive else [*links, *hubs]


def channel_elements(programme: Programme, extent: Extent, art_url: str) -> list[Element]:
    """Everything about the show that is known; what nobody filled in is not mentioned."""
    return [
        Element(ITUNES, "explicit", "true" if programme.explicit else "false"),
        Element(ITUNES, "image", attributes={"href": art_url}),
        Element(PODCAST, "guid", programme.guid),
        Element(PODCAST, "locked", "yes", {"owner": one_line(programme.owner_email)}),
        Element(PODCAST, "medium", programme.medium),
        picture(art_url, programme.title),
        *_switches(programme),
        *_rights(programme),
        *persons(programme.people),
        *(_location(place) for place in programme.places if one_line(place.name)),
        *update_frequency(programme, extent.oldest),
        *(_funding(funding) for funding in programme.funding),
        *(_txt(remark) for remark in programme.remarks),
        *comments(programme.comments),
        *_other_shows(programme),
        *(_trailer(programme, each) for each in extent.trailers),
    ]


def picture(url: str, alt: str) -> Element:
    """The cover as the podcast namespace describes it."""
    media_type = "image/png" if url.lower().endswith(".png") else "image/jpeg"
    facts = {"href": url, "alt": one_line(alt), "aspect-ratio": "1/1", "type": media_type, "purpose": "artwork"}
    return Element(PODCAST, "image", attributes=facts)


def comments(place: str) -> list[Element]:
    """Where listeners talk about it, or that apps should show no comments."""
    if not place:
        return []
    if place == COMMENTS_OFF:
        return [Element(PODCAST, "socialInteract", attributes={"protocol": COMMENTS_OFF})]
    host = (urlsplit(place).hostname or "").removeprefix("www.")
    account = re.search(r"/(@[\w.-]+)", place)
    facts = {
        "protocol": _PROTOCOLS.get(host, "activitypub"),
        "uri": ascii_url(place),
        "accountId": f"{account[1]}@{host}" if account else "",
    }
    return [Element(PODCAST, "socialInteract", attributes=facts)]


def _switches(programme: Programme) -> list[Element]:
    """Apple gives a meaning to “Yes” alone; any other value would be there for nothing."""
    said = [Element(ITUNES, "complete", "Yes")] if programme.is_complete else []
    if programme.is_blocked:
        said += [Element(ITUNES, "block", "Yes"), Element(PODCAST, "block", "yes")]
    if programme.new_feed_url:
        said.append(Element(ITUNES, "new-feed-url", ascii_url(programme.new_feed_url)))
    return said


def _rights(programme: Programme) -> list[Element]:
    said = [Element("", "copyright", one_line(programme.copyright))] if one_line(programme.copyright) else []
    if one_line(programme.license):
        url = {"url": ascii_url(programme.license_url)} if programme.license_url else {}
        said.append(Element(PODCAST, "license", one_line(programme.license)[:LONGEST_TEXT], url))
    return said


def _location(place: Place) -> Element:
    facts = {"rel": place.rel, "geo": f"geo:{place.geo}" if place.geo else "", "osm": place.osm}
    return Element(PODCAST, "location", one_line(place.name)[:LONGEST_TEXT], {**facts, "country": place.country})


def _funding(funding: Funding) -> Element:
    return Element(PODCAST, "funding", one_line(funding.text)[:LONGEST_TEXT], {"url": ascii_url(funding.url)})


def _txt(remark: Remark) -> Element:
    purpose = {"purpose": one_line(remark.purpose)[:LONGEST_TEXT]}
    return Element(PODCAST, "txt", one_line(remark.text)[:LONGEST_REMARK], purpose)


def _other_shows(programme: Programme) -> list[Element]:
    said = []
    if programme.podroll:
        said.append(Element(PODCAST, "podroll", children=tuple(_remote_item(show) for show in programme.podroll)))
    if programme.publisher != OtherShow():
        said.append(Element(PODCAST, "publisher", children=(_remote_item(programme.publisher, "publisher"),)))
    return said


def _remote_item(show: OtherShow, medium: str = "") -> Element:
    """Without a guid it is the one that follows from the feed's address: every show begins with that."""
    guid = show.guid or podcast_guid(ascii_url(show.feed_url))
    facts = {"feedGuid": guid, "feedUrl": ascii_url(show.feed_url), "medium": medium, "title": one_line(show.title)}
    return Element(PODCAST, "remoteItem", attributes=facts)


def _trailer(programme: Programme, publication: Publication) -> Element:
    sheet, enclosure = publication.sheet, publication.enclosure
    facts = {
        "url": public_address(programme.public_url, audio_file(enclosure.file_name)),
        "pubdate": format_datetime(publication.date),
        "length": str(enclosure.length_bytes),
        "type": enclosure.media_type,
        "season": str(sheet.season or ""),
    }
    return Element(PODCAST, "trailer", one_line(sheet.title)[:LONGEST_TEXT], facts)
