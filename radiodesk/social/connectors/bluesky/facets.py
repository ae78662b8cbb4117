"""What is more than text in a post on Bluesky: links, hashtags and mentions, each with its place in bytes.

Lexicon app.bsky.richtext.facet. Its apps make nothing clickable that the post does not say is.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import regex

from radiodesk.social.connectors.bluesky.identity import HANDLE
from radiodesk.social.weights import find_links

_LINK = regex.compile(r"https?://[^\s<>\"“”]+", regex.IGNORECASE)
_TAG = regex.compile(r"(?<!\S)[#＃](?!\ufe0f)([^\s\u00ad\u200b-\u200d\u2060\u20e2]+)")
_MENTION = regex.compile(r"(?<![\w@/.])@([a-zA-Z0-9.-]+)")
_AT_THE_END = regex.compile(r"[\p{P}--[)\]/#&=_-]]+$", regex.VERSION1)

LONGEST_TAG = 64
"""Grapheme clusters of a hashtag."""


def facets_of(text: str, people: Mapping[str, str]) -> list[dict[str, Any]]:
    """Those of a text, in its order; `people` are the DIDs of the handles in it that somebody has."""
    links = list(_links(text))
    found = [_facet(text, start, end, "link", uri=_address(text[start:end])) for start, end in links]
    for start, end in _outside(_tags(text), links):
        found.append(_facet(text, start, end, "tag", tag=text[start + 1 : end]))
    for start, end in _outside(_mentions(text), links):
        did = people.get(text[start + 1 : end].lower())
        if did:
            found.append(_facet(text, start, end, "mention", did=did))
    return sorted(found, key=lambda facet: facet["index"]["byteStart"])


def handles_in(text: str) -> tuple[str, ...]:
    """The handles that a text mentions, each once."""
    return tuple(dict.fromkeys(text[start + 1 : end].lower() for start, end in _mentions(text)))


def tags_in(text: str) -> set[str]:
    """The hashtags of a text without their #, in lower case."""
    return {text[start + 1 : end].lower() for start, end in _tags(text)}


def _links(text: str) -> Iterator[tuple[int, int]]:
    """Addresses, and names in lower case such as `contoh.go.id`: `korban.Ke` only lacks a space."""
    spelled = [(found.start(), found.start() + len(_without_tail(found[0]))) for found in _LINK.finditer(text)]
    yield from spelled
    for start, end in _outside(find_links(text), spelled):
        if text[start:end].partition("/")[0].islower() and text[start - 1 : start] != "@":
            yield start, end


def _without_tail(address: str) -> str:
    """A full stop or bracket after an address belongs to the sentence, unless the bracket was opened within."""
    trimmed = _AT_THE_END.sub("", address)
    while trimmed.endswith((")", "]")):
        close = trimmed[-1]
        if trimmed.count("(["[")]".index(close)]) >= trimmed.count(close):
            break
        trimmed = _AT_THE_END.sub("", trimmed[:-1])
    return trimmed


def _address(shown: str) -> str:
    return shown if shown.lower().startswith(("http://", "https://")) else f"https://{shown}"


def _tags(text: str) -> Iterator[tuple[int, int]]:
    """A tag has something else than digits and marks in it, and no marks at its end."""
    for found in _TAG.finditer(text):
        tag = regex.sub(r"\p{P}+$", "", found[1])
        if regex.search(r"[^\d\p{P}]", tag) and len(regex.findall(r"\X", tag)) <= LONGEST_TAG:
            yield found.start(), found.start(1) + len(tag)


def _mentions(text: str) -> Iterator[tuple[int, int]]:
    for found in _MENTION.finditer(text):
        handle = found[1].rstrip(".-")
        if HANDLE.fullmatch(handle.lower()):
            yield found.start(), found.start(1) + len(handle)


def _outside(spans: Iterator[tuple[int, int]], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    return (span for span in spans if not any(span[0] < end and start < span[1] for start, end in taken))


def _facet(text: str, start: int, end: int, kind: str, **more: str) -> dict[str, Any]:
    first = len(text[:start].encode())
    return {
        "index": {"byteStart": first, "byteEnd": first + len(text[start:end].encode())},
        "features": [{"$type": f"app.bsky.richtext.facet#{kind}", **more}],
    }
