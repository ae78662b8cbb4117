"""The networks: what each takes, how it counts, where its compose page is. A new network is a new row."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_

Unit = Literal["weighted", "utf-16", "bytes"]


@dataclass(frozen=True)
class Network:
    """One network. `limit` counts in `unit`; a `title_limit` of 0 means that posts have no title of their own.

    `hashtags` is how many are good there, `body_advice` how many characters of summary people still read. `compose` is
    the page to paste into; it may take `{text}` or `{link}`. Characters of `forbidden` are refused by the network.
    """

    key: str
    label: str
    limit: int
    unit: Unit
    hashtags: int
    body_advice: int
    compose: str
    link_lives: bool = True
    title_limit: int = 0
    forbidden: str = ""


_ROWS = (
    Network("facebook", "Facebook", 63_206, "utf-16", 2, 600, "https://www.facebook.com/sharer/sharer.php?u={link}"),
    Network("x", "X", 280, "weighted", 1, 0, "https://x.com/intent/tweet?text={text}"),
    Network("instagram", "Instagram", 2_200, "utf-16", 5, 600, "https://www.instagram.com/", link_lives=False),
    Network(
        "youtube", "YouTube", 5_000, "bytes", 3, 3_000, "https://studio.youtube.com/", title_limit=100, forbidden="<>"
    ),
    Network("whatsapp", "WhatsApp", 65_536, "utf-16", 0, 400, "https://wa.me/?text={text}"),
)
"""Limits, and where they are said:

- Facebook page 63,206: facebook-business 26.0.3; its sharer takes the link alone, by policy no text.
- X 280 by weight: docs.x.com/fundamentals/counting-characters.
- Instagram 2,200, counted carefully as UTF-16 units; at most 5 hashtags since 19 December 2025; links are dead text.
- YouTube title 100, description 5,000 bytes, no < and >: YouTube Data API, revision 20261104.
- WhatsApp about 65,536 for a message without a file: no official statement found.
- Hashtags: 1 to 2 on X, 0 to 2 on Facebook, 3 on YouTube, none where they do nothing.
"""

NETWORKS = {row.key: row for row in _ROWS}


def network_of(key: str) -> Network:
    """The row of a network. Raises `BadValue` for one that is not in the table."""
    if key not in NETWORKS:
        raise BadValue(value=key, field=N_("a network"), expected=", ".join(NETWORKS))
    return NETWORKS[key]


def compose_page(network: str, text: str, link: str) -> str:
    """The page of the network where the post is pasted, filled in as far as the network allows."""
    return network_of(network).compose.format(text=quote(text, safe=""), link=quote(link, safe=""))
