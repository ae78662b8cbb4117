"""How typed text becomes a value of the sheet, and a value text again."""

import re
from datetime import date, time
from math import isfinite

from radiodesk.bahasa.numbers import decimal
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})")


def read_number(text: str) -> int | None:
    """A whole number above zero; nothing is None. Raises `BadValue`."""
    text = text.strip()
    if not text:
        return None
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise BadValue(value=text, field=N_("a number"), expected="1, 2, 3")
    return int(text)


def write_number(value: object) -> str:
    """The number, or nothing."""
    return "" if value is None else str(value)


def read_day(text: str) -> date | None:
    """A date as 20-11-2026, 20/11/2026, 20.11.2026 or 2026-11-20; nothing is None. Raises `BadValue`."""
    text = text.strip()
    if not text:
        return None
    day_first, year_first = _DAY.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    try:
        if day_first:
            day, month, year = map(int, day_first.groups())
            return date(year, month, day)
        if year_first:
            return date(*map(int, year_first.groups()))
    except ValueError:
        pass
    raise BadValue(value=text, field=N_("a date"), expected="20-11-2026")


def write_day(value: date | None) -> str:
    """20-11-2026."""
    return f"{value:%d-%m-%Y}" if value else ""


def read_clock(text: str) -> time:
    """A time of day as 15.00 or 15:00; nothing is midnight. Raises `BadValue`."""
    text = text.strip()
    found = _CLOCK.fullmatch(text)
    if not text:
        return time()
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise BadValue(value=text, field=N_("a time of day"), expected="15.00")
    return time(int(found[1]), int(found[2]))


def write_clock(value: time | None, language: str) -> str:
    """15.00 in Indonesian, 15:00 in English."""
    if value is None:
        return ""
    return f"{value:%H.%M}" if language == "id" else f"{value:%H:%M}"


def read_decimal(text: str) -> float:
    """A number with a point or a comma, and any minus sign. Raises `BadValue`."""
    try:
        number = float(text.strip().replace(",", ".").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        raise BadValue(value=text, field=N_("a number"), expected="0; 1,5; −6") from None
    if not isfinite(number):
        raise BadValue(value=text, field=N_("a number"), expected="0; 1,5; −6")
    return number


def write_decimal(value: object) -> str:
    """The number, as short as it can be."""
    return decimal(value).removesuffix(",0").removesuffix(".0") if isinstance(value, float) else ""
