"""What is known about a show beyond its title: where it belongs, when it is on air, how it may be used."""

from dataclasses import dataclass

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""As iCalendar names them (RFC 5545 section 3.3.10), in the order in which `datetime.weekday` counts."""

WEEKS = (1, 2, 3, 4, 5, -1)
"""Weeks of a month in which a show may have its day; -1 is the last."""

PLACE_RELATIONS = ("subject", "creator")
"""What a place is to a show: what it speaks of, where it is made (podcast namespace, location)."""

MEDIA = ("podcast", "music", "video", "film", "audiobook", "newsletter", "blog", "course", "mixed")
"""Kinds of show in the podcast namespace."""

COMMENTS_OFF = "disabled"
"""Said instead of an address: apps should show no comments."""


@dataclass(frozen=True)
class Funding:
    """Where listeners can support a show, and the words for it."""

    url: str
    text: str = ""


@dataclass(frozen=True)
class Place:
    """A place. `geo` is `latitude,longitude`, `osm` an OpenStreetMap object (R5660), `country` of ISO 3166-1."""

    name: str
    geo: str = ""
    osm: str = ""
    country: str = ""
    rel: str = "subject"


@dataclass(frozen=True)
class OtherShow:
    """Another show, by its podcast:guid, its feed, or both."""

    title: str = ""
    guid: str = ""
    feed_url: str = ""


@dataclass(frozen=True)
class Remark:
    """A line for a service, such as the proof of ownership that Apple asks for (podcast:txt)."""

    purpose: str
    text: str


@dataclass(frozen=True)
class Slot:
    """When a show is on air: days of the week, in which weeks of the month (none: in all), at `time` (HH:MM).

    The clock is that of the programme's zone. Without days nothing is known.
    """

    days: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()
    time: str = ""

    @property
    def rule(self) -> str:
        """The days as a recurrence rule (RFC 5545 section 3.3.10); empty without days."""
        if not self.days:
            return ""
        if not self.weeks:
            return "FREQ=DAILY" if len(self.days) == len(WEEKDAYS) else f"FREQ=WEEKLY;BYDAY={','.join(self.days)}"
        return "FREQ=MONTHLY;BYDAY=" + ",".join(f"{week}{day}" for week in self.weeks for day in self.days)
