"""What a post costs where a network charges for it, said before it goes out by itself. Pasting it by hand is free.

Source: docs.x.com, pricing, as of 22 August 2026: a post $0.015, with a link $0.200, the description of a picture
$0.005, reading a post of one's own $0.001.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Protocol

import regex

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language
from radiodesk.model.words import N_
from radiodesk.social.weights import find_links

_FORGOTTEN = regex.compile(r"(?<=^[^\s./:]*\p{Ll})\.(?=\p{Lu}\p{Ll}*$)")
"""The full stop between two words of which nobody meant a link: a small letter before it, a capital after it."""


class Described(Protocol):
    """Something that goes along with a post."""

    @property
    def media_type(self) -> str:
        """Such as image/jpeg."""

    @property
    def alt(self) -> str:
        """Its description, empty without one."""


@dataclass(frozen=True)
class Tariff:
    """What a network charges, in dollars: `look` is for finding out what became of a post whose answer was lost."""

    post: Decimal
    linked: Decimal
    description: Decimal
    look: Decimal
    source: str
    as_of: datetime


TARIFFS: Mapping[str, Tariff] = {
    "x": Tariff(
        post=Decimal("0.015"),
        linked=Decimal("0.200"),
        description=Decimal("0.005"),
        look=Decimal("0.005"),
        source="docs.x.com",
        as_of=datetime(2026, 8, 22, tzinfo=UTC),
    ),
}
"""Networks that charge for what goes out by itself."""


@dataclass(frozen=True)
class Price:
    """What one post costs in dollars.

    `saved` is what it would cost less without its links, `look` what comes on top where an answer is lost and the post
    must be looked up. `link` is the first of what the network takes for one.
    """

    dollars: Decimal
    look: Decimal
    source: str
    as_of: datetime
    saved: Decimal = Decimal(0)
    link: str = ""

    def sentence(self) -> str:
        """It in the spoken language."""
        what = _WITH_LINK if self.link else _WITHOUT_LINK
        return _(what).format(
            price=in_dollars(self.dollars),
            less=in_dollars(self.dollars - self.saved),
            link=self.link,
            source=self.source,
            date=short_date(self.as_of, language()),
        )


_WITH_LINK = N_(
    "Sent by an account, this post costs {price}, because of the link “{link}”; without a link {less}. "
    "Pasted by hand it is free. ({source}, {date})"
)
_WITHOUT_LINK = N_("Sent by an account, this post costs {price}. Pasted by hand it is free. ({source}, {date})")


def in_dollars(amount: Decimal) -> str:
    """US$0.015, and US$0,015 in Indonesian."""
    from babel.numbers import format_decimal

    return f"US${format_decimal(amount, '0.000', locale=language())}"


def price_of(network: str, text: str, carried: Sequence[Described] = ()) -> Price | None:
    """What a post costs when it goes out by itself; None where it costs nothing."""
    tariff = TARIFFS.get(network)
    if tariff is None:
        return None
    link = next((text[start:end] for start, end in find_links(text)), "")
    described = sum(1 for each in carried if each.alt and each.media_type.startswith("image/"))
    dollars = (tariff.linked if link else tariff.post) + described * tariff.description
    saved = tariff.linked - tariff.post if link else Decimal(0)
    return Price(dollars, tariff.look, tariff.source, tariff.as_of, saved, link)


def without_links(text: str) -> str:
    """A text without what the network would make a link; where only a space was forgotten, the words stay."""
    position, kept = 0, []
    for start, end in find_links(text):
        said, told = text[start:end], text[position:start]
        kept += [told, _FORGOTTEN.sub(". ", said)] if _FORGOTTEN.search(said) else [told.rstrip(" ")]
        position = end
    return "".join((*kept, text[position:])).strip()
