"""Money, times and dates as Indonesian writes them: Rp2.500.000,00, pukul 10.00 WIB, Senin, 23 November 2026."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import regex

from radiodesk.bahasa.spelling_finding import Finding
from radiodesk.model.words import N_

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTHS = tuple(_MONTHS.split())


def _to_right(table: str) -> dict[str, str]:
    """Wrong to right, from rows that begin with the right one."""
    rows = (row.split() for row in table.strip().splitlines())
    return {wrong: right for right, *all_wrong in rows for wrong in all_wrong}


_WRONG = _to_right(
    """
Januari januray jauari januarii
Februari pebruari febuari pebuari februrari
Agustus agusuts agutus
September sepetember septmber septembar
Oktober oktobr oktobor
November nopember nopmber novmber nofember
Desember desmber desembar
"""
)
_FOREIGN = _to_right(
    """
Januari january jan
Februari february feb
Maret march mart
Mei may
Juni june
Juli july
Agustus august agust
Oktober october okt
Desember december des
"""
)
"""Those of other languages, and short ones: only between a day and a year they are surely months."""

_RIGHT = {month.casefold(): month for month in MONTHS}
_ALL_MONTHS = {**_WRONG, **_FOREIGN, **_RIGHT}

_MONEY = regex.compile(r"\b(?:Rp|rp|RP|IDR)\b?(?:\.\s?|\s)?(?P<sum>\p{N}[\p{N}.,]*\p{N}|\p{N})(?P<dash>,-|\.-)?")
_SCALE = regex.compile(r"\s?(?:ribu|juta|miliar|milyar|triliun|trilyun)", regex.IGNORECASE)
_GROUPED = regex.compile(r"(\d{1,3})(?:([.,])(\d{3}))(?:\2(\d{3}))*(?:[.,]\d{1,2})?")
_TIME = regex.compile(r"\b(?P<word>[Pp]ukul|[Jj]am)\s+(?P<hour>\d{1,2})(?P<mark>[.:])(?P<minute>\d{2})(?!\d|[.:]\d)")
_ZONE = regex.compile(
    r"(?:\s?(?:-|–|—|,|s\.?/?d\.?|sampai(?: dengan)?|hingga|dan|atau)\s?(?:(?:dan|atau)\s)?(?:pukul\s)?"
    r"(?:\d{1,2}[.:]\d{2}|selesai)){0,4}\s?\(?(?P<zone>WIB|WITA|WIT|UTC|GMT|waktu)\b",
    regex.IGNORECASE,
)
_RANGE_COLON = regex.compile(r"(?<=\d\s?[-–]\s?)\d{1,2}:\d{2}(?=\s?WI[TB])|\b\d{1,2}:\d{2}(?=\s?WI[TB])")
_SMALL_ZONE = regex.compile(r"(?<=\d{1,2}[.:]\d{2}\s?)(?:[Ww]i[tb]a?|wi[tb]a?)\b")
_MONTH = regex.compile(rf"\b(?:{'|'.join(_WRONG)})\b", regex.IGNORECASE)
_MONTH_IN_DATE = regex.compile(
    rf"(?<=\b\d{{1,2}}[ -])(?:(?:{'|'.join(_FOREIGN)})(?=[ -]\d{{4}}\b)|(?:{'|'.join(_RIGHT)})\b)", regex.IGNORECASE
)
_DAY_IN_YEAR = r"(?P<day>\d{1,2})(?:\s(?P<word>\p{L}+)\s|(?P<mark>[/-])(?P<number>\d{1,2})(?P=mark))(?P<year>\d{4})\b"
_FULL_DATE = regex.compile(rf"\b{_DAY_IN_YEAR}")
_WEEKDAY = regex.compile(rf"\b(?P<name>{'|'.join(DAYS)}|Jum[’'`]at)(?:,\s?|\s\(|\s){_DAY_IN_YEAR}")


def money(text: str) -> Iterator[Finding]:
    """Sums of rupiah with a space, without dots, with the commas of other countries or a dash for no cents."""
    for found in _MONEY.finditer(text):
        is_scaled = _SCALE.match(text, found.end()) is not None
        right = "Rp" + (found["sum"] if is_scaled else _grouped(found["sum"])) + (",00" if found["dash"] else "")
        if found[0] != right:
            yield Finding("money", *found.span(), N_("A sum is written “{fix}”."), found[0], right)


def moments(text: str) -> Iterator[Finding]:
    """Times with a colon or without a zone, months with a wrong name, weekdays that do not fit their date."""
    yield from _times(text)
    yield from _weekdays(text)
    yield from _months(text)


def _grouped(amount: str) -> str:
    """1500000, 1,500,000 and 1,500,000.00 as 1.500.000 and 1.500.000,00; what cannot be read stays."""
    whole, cents = amount, ""
    if ending := regex.search(r"[.,](\d{2})$", amount):
        whole, cents = amount[: ending.start()], f",{ending[1]}"
    digits = regex.sub(r"[.,]", "", whole)
    is_plain = digits == whole
    if not is_plain and _GROUPED.fullmatch(whole) is None:
        return amount
    if is_plain and len(digits) <= 3:
        return whole + cents
    return f"{int(digits):,}".replace(",", ".") + cents


def _times(text: str) -> Iterator[Finding]:
    for found in _TIME.finditer(text):
        zone = _ZONE.match(text, found.end())
        right = f"{found['hour']}.{found['minute']}"
        word = {"jam": "pukul", "Jam": "Pukul"}.get(found["word"], found["word"])
        if zone is None and word == found["word"]:
            what = N_("WIB, WITA or WIT is missing: “{found}”.")
            yield Finding("missing-zone", *found.span("word"), what, found[0])
        if found["mark"] == ":" or (zone and word != found["word"]):
            start = found.start() if zone else found.start("hour")
            better = f"{word} {right}" if zone else right
            yield Finding(
                "time", start, found.end(), N_("A time of day is written “{fix}”."), text[start : found.end()], better
            )
    for found in _RANGE_COLON.finditer(text):
        what = N_("A time of day is written “{fix}”.")
        yield Finding("time", *found.span(), what, found[0], found[0].replace(":", "."))
    for found in _SMALL_ZONE.finditer(text):
        yield Finding("zone", *found.span(), N_("A zone is written “{fix}”."), found[0], found[0].upper())


def _months(text: str) -> Iterator[Finding]:
    for found in chain(_MONTH.finditer(text), _MONTH_IN_DATE.finditer(text)):
        right = _ALL_MONTHS[found[0].casefold()]
        if found[0] not in {right, right.upper()}:
            yield Finding("month", *found.span(), N_("The month is written “{fix}”."), found[0], right)


def _weekdays(text: str) -> Iterator[Finding]:
    for found in _WEEKDAY.finditer(text):
        day = _date_of(found)
        name = "Jumat" if found["name"].startswith("Jum") else found["name"]
        if day is not None and DAYS[day.weekday()] != name:
            what = N_("“{found}” does not fit its date: that day is {fix}.")
            yield Finding("weekday", *found.span("name"), what, found["name"], DAYS[day.weekday()])
    for found in _FULL_DATE.finditer(text):
        if _month_of(found) and _date_of(found) is None:
            yield Finding("impossible-date", *found.span(), N_("There is no such day: “{found}”."), found[0])


def _month_of(found: regex.Match[str]) -> int:
    if found["number"]:
        return int(found["number"])
    right = _ALL_MONTHS.get(found["word"].casefold(), "")
    return MONTHS.index(right) + 1 if right else 0


def _date_of(found: regex.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), _month_of(found), int(found["day"]))
    except ValueError:
        return None
