"""When a show is on air, said and understood: Kamis pekan pertama dan ketiga pukul 15.00."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from babel.dates import get_day_names

from radiodesk.model.particulars import WEEKDAYS, WEEKS, Slot
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_


class _Phrases(NamedTuple):
    """How a language says it. `weeks` are the names of `WEEKS`."""

    every: str
    daily: str
    weekly: str
    clock: str
    joint: str
    weeks: tuple[str, ...]


_PHRASES: Mapping[str, _Phrases] = {
    "id": _Phrases(
        "Setiap {days}",
        "Setiap hari",
        "{days} pekan {weeks}",
        "{text} pukul {hour}.{minute}",
        " dan ",
        ("pertama", "kedua", "ketiga", "keempat", "kelima", "terakhir"),
    ),
    "en": _Phrases(
        "Every {days}",
        "Every day",
        "The {weeks} {days} of the month",
        "{text} at {hour}:{minute}",
        " and ",
        ("first", "second", "third", "fourth", "fifth", "last"),
    ),
}

_EXAMPLE = "Jumat 15.00; Kamis pekan pertama dan ketiga 15.00"
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b")
_WEEK_NAMED_LIKE_SUNDAY = re.compile(r"\bminggu(?=\s+(?:pertama|kedua|ketiga|keempat|kelima|terakhir|ke-?\d))")
_ALL_DAYS = {"setiap hari": WEEKDAYS, "every day": WEEKDAYS, "daily": WEEKDAYS}
_WORKING_DAYS = {"hari kerja": WEEKDAYS[:5], "weekdays": WEEKDAYS[:5]}


def slot_text(slot: Slot, language: str, zone: str = "") -> str:
    """A slot in words, with its zone if one is named: Setiap Jumat pukul 15.00 WIB. Empty when nothing is known."""
    if not slot.days:
        return ""
    phrases = _PHRASES.get(language, _PHRASES["en"])
    names = get_day_names("wide", locale=language)
    days = _joined([names[WEEKDAYS.index(day)] for day in slot.days], phrases.joint)
    weeks = _joined([phrases.weeks[WEEKS.index(week)] for week in slot.weeks], phrases.joint)
    pattern = phrases.weekly if weeks else phrases.daily if len(slot.days) == len(WEEKDAYS) else phrases.every
    text = pattern.format(days=days, weeks=weeks)
    if slot.time:
        hour, minute = slot.time.split(":")
        text = phrases.clock.format(text=text, hour=hour, minute=minute)
    return f"{text} {zone}".strip() if slot.time else text


def read_slot(text: str) -> Slot:
    """The inverse, from whatever a person writes in Indonesian or English. Raises `BadValue` when no day is in it."""
    plain = _WEEK_NAMED_LIKE_SUNDAY.sub("pekan", text.lower())
    if not plain.strip():
        return Slot()
    words = set(re.findall(r"[^\W\d_]+", plain))
    named = tuple(day for day in WEEKDAYS if words & _day_words()[day])
    wide = next((days for phrase, days in {**_ALL_DAYS, **_WORKING_DAYS}.items() if phrase in plain), ())
    weeks = tuple(
        week
        for at, week in enumerate(WEEKS)
        if words & {phrases.weeks[at] for phrases in _PHRASES.values()} or re.search(rf"\bke-?{week}\b", plain)
    )
    clock = _CLOCK.search(plain)
    if not (named or wide):
        raise BadValue(value=text, field=N_("the time on air"), expected=_EXAMPLE)
    return Slot(named or wide, weeks, f"{int(clock[1]):02}:{clock[2]}" if clock else "")


@cache
def _day_words() -> Mapping[str, frozenset[str]]:
    return {
        day: frozenset(
            get_day_names(width, locale=language)[at].lower().rstrip(".")
            for language in _PHRASES
            for width in ("wide", "abbreviated")
        )
        for at, day in enumerate(WEEKDAYS)
    } | {"FR": frozenset({"jumat", "jum", "friday", "fri"}), "SU": frozenset({"minggu", "ahad", "sunday", "sun"})}


def _joined(names: Sequence[str], joint: str) -> str:
    return joint.join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""
