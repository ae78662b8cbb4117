"""Dates, lengths and numbers as others write them; what cannot be read is None or 0, never a guess."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

LONGEST_S = 1_000_000.0
"""No episode lasts eleven days."""

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february", "pebruari"),
    ("mar", "maret", "march"),
    ("apr", "april"),
    ("may", "mei"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "agu", "agt", "agustus", "august"),
    ("sep", "sept", "september"),
    ("oct", "okt", "oktober", "october"),
    ("nov", "nop", "november", "nopember"),
    ("dec", "des", "desember", "december"),
)
_NAMES = {name: names[0].capitalize() for names in _MONTHS for name in names}
_WEEKDAY = re.compile(r"^\s*[^\W\d]+\.?\s*,?\s*(?=\d)")
_WORD = re.compile(r"[^\W\d_]+")
_ZONES = {"WIB": "+0700", "WITA": "+0800", "WIT": "+0900", "BST": "+0100", "CET": "+0100", "CEST": "+0200"}
_COLONED = re.compile(r"([+-]\d\d):(\d\d)\s*$")

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,5}):(\d{1,2}(?:\.\d{1,9})?)")
_TRUE = {"yes", "true", "explicit", "1"}


def moment(text: str) -> datetime | None:
    """A date as feeds write it (RFC 2822, ISO 8601, and what comes close); one without a zone is UTC."""
    for read in (_rfc, _iso):
        try:
            found = read(text.strip()[:100])
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return found if 1990 <= found.year <= 2200 else None
    return None


def seconds(text: str) -> float:
    """A length such as `1:02:03`, `62:03` or `3723`; 0 for anything else."""
    text = text.strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, rest = clock.groups()
        length = int(hours or 0) * 3600 + int(minutes) * 60 + float(rest)
    else:
        length = float(text) if re.fullmatch(r"\d{1,9}(\.\d{1,9})?", text) else 0.0
    return length if isfinite(length) and length < LONGEST_S else 0.0


def positive(text: str) -> int | None:
    """A number above 0 that an episode or a season may have."""
    text = text.strip()
    return int(text) if re.fullmatch(r"\d{1,6}", text) and int(text) else None


def size(text: str) -> int:
    """A count of bytes; 0 for anything else."""
    text = text.strip()
    return int(text) if re.fullmatch(r"\d{1,15}", text) else 0


def claim(text: str) -> bool:
    """Whether a mark such as itunes:explicit is set, in any spelling it ever had."""
    return text.strip().lower() in _TRUE


def _rfc(text: str) -> datetime:
    named = _WORD.sub(lambda found: _NAMES.get(found[0].lower(), found[0]), _WEEKDAY.sub("", text))
    for zone, offset in _ZONES.items():
        named = re.sub(rf"\b{zone}$", offset, named)
    return parsedate_to_datetime(_COLONED.sub(r"\1\2", named))


def _iso(text: str) -> datetime:
    return datetime.fromisoformat(text)
