"""Times and levels as the editor shows them. Without Qt."""

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.model.edits import Span


def clock(time_s: float, decimals: int = 1) -> str:
    """`0:12.3` or `1:02:03.4`: no hours before the first; the point as in every timecode."""
    units = round(max(time_s, 0.0) * 10**decimals)
    seconds, fraction = divmod(units, 10**decimals)
    minutes = f"{seconds // 3600}:{seconds // 60 % 60:02}" if seconds >= 3600 else f"{seconds // 60}"
    return f"{minutes}:{seconds % 60:02}" + (f".{fraction:0{decimals}}" if decimals else "")


def length(duration_s: float) -> str:
    """`5.7 s` below a minute, else `2:05.7`: for labels of cuts and selections."""
    if duration_s >= 59.95:
        return clock(duration_s)
    return _("{seconds} s").format(seconds=decimal(duration_s))


def span_text(span: Span) -> str:
    """`0:12.3–0:18.0`."""
    return f"{clock(span.start_s)}–{clock(span.end_s)}"
