"""The three kinds of marks and how each is spoken of."""

from dataclasses import dataclass, replace

from radiodesk.bahasa.words import _, n_
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Sheet
from radiodesk.model.question import Question
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_

Mark = Chapter | Question | Soundbite


@dataclass(frozen=True)
class Kind:
    """Where a sheet keeps such marks, which of their fields is the text, its icon and its words."""

    field: str
    text: str
    icon: str
    colour: str
    word: str
    nameless: str
    changed: str
    deleted: str


CHAPTER = Kind(
    "chapters", "title", "chapter", "chapter", N_("Chapter"), N_("Chapter without a title"),
    N_("Chapter {name} changed"), N_("Chapter {name} deleted"),
)  # fmt: skip
QUESTION = Kind(
    "questions", "text", "question", "accent", N_("Question"), N_("Question, not written down yet"),
    N_("Question {name} changed"), N_("Question {name} deleted"),
)  # fmt: skip
SOUNDBITE = Kind(
    "soundbites", "title", "share", "accent", N_("Soundbite"), N_("Soundbite, called as the episode"),
    N_("Soundbite {name} changed"), N_("Soundbite {name} deleted"),
)  # fmt: skip

KINDS: dict[type, Kind] = {Chapter: CHAPTER, Question: QUESTION, Soundbite: SOUNDBITE}
"""In the order in which marks of one moment stand."""


def kind_of(mark: Mark) -> Kind:
    """Which kind a mark is."""
    return KINDS[type(mark)]


def text_of(mark: Mark) -> str:
    """A title, or what was asked; may be empty."""
    return str(getattr(mark, kind_of(mark).text))


def second_line(mark: Mark) -> str:
    """Who asked and from where, the chapter's link, how long a soundbite is."""
    if isinstance(mark, Chapter):
        return mark.url
    if isinstance(mark, Soundbite):
        seconds = round(mark.end_s - mark.start_s)
        return n_("Soundbite of {n} second", "Soundbite of {n} seconds", seconds)
    return ", ".join(part for part in (mark.name, mark.region) if part)


def heard_at(mark: Mark, edits: EditList) -> str:
    """The time in the episode; the word "cut" where nothing is heard."""
    return _("cut") if edits.is_cut(mark.start_s) else format_clock(edits.to_heard(mark.start_s))


def spoken(mark: Mark) -> str:
    """The whole mark in words, for screen readers and tooltips."""
    kind = kind_of(mark)
    answer = mark.answer if isinstance(mark, Question) else ""
    said = [f"{_(kind.word)} {format_clock(mark.start_s)}", second_line(mark), text_of(mark) or _(kind.nameless)]
    return ". ".join(part for part in (", ".join(part for part in said if part), answer) if part)


def marks_of(sheet: Sheet) -> list[Mark]:
    """All marks in order of time; where several begin, the chapter is first."""
    marks: tuple[Mark, ...] = (*sheet.chapters, *sheet.questions, *sheet.soundbites)
    return sorted(marks, key=lambda mark: (mark.start_s, list(KINDS).index(type(mark))))


def moved(mark: Mark, to_s: float, duration_s: float) -> Mark:
    """The mark at another moment; a soundbite keeps its length, as far as the recording goes."""
    if isinstance(mark, Soundbite):
        return replace(mark, start_s=to_s, end_s=min(mark.end_s + to_s - mark.start_s, duration_s))
    return replace(mark, start_s=to_s)


def replaced(sheet: Sheet, old: Mark, new: Mark | None) -> dict[str, object]:
    """The field of the sheet in which `new` stands for `old`; None takes it away. One moment holds one of a kind."""
    field = kind_of(old).field
    taken_s = None if new is None else new.start_s
    rest = [mark for mark in getattr(sheet, field) if mark != old and mark.start_s != taken_s]
    return {field: tuple(sorted(rest if new is None else [*rest, new]))}


def label(mark: Mark, text: str) -> str:
    """The step of the history, such as `Kind.changed`, with the name of this mark."""
    from radiodesk.desk.questions import short_name
    from radiodesk.desk.soundbites import name_of

    if isinstance(mark, Chapter):
        return _(text).format(name=f"“{mark.title}”")
    return _(text).format(name=short_name(mark) if isinstance(mark, Question) else name_of(mark))
