"""Edit an episode. Every change is one committed value, which is at once autosave, undo and recovery."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from radiodesk.bahasa.dates import at_zone
from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.topics import read_topics
from radiodesk.bahasa.words import _
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.edit_rules import insist_on_edits
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import EPISODE_TYPES, Episode
from radiodesk.model.people import ROLES, Credit
from radiodesk.model.problems import BadValue
from radiodesk.model.timecode import format_time
from radiodesk.model.words import N_

FIELDS = {
    "title": N_("title"),
    "number": N_("number"),
    "season": N_("season"),
    "type": N_("kind"),
    "aired": N_("air date"),
    "summary": N_("summary"),
    "notes": N_("show notes"),
    "cover": N_("cover"),
    "explicit": N_("explicit mark"),
    "topics": N_("topics"),
}
"""What can be set by name, in the words of the form."""

TRUTH = {"true": True, "yes": True, "ya": True, "1": True, "false": False, "no": False, "tidak": False, "0": False}


def change(library: Library, episode_id: int, label: str, /, **fields: Any) -> Episode:
    """Replace fields of the sheet and commit it as one step of the history, named `label`.

    Raises `NothingLeft` when an edit list would leave no sound, `BadValue` when something in it cannot be.
    """
    return _committed(library, episode_id, label, fields, amends=False)


def amend(library: Library, episode_id: int, label: str, /, **fields: Any) -> Episode:
    """The same, in place of the last step: for one that goes on, such as a joint that is moved bit by bit."""
    return _committed(library, episode_id, label, fields, amends=True)


def cut(library: Library, episode_id: int, *spans: Span) -> Episode:
    """Leave these stretches of the recording out."""
    edits = library.episode(episode_id).sheet.edits.cut(*spans)
    return change(library, episode_id, _("Cut {time}").format(time=_times(spans)), edits=edits)


def keep(library: Library, episode_id: int, *spans: Span) -> Episode:
    """Leave out everything but these stretches."""
    episode = library.episode(episode_id)
    edits = episode.sheet.edits.keep(spans, episode.recording.info.duration_s)
    return change(library, episode_id, _("Keep {time}").format(time=_times(spans)), edits=edits)


def fade(
    library: Library, episode_id: int, fade_in_s: float | None, fade_out_s: float | None, shape: str | None = None
) -> Episode:
    """Fade the beginning in and the end out, in seconds; None leaves a fade as it is.

    `shape`, one of `FADE_SHAPES`, is for the fades that are given, or for both when none is.
    """
    edits = library.episode(episode_id).sheet.edits
    lengths = {"fade_in": fade_in_s, "fade_out": fade_out_s}
    given = {name: seconds for name, seconds in lengths.items() if seconds is not None}
    fields: dict[str, Any] = {f"{name}_s": seconds for name, seconds in given.items()}
    if shape is not None:
        fields |= {f"{name}_shape": shape for name in given or lengths}
    edits = replace(edits, **fields)
    return change(library, episode_id, _("Fade"), edits=edits)


def adjust_gain(library: Library, episode_id: int, span: Span, gain_db: float) -> Episode:
    """Make a stretch of the recording louder or softer, instead of what was asked for it before; 0 leaves it."""
    edits = library.episode(episode_id).sheet.edits.adjust(span, gain_db)
    label = _("Level {time}: {gain} dB").format(time=_times((span,)), gain=decimal(gain_db))
    return change(library, episode_id, label, edits=edits)


def set_clean_up(library: Library, episode_id: int, clean_up: CleanUp) -> Episode:
    """Clean the sound of the recording up by these amounts, or leave it as recorded."""
    edits = replace(library.episode(episode_id).sheet.edits, clean_up=clean_up)
    return change(library, episode_id, _("No clean-up") if clean_up.is_off else _("Clean up"), edits=edits)


def move_segment(library: Library, episode_id: int, span: Span, to_s: float) -> Episode:
    """Hear a stretch of the recording at another moment of it instead."""
    edits = library.episode(episode_id).sheet.edits.move_segment(span, to_s, _times((span,)))
    label = _("Move {time} to {place}").format(time=_times((span,)), place=format_time(to_s))
    return change(library, episode_id, label, edits=edits)


def split(library: Library, episode_id: int, time_s: float) -> Episode:
    """Mark where one segment ends and another begins; where that is marked already, take the mark away."""
    edits = library.episode(episode_id).sheet.edits.split(time_s)
    return change(library, episode_id, _("Split at {time}").format(time=format_time(time_s)), edits=edits)


def clear_edits(library: Library, episode_id: int) -> Episode:
    """Hear the whole recording again, as it was recorded and nothing else."""
    return change(library, episode_id, _("Clear all edits"), edits=EditList())


def add_chapter(library: Library, episode_id: int, chapter: Chapter) -> Episode:
    """Name a moment of the recording; a chapter at the same moment is renamed."""
    episode = library.episode(episode_id)
    if not 0 <= chapter.start_s < episode.recording.info.duration_s:
        end = format_time(episode.recording.info.duration_s)
        raise BadValue(value=format_time(chapter.start_s), field=N_("the recording"), expected=f"0:00:00.000-{end}")
    others = (other for other in episode.sheet.chapters if other.start_s != chapter.start_s)
    label = _("Chapter “{title}”").format(title=chapter.title)
    return change(library, episode_id, label, chapters=tuple(sorted((*others, chapter))))


def add_person(library: Library, episode_id: int, credit: Credit) -> Episode:
    """Name who is heard; the same person in the same role is named once."""
    if credit.role not in ROLES:
        raise BadValue(value=credit.role, field=N_("the role"), expected=", ".join(ROLES))
    people = library.episode(episode_id).sheet.people
    label = _("Person “{name}”").format(name=credit.name)
    return change(library, episode_id, label, people=people if credit in people else (*people, credit))


def set_fields(library: Library, episode_id: int, texts: Mapping[str, str]) -> Episode:
    """Set details, by the names of `FIELDS`, from what a person typed.

    An empty text clears number, season and aired. `cover` is the SHA-256 of kept artwork. Raises `BadValue`.
    """
    zone = programme_of(library, library.episode(episode_id)).zone
    fields = {name: _understood(name, text, zone) for name, text in texts.items()}
    label = _("Change {fields}").format(fields=", ".join(_(FIELDS[name]) for name in fields))
    return change(library, episode_id, label, **fields)


def _committed(library: Library, episode_id: int, label: str, fields: dict[str, Any], *, amends: bool) -> Episode:
    episode = library.episode(episode_id)
    sheet = replace(episode.sheet, **fields)
    if "edits" in fields:
        insist_on_edits(sheet.edits, episode, lambda sound: _length_s(library, sound))
    return library.commit_sheet(episode_id, sheet, label, amends=amends)


def _understood(name: str, text: str, zone: str) -> object:
    readers = {
        "number": _whole_number,
        "season": _whole_number,
        "aired": lambda text: read_moment(text, zone),
        "explicit": _truth,
        "type": _episode_type,
        "topics": read_topics,
    }
    return readers[name](text.strip()) if name in readers else text


def read_moment(text: str, zone: str) -> datetime | None:
    """A date and time in ISO 8601; one without a zone is read on the clocks of `zone`. Empty is None."""
    if not text:
        return None
    try:
        return at_zone(datetime.fromisoformat(text), zone)
    except ValueError:
        raise BadValue(value=text, field=N_("the air date"), expected="2026-11-20T15:00+07:00") from None


def _whole_number(text: str) -> int | None:
    if not text:
        return None
    if not text.isdecimal() or not 0 < int(text) < 1_000_000:
        raise BadValue(value=text, field=N_("a number"), expected="1, 2, 3")
    return int(text)


def _truth(text: str) -> bool:
    if text.lower() not in TRUTH:
        raise BadValue(value=text, field=N_("the explicit mark"), expected="true, false")
    return TRUTH[text.lower()]


def _episode_type(text: str) -> str:
    if text not in EPISODE_TYPES:
        raise BadValue(value=text, field=N_("the kind of episode"), expected=", ".join(EPISODE_TYPES))
    return text


def _length_s(library: Library, sound: str) -> float:
    """How long a sound is: as far as is known, so that nobody waits for one that is still being read."""
    from radiodesk.desk.sounds import complete_analysis, known_analysis

    return (known_analysis(library, sound) or complete_analysis(library, sound, no_step)).info.duration_s


def _times(spans: tuple[Span, ...]) -> str:
    return ", ".join(f"{format_time(span.start_s)}–{format_time(span.end_s)}" for span in spans)
