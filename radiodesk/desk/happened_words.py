"""What happened, in words for a terminal and for the window."""

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _, n_
from radiodesk.desk.happened import Total


def hours_told(hours: float | None) -> str:
    """The time from broadcast to post."""
    if hours is None:
        return _("no broadcast time")
    told = _("{hours} h after") if hours >= 0 else _("{hours} h before")
    return told.format(hours=decimal(abs(hours)))


def total_told(each: Total) -> str:
    """Several episodes together, on one line."""
    typical = "" if each.median_hours is None else decimal(each.median_hours)
    parts = (
        n_("{n} episode", "{n} episodes", each.episodes),
        n_("{n} post", "{n} posts", sum(each.posts.values())),
        n_("{n} episode told nowhere", "{n} episodes told nowhere", each.untold) if each.untold else "",
        _("median {hours} h from broadcast to post").format(hours=typical) if typical else "",
    )
    return " · ".join(filter(None, parts))
