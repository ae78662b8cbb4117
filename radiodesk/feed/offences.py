"""Ways to break a rule: each test gives the value that does, empty when something is missing, None when all is well."""

import re
from collections.abc import Callable, Collection
from email.utils import parsedate_to_datetime
from functools import cache

from lxml import etree

from radiodesk.feed.elements import ATOM, CONTENT, ITUNES, PODCAST, PSC

NAMES = {"itunes": ITUNES, "podcast": PODCAST, "atom": ATOM, "content": CONTENT, "psc": PSC}

LOOKED_AT = 2048
"""Longer than this is no value of any of the forms; and looking for a form in it may take for ever."""

QUOTED = 40
"""So many characters of a long value are quoted."""

Test = Callable[[etree._Element], str | None]


def value(element: etree._Element, path: str) -> str | None:
    """The text of `path` below an element, or of its attribute when the path ends in `/@name`; None when not there."""
    where, attribute, is_child = _way(path)
    found = next(element.iterchildren(where), None) if is_child else element.find(where)
    if found is None:
        return None
    return found.get(attribute) if attribute else (found.text or "")


@cache
def _way(path: str) -> tuple[str, str, bool]:
    """A path in Clark notation, its attribute, and whether it is just the name of a child: these are found fastest."""
    where, _at, attribute = path.partition("/@")
    for prefix, uri in NAMES.items():
        where = where.replace(f"{prefix}:", f"{{{uri}}}")
    return where, attribute, re.fullmatch(r"(?:\{[^}]*\})?\w[\w-]*", where) is not None


def missing(path: str) -> Test:
    """Nothing is there, or only blanks."""
    return lambda element: None if (value(element, path) or "").strip() else ""


def not_in(path: str, allowed: Collection[str]) -> Test:
    """It is there, but none of the words that have a meaning."""
    return lambda element: given if (given := value(element, path)) is not None and given not in allowed else None


def unlike(path: str, pattern: str) -> Test:
    """It is there, but not of the form that is wanted."""
    form = re.compile(pattern)
    return lambda element: (
        shortened(given)
        if (given := value(element, path)) is not None and (len(given) > LOOKED_AT or not form.fullmatch(given))
        else None
    )


def like(path: str, pattern: str) -> Test:
    """It has something in it that it should not."""
    form = re.compile(pattern)
    return lambda element: shortened(given) if form.search(_ends(given := value(element, path) or "")) else None


def not_a_number(path: str) -> Test:
    """It is there, but not a whole number above 0."""
    return lambda element: (
        shortened(given)
        if (given := value(element, path)) is not None and not re.fullmatch(r"0*[1-9][0-9]{0,17}", given)
        else None
    )


def not_an_address(path: str) -> Test:
    """It is there, but not an address on the web in ASCII."""
    return unlike(path, r"https?://[!-~]+")


def not_a_date(path: str) -> Test:
    """It is there, but not a date of RFC 2822 with its zone."""

    def test(element: etree._Element) -> str | None:
        given = value(element, path)
        try:
            is_sound = given is None or (len(given) <= LOOKED_AT and parsedate_to_datetime(given).tzinfo)
        except (ValueError, OverflowError, TypeError, IndexError):  # the library trusts what it is given
            is_sound = False
        return None if given is None or is_sound else shortened(given)

    return test


def too_long(path: str, longest: int, unit: Callable[[str], int] = len) -> Test:
    """It has more characters, or whatever `unit` counts, than anybody reads."""
    return lambda element: shortened(given) if unit(given := value(element, path) or "") > longest else None


def more_than_once(path: str) -> Test:
    """There are several where one has a meaning."""
    return lambda element: path if len(element.findall(path, NAMES)) > 1 else None


def _ends(text: str) -> str:
    """A text, or its beginning and its end."""
    return text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + text[-LOOKED_AT:]


def in_bytes(text: str) -> int:
    """How many bytes of UTF-8 a text takes."""
    return len(text.encode())


def shortened(text: str, longest: int = QUOTED) -> str:
    """The beginning of a text, to be quoted."""
    return text if len(text) <= longest else text[:longest] + "…"
