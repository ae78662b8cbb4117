"""How long a post is, counted as its network counts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from radiodesk.social.connectors.connector import TextLimits
from radiodesk.social.fediverse import fediverse_length
from radiodesk.social.networks import Unit, network_of
from radiodesk.social.weights import find_emoji, weighted_length

BLUESKY_BYTES = 3_000
"""Beside its 300 grapheme clusters, a post there may have so many bytes (lexicon app.bsky.feed.post)."""

_LATER_JOINTS = regex.compile(
    r"[\p{InCB=Linker}--[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d]][\p{InCB=Linker}\p{InCB=Extend}]*(?=\p{InCB=Consonant})",
    regex.VERSION1,
)


@dataclass(frozen=True)
class Count:
    """How much of a limit a text uses, in the network's own unit."""

    used: int
    limit: int
    unit: Unit

    @property
    def fits(self) -> bool:
        """Whether the network would take it."""
        return self.used <= self.limit


def _utf16_units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _graphemes(text: str) -> int:
    """What people take for one character (Unicode Standard Annex 29, version 16, by which Bluesky's servers count).

    Since version 17 consonants that are joined are one also in Javanese, Balinese, Sundanese, Khmer and others.
    """
    return sum(1 + len(_LATER_JOINTS.findall(cluster)) for cluster in regex.findall(r"\X", text))


def _emoji_by_bytes(text: str) -> int:
    """An emoji counts as its bytes, everything else as its characters (Threads, documentation of posts)."""
    return len(text) + sum(_utf8_bytes(text[start:end]) - (end - start) for start, end in find_emoji(text))


MEASURES: dict[Unit, Callable[[str], int]] = {
    "weighted": weighted_length,
    "utf-16": _utf16_units,
    "bytes": _utf8_bytes,
    "graphemes-and-bytes": _graphemes,
    "graphemes-23": fediverse_length,
    "emoji-bytes": _emoji_by_bytes,
}


def count(network: str, text: str) -> Count:
    """The length of a post's text on a network. Raises `BadValue` for an unknown network.

    Where two limits hold, it is the count that people understand, unless only the other one is broken.
    """
    row = network_of(network)
    counted = Count(MEASURES[row.unit](text), row.limit, row.unit)
    if row.unit != "graphemes-and-bytes":
        return counted
    in_bytes = Count(_utf8_bytes(text), BLUESKY_BYTES, "bytes")
    return counted if in_bytes.fits or not counted.fits else in_bytes


def count_within(network: str, text: str, limits: TextLimits | None) -> Count:
    """The length of a text by what the server of an account said of itself, or by `limits_beside_file`.

    Without such limits as everywhere on the network (`count`).
    """
    row = network_of(network)
    if limits is None:
        return count(network, text)
    if row.unit != "graphemes-23":
        return replace(count(network, text), limit=limits.text)
    return Count(fediverse_length(text, limits.link), limits.text, row.unit)


def limits_beside_file(network: str) -> TextLimits | None:
    """What a network takes beside a file, where that is less than alone."""
    caption = network_of(network).media.caption
    return TextLimits(caption) if caption else None


def count_title(network: str, title: str) -> Count:
    """The length of a post's title, in UTF-16 units (the careful reading of "100 characters")."""
    return Count(_utf16_units(title), network_of(network).title_limit, "utf-16")
