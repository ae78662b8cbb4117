"""The two kinds of marks and how each is spoken of."""

from dataclasses import dataclass

from radiodesk.bahasa.words import _
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Sheet
from radiodesk.model.question import Question
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_

Mark = Chapter | Question


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


def kind_of(mark: Mark) -> Kind:
    """Which kind a mark is."""
    return CHAPTER if isinstance(mark, Chapter) else QUESTION


def text_of(mark: Mark) -> str:
    """A title, or what was asked; may be empty."""
    return str(getattr(mark, kind_of(mark).text))


def second_line(mark: Mark) -> str:
    """Who asked and from where, or the chapter's link."""
    if isinstance(mark, Chapter):
        return mark.url
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
    """Chapters and questions in order of time; where both begin, the chapter is first."""
    return sorted((*sheet.chapters, *sheet.questions), key=lambda mark: (mark.start_s, isinstance(mark, Question)))


def replaced(sheet: Sheet, old: Mark, new: Mark | None) -> dict[str, object]:
    """The field of the sheet in which `new` stands for `old`; None takes it away. One moment holds one of a kind."""
    field = kind_of(old).field
    taken_s = None if new is None else new.start_s
    rest = [mark for mark in getattr(sheet, field) if mark != old and mark.start_s != taken_s]
    return {field: tuple(sorted(rest if new is None else [*rest, new]))}


def label(mark: Mark, text: str) -> str:
    """The step of the history, such as `Kind.changed`, with the name of this mark."""
    from radiodesk.desk.questions import short_name

    name = f"“{mark.title}”" if isinstance(mark, Chapter) else short_name(mark)
    return _(text).format(name=name)
