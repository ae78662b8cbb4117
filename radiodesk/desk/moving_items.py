"""What of a strange feed becomes an episode: each item with an identification and a date, and what had to be said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from radiodesk.bahasa.words import _
from radiodesk.feed.foreign import ForeignItem, Remote
from radiodesk.model.timecode import format_clock

EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
"""For a feed without any date: before there were podcasts."""


@dataclass(frozen=True)
class Arriving:
    """An item that can become an episode. `remarks` are sentences about what could not be taken as it stands."""

    item: ForeignItem
    guid: str
    published: datetime
    audio: Remote
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """An item that cannot become an episode, and the sentence that says why."""

    title: str
    why: str


def sort_out(items: Sequence[ForeignItem]) -> tuple[tuple[Arriving, ...], tuple[Left, ...]]:
    """The episodes among the items of a feed, oldest first, and what is none.

    An item without a guid gets the address of its audio as its guid, as Apple does (podcasters.apple.com/support/823).
    So does one whose guid an older item has already. One without a date gets that of the item before it.
    """
    arriving: dict[str, Arriving] = {}
    left: list[Left] = []
    oldest_first = _oldest_first(items)
    last = next((item.published for item in oldest_first if item.published), EARLIEST)
    for item in oldest_first:
        last = item.published or last
        title = item.title or (item.audio.url if item.audio else item.guid)
        if item.audio is None:
            left.append(Left(title, _("It has no audio.")))
            continue
        found = _identified(item, item.audio, arriving)
        if found is None:
            left.append(Left(title, _("It stands in the feed twice; it was taken once.")))
            continue
        guid, remarks = found
        if item.published is None:
            remarks += (_undated(item, last),)
        arriving[guid] = Arriving(replace(item, title=title), guid, last, item.audio, remarks)
    return tuple(arriving.values()), tuple(left)


def _oldest_first(items: Sequence[ForeignItem]) -> Sequence[ForeignItem]:
    """The items as they followed each other; a feed begins with the newest, or as a whole with the oldest."""
    dates = [item.published for item in items if item.published]
    return items if dates and dates[0] < dates[-1] else items[::-1]


def _identified(item: ForeignItem, audio: Remote, taken: dict[str, Arriving]) -> tuple[str, tuple[str, ...]] | None:
    if item.guid and item.guid not in taken:
        return item.guid, ()
    if audio.url in taken or (item.guid and taken[item.guid].audio.url == audio.url):
        return None
    if not item.guid:
        return audio.url, (_("It had no guid; the address of its audio is its guid now, as Apple takes it."),)
    text = _("“{title}” has the same guid; the address of its audio is its guid now.")
    return audio.url, (text.format(title=taken[item.guid].item.title),)


def _undated(item: ForeignItem, given: datetime) -> str:
    text = _("Its date cannot be read (“{text}”); it was given that of the episode before it, {date}.")
    return text.format(text=item.date_text[:40], date=given.date().isoformat())


def differences(arriving: Arriving, size_bytes: int, duration_s: float) -> tuple[str, ...]:
    """Where the feed said something else of the audio than what came."""
    item, said = arriving.item, []
    if item.length_bytes > 1 and item.length_bytes != size_bytes:
        text = _("The feed said {said} bytes, the audio has {found}.")
        said.append(text.format(said=item.length_bytes, found=size_bytes))
    if item.duration_s and abs(item.duration_s - duration_s) > max(5.0, duration_s * 0.02):
        text = _("The feed says that it lasts {said}; the audio lasts {found}.")
        said.append(text.format(said=format_clock(item.duration_s), found=format_clock(duration_s)))
    return tuple(said)
