"""How long a post is, counted as its network counts."""

from collections.abc import Callable
from dataclasses import dataclass

from radiodesk.social.networks import Unit, network_of
from radiodesk.social.weights import weighted_length


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


MEASURES: dict[Unit, Callable[[str], int]] = {
    "weighted": weighted_length,
    "utf-16": _utf16_units,
    "bytes": _utf8_bytes,
}


def count(network: str, text: str) -> Count:
    """The length of a post's text on a network. Raises `BadValue` for an unknown network."""
    row = network_of(network)
    return Count(MEASURES[row.unit](text), row.limit, row.unit)


def count_title(network: str, title: str) -> Count:
    """The length of a post's title, in UTF-16 units (the careful reading of "100 characters")."""
    return Count(_utf16_units(title), network_of(network).title_limit, "utf-16")
