"""Reads what claims to be a feed, from anywhere: what is wrong with it as a file is said so that its maker can mend it.

No entity is resolved and nothing is fetched. What can be read in spite of its faults is read on, so that one bare “&”
does not hide everything else.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from radiodesk.feed.elements import PODCAST
from radiodesk.model.words import N_

LARGEST_FEED = 10 * 1024 * 1024

_ELDER_NAMESPACES = (
    b"https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
    b"https://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
)
"""Names that the podcast namespace had; apps must take them for the same."""

_BEGINNINGS: tuple[tuple[str, str], ...] = (
    (r"\x1f\x8b", N_("The feed is packed (gzip), and the server does not say so.")),
    (r"\s*\Z", N_("The feed is empty.")),
    (r"(?i)\s*(?:<!doctype\s+html|<html)", N_("This is a web page, not a feed.")),
    (r"\s*[{\[]", N_("This is JSON, not an RSS feed.")),
    (r"(?s)\s*(?:<\?xml.{0,400}?\?>)?\s*(?:<!--.{0,4000}?-->\s*)*<(?:\w+:)?feed[\s>]",
     N_("This is an Atom feed; podcast directories want RSS 2.0.")),
    (r"(?s)\s*(?:<\?xml.{0,400}?\?>)?\s*<rdf:RDF", N_("This is an RSS 1.0 feed; podcast directories want RSS 2.0.")),
)  # fmt: skip
"""How things begin that are no RSS feed."""

_FAULTS: Mapping[int, str] = {
    etree.ErrorTypes.ERR_NAME_REQUIRED: N_("A “&” stands alone; it must be written &amp; ({value})."),
    etree.ErrorTypes.ERR_ENTITYREF_SEMICOL_MISSING: N_("A “&” stands alone; it must be written &amp; ({value})."),
    etree.ErrorTypes.ERR_UNDECLARED_ENTITY: N_("XML knows no such name after “&”; it is one of HTML's ({value})."),
    etree.ErrorTypes.NS_ERR_UNDEFINED_NAMESPACE: N_("A prefix is used whose namespace is not declared ({value})."),
    etree.ErrorTypes.ERR_TAG_NAME_MISMATCH: N_("A tag is closed that is not the open one ({value})."),
    etree.ErrorTypes.ERR_TAG_NOT_FINISHED: N_("The feed is cut off ({value})."),
    etree.ErrorTypes.ERR_INVALID_CHAR: N_("A control character stands in it, which XML forbids ({value})."),
    etree.ErrorTypes.ERR_INVALID_ENCODING: N_("The text is not in the encoding that the feed names ({value})."),
    etree.ErrorTypes.ERR_UNSUPPORTED_ENCODING: N_("Nobody knows the encoding that the feed names ({value})."),
    etree.ErrorTypes.ERR_ATTRIBUTE_REDEFINED: N_("An attribute stands twice in one tag ({value})."),
}
"""What is said of the faults that are frequent, by libxml's number of them."""

_NO_XML = N_("This is not XML: {value}.")


class Fault(NamedTuple):
    """What is wrong, in catalogue words with a place for `value`."""

    rule: str
    text: str
    value: str = ""


class Reading(NamedTuple):
    """The root of the document, None where nothing can be read, and what is wrong with the file."""

    root: etree._Element | None
    faults: tuple[Fault, ...]


def read_feed(data: bytes) -> Reading:
    """A document as far as it can be read. More than 10 MiB are not."""
    if len(data) > LARGEST_FEED:
        return Reading(None, (Fault("size", N_("The feed is larger than 10 MB.")),))
    head = data[:8192].decode("latin-1")
    for beginning, text in _BEGINNINGS:
        if re.match(beginning, head):
            return Reading(None, (Fault("rss", text),))
    found: list[Fault] = []
    if re.match(rb"\s+<\?xml", data):
        found.append(Fault("xml", N_("Something stands before the feed, such as a blank line of a plugin.")))
        data = data.lstrip()
    root, fault = _parsed(_in_newest_words(data))
    return Reading(root, (*found, *([fault] if fault else [])))


def _parsed(data: bytes) -> tuple[etree._Element | None, Fault | None]:
    try:
        return etree.fromstring(data, _parser(recover=False)), None
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        fault = _fault(error)
    try:
        return etree.fromstring(data, _parser(recover=True)), fault
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None, fault


def _parser(*, recover: bool) -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)


def _fault(error: Exception) -> Fault:
    told = re.sub(r" \(<string>, line \d+\)\Z", "", str(error).split("\n", 1)[0])
    return Fault("xml", _FAULTS.get(getattr(error, "code", 0) or 0, _NO_XML), told)


def _in_newest_words(data: bytes) -> bytes:
    for elder in _ELDER_NAMESPACES:
        data = data.replace(elder, PODCAST.encode())
    return data
