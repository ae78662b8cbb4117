"""What an episode needs before it goes out, and what would make it better: facts, in words."""

from dataclasses import dataclass

from radiodesk.bahasa.words import _, n_
from radiodesk.desk.belonging import programme_of
from radiodesk.desk.heard import chapters_heard
from radiodesk.desk.material import is_read
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import MissingFacts, NothingLeft

SUMMARY_CHARACTERS = 40
"""Shorter than this a summary says nothing in a podcast app."""

USEFUL_CHAPTERS = 3
"""Fewer than this are no help in finding one's way."""


@dataclass(frozen=True)
class Point:
    """One line of the checklist. `field` names what to change; a required point that is not met blocks publishing."""

    field: str
    is_met: bool
    is_required: bool
    text: str


def readiness(library: Library, episode: Episode) -> tuple[Point, ...]:
    """Every point of the checklist, required ones first."""
    return (*_required(library, episode), *_advised(library, episode))


def insist_on_readiness(library: Library, episode: Episode) -> None:
    """Raise `MissingFacts` naming each required point that is not met."""
    open_points = [point.text for point in _required(library, episode) if not point.is_met]
    if open_points:
        raise MissingFacts(missing="; ".join(open_points))


def _required(library: Library, episode: Episode) -> tuple[Point, ...]:
    programme, sheet = programme_of(library, episode), episode.sheet
    has_title = bool(sheet.title.strip())
    has_number = programme.type == "episodic" or sheet.number is not None
    return (
        Point("title", has_title, True, _("It has a title") if has_title else _("the title is missing")),
        Point("number", has_number, True, _("Its number is clear") if has_number else _("a serial needs numbers")),
        _sound_point(episode),
    )


def _sound_point(episode: Episode) -> Point:
    try:
        episode.sheet.edits.kept(episode.recording.info.duration_s)
    except NothingLeft:
        return Point("edits", False, True, _("with these cuts no sound is left"))
    return Point("edits", True, True, _("There is sound after the cuts"))


def _advised(library: Library, episode: Episode) -> tuple[Point, ...]:
    sheet, all_read = episode.sheet, is_read(library, episode)
    lacking = SUMMARY_CHARACTERS - len(sheet.summary.strip())
    guests = [credit for credit in sheet.people if credit.role == "guest"]
    chapters = len(chapters_heard(episode)) if _sound_point(episode).is_met else 0
    return (
        Point("analysis", all_read, False, _("The whole recording has been read") if all_read else _("Still reading")),
        Point(
            "summary",
            lacking <= 0,
            False,
            _("The summary says what it is about")
            if lacking <= 0
            else n_("The summary wants {n} more character", "The summary wants {n} more characters", lacking),
        ),
        Point("aired", sheet.aired is not None, False, _("Air date known") if sheet.aired else _("No air date yet")),
        Point("people", bool(guests), False, _("The guest is named") if guests else _("No guest is named yet")),
        _chapters_point(chapters),
    )


def _chapters_point(count: int) -> Point:
    if count >= USEFUL_CHAPTERS:
        return Point("chapters", True, False, _("Chapters show the way"))
    text = n_("{n} more chapter would help", "{n} more chapters would help", USEFUL_CHAPTERS - count)
    return Point("chapters", False, False, text)
