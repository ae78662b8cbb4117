"""Times as people write them: H:MM:SS.mmm or plain seconds."""

import re

from radiodesk.model.problems import BadTime

_CLOCK = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:[.,]\d{1,9})?)", re.ASCII)


def parse_time(text: str) -> float:
    """Seconds from `1:02:03.5`, `62:03.5`, `3723.5` (a comma works as a point).

    Raises `BadTime` for anything else, also for 61 in a place that holds sixty.
    """
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        raise BadTime(text=text)
    hours, minutes, seconds = found.groups()
    seconds_s = float(seconds.replace(",", "."))
    if (minutes is not None and seconds_s >= 60) or (hours is not None and int(minutes) >= 60):
        raise BadTime(text=text)
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + seconds_s


def format_time(time_s: float) -> str:
    """`H:MM:SS.mmm`, rounded to the millisecond: 3723.5 becomes `1:02:03.500`."""
    total_ms = round(max(time_s, 0.0) * 1000)
    seconds, millis = divmod(total_ms, 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}.{millis:03}"


def format_clock(time_s: float) -> str:
    """`M:SS` or `H:MM:SS` for lists and captions: whole seconds, rounded down as a clock does."""
    seconds = int(max(time_s, 0.0) + 1e-6)
    if seconds < 3600:
        return f"{seconds // 60}:{seconds % 60:02}"
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
