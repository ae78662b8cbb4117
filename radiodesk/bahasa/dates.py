"""Dates and times as Indonesians write them: Kamis, 28 Maret 2019 pukul 14.30 WITA."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from radiodesk.model.programme import ZONES

_ZONE_OF_OFFSET = {7.0: "WIB", 8.0: "WITA", 9.0: "WIT"}


def zone_name(moment: datetime) -> str:
    """WIB, WITA or WIT for a moment at +07, +08 or +09; otherwise its offset, such as UTC+02:00."""
    offset = moment.utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0.0
    return _ZONE_OF_OFFSET.get(hours, f"UTC{moment:%z}")


def in_zone(moment: datetime, zone: str) -> datetime:
    """The same instant on the clocks of `zone` (WIB, WITA or WIT)."""
    return moment.astimezone(ZoneInfo(ZONES[zone]))


def at_zone(moment: datetime, zone: str) -> datetime:
    """A moment read off a clock in `zone`: a naive time gets the zone, an aware one keeps its own."""
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(ZONES[zone]))


def long_date(moment: datetime, language: str) -> str:
    """Jumat, 20 November 2026."""
    return format_date(moment, "EEEE, d MMMM y", locale=language)


def long_month(moment: datetime, language: str) -> str:
    """November 2026."""
    return format_date(moment, "MMMM y", locale=language)


def short_date(moment: datetime, language: str) -> str:
    """20 Nov 2026."""
    return format_date(moment, "d MMM y", locale=language)


def long_moment(moment: datetime, language: str) -> str:
    """Jumat, 20 November 2026 pukul 15.00 WIB (English: Friday, 20 November 2026, 15:00 WIB)."""
    clock = f"pukul {moment:%H.%M}" if language == "id" else f"{moment:%H:%M}"
    joint = " " if language == "id" else ", "
    return f"{long_date(moment, language)}{joint}{clock} {zone_name(moment)}"
