"""When a show comes out, for apps: a recurrence rule with its beginning, and the same in words."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from radiodesk.bahasa.schedules import slot_text
from radiodesk.feed.elements import PODCAST, Element
from radiodesk.model.particulars import WEEKDAYS, Slot
from radiodesk.model.programme import ZONES, Programme

LONGEST_GAP_DAYS = 5 * 31
"""A fifth Friday comes at least this often."""


def update_frequency(programme: Programme, since: datetime | None) -> list[Element]:
    """`podcast:updateFrequency`, none when nothing is known. `since` is the date of the oldest episode."""
    slot = programme.slot
    if programme.is_complete:
        return [Element(PODCAST, "updateFrequency", attributes={"complete": "true"})]
    if not slot.days:
        return []
    begin = first_on_air(slot, since.astimezone(ZoneInfo(ZONES[programme.zone]))) if since else ""
    text = slot_text(slot, programme.language, programme.zone)
    return [Element(PODCAST, "updateFrequency", text, {"dtstart": begin, "rrule": slot.rule})]


def first_on_air(slot: Slot, since: datetime) -> str:
    """The first day of a slot not before `since`, in ISO 8601: with its time and offset when the time is known."""
    days = (since.date() + timedelta(days=after) for after in range(LONGEST_GAP_DAYS))
    day = next(day for day in days if _is_day(slot, day))
    if not slot.time:
        return day.isoformat()
    return datetime.combine(day, time.fromisoformat(slot.time), since.tzinfo).isoformat()


def _is_day(slot: Slot, day: date) -> bool:
    week, is_last = (day.day - 1) // 7 + 1, day.day + 7 > monthrange(day.year, day.month)[1]
    return WEEKDAYS[day.weekday()] in slot.days and (
        not slot.weeks or week in slot.weeks or (is_last and -1 in slot.weeks)
    )
