"""Length as X counts it: its published rules, version 3 (docs.x.com/fundamentals/counting-characters)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter

import regex

from radiodesk.social.domains import COUNTRIES, GENERIC

LINK_WEIGHT = 23
"""Every link counts as this, however long it is: X shortens it to t.co."""

_LIGHT = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""Code points that weigh 1; all others weigh 2."""

_MARKS = r"\u202a-\u202e\u061c\u200e\u200f\u2066-\u2069"
_SPACES = r"\x09-\x0d\x20\x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_LATIN = r"\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289"
_LATIN += r"\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
_NAME = rf"[^!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~${_SPACES}{_MARKS}\ufffe\ufeff\uffff]"
_IN_PATH = rf"[a-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&{_LATIN}]"
_PATH_END = rf"[+\-a-z\u0400-\u04ff0-9=_#/{_LATIN}]"
_BRACKETS = rf"\((?:{_IN_PATH}+|{_IN_PATH}*\({_IN_PATH}+\){_IN_PATH}*)\)"
_PATH = rf"(?:{_IN_PATH}*(?:{_BRACKETS}{_IN_PATH}*)*(?:{_PATH_END}|{_BRACKETS})|@{_IN_PATH}+/)"
_QUERY = r"\?[a-z0-9!?*'@();:&=+$/%#\[\]\-_.,~|]*[a-z0-9\-_&=#/]"

_PERSON = r"(?:(?:(?![0-9#*©®])\p{Emoji}|[©®](?=\ufe0f))(?!\ufe0e)(?:\ufe0f|\p{Emoji_Modifier})?)"
_EMOJI = regex.compile(
    rf"\p{{RI}}{{2}}|[0-9#*]\ufe0f?\u20e3|{_PERSON}(?:[\U000e0020-\U000e007e]+\U000e007f|(?:\u200d{_PERSON})+)?"
)
"""An emoji, or several joined to one picture: it weighs 2."""


def weighted_length(text: str) -> int:
    """How much of X's 280 a text uses: 1 or 2 for each character, 2 for an emoji, 23 for a link."""
    text = unicodedata.normalize("NFC", text)
    total, position = 0, 0
    for start, end in find_links(text):
        total += _plain_weight(text[position:start]) + LINK_WEIGHT
        position = end
    return total + _plain_weight(text[position:])


def find_links(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every stretch that X makes a link, also of bare names such as `korban.Ke`."""
    if "." not in text:
        return
    for found in _links().finditer(text):
        if found["scheme"]:
            yield found.span("link")
        elif found["before"] not in {"-", "_", ".", "/"}:
            yield from _bare_links(found)


def find_emoji(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every emoji, several that are joined to one picture as one."""
    return (found.span() for found in _EMOJI.finditer(text))


def _bare_links(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Without https:// only ASCII names are links; path and query belong to the last of them."""
    spans = [name.span() for name in _ascii_domains().finditer(found["domain"])]
    offset = found.start("link")
    for number, (start, end) in enumerate(spans, start=1):
        takes_path = number == len(spans) and found["path"]
        yield offset + start, found.end() if takes_path else offset + end


def _plain_weight(text: str) -> int:
    pictures = sum(1 for _ in _EMOJI.finditer(text))
    return 2 * pictures + sum(1 if _is_light(letter) else 2 for letter in _EMOJI.sub("", text))


def _is_light(letter: str) -> bool:
    return any(first <= ord(letter) <= last for first, last in _LIGHT)


@cache
def domain_names() -> str:
    """The pattern of a domain name that ends as one in the root zone does."""
    # Parts of at most 63 characters, ten at most: as in real names, and so hostile text cannot keep the search busy.
    part = rf"{_NAME}(?:[_-]|{_NAME}){{0,62}}(?<![_-])\."
    last = rf"{_NAME}(?:-|{_NAME}){{0,62}}(?<!-)\."
    return rf"(?:(?:{part}){{0,9}}(?:{last})(?:{_endings()}|xn--[\-0-9a-z]+))"


@cache
def _links() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>[^a-z0-9@＠$#＃\ufffe\ufeff\uffff]|^)"
        rf"(?P<link>(?P<scheme>https?://)?(?P<domain>{domain_names()})(?::[0-9]+)?(?P<path>/{_PATH}*)?(?:{_QUERY})?)",
        re.IGNORECASE,
    )


@cache
def _ascii_domains() -> re.Pattern[str]:
    return re.compile(rf"(?:[\-a-z0-9{_LATIN}]+\.)+(?:{_endings()}|xn--[\-0-9a-z]+)", re.IGNORECASE)


def _endings() -> str:
    names = sorted((GENERIC + COUNTRIES).split(), reverse=True)
    by_letter = ((letter, "|".join(name[1:] for name in group)) for letter, group in groupby(names, itemgetter(0)))
    return rf"(?:{'|'.join(f'{letter}(?:{rest})' for letter, rest in by_letter)})(?=[^0-9a-z@+-]|$)"
