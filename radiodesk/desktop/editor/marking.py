"""Marks set and kept while listening: what callers ask, and the name or the end of the mark at the playhead."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock
from radiodesk.desktop.editor.timeline import JUST_THERE_S, Timeline
from radiodesk.desktop.marks import kinds
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.desktop.session import Session
from radiodesk.model.problems import Problem
from radiodesk.model.question import Question
from radiodesk.model.spans import Span

AT_PLAYHEAD_S = 1.0
"""So near to the playhead a mark is meant by what is ordered there."""


class Marking(QObject):
    """`naming_wanted` carries a mark, new or already there, to be written down at once."""

    naming_wanted = Signal(object)

    def __init__(self, session: Session, timeline: Timeline, parent: QObject | None = None) -> None:
        """Mark the episode that `session` has open, at the playhead of `timeline`."""
        super().__init__(parent)
        self._session, self._timeline = session, timeline

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {
            "question": self.add_question,
            "soundbite": self.add_soundbite,
            "name_mark": self.name_mark,
            "delete_mark": self.delete_mark,
        }

    def add_question(self) -> None:
        """A question at the playhead; where there is one already, that one is to be written down."""
        time_s, questions = round(self._timeline.playhead_s, 3), self._timeline.questions
        there = next((old for old in questions if abs(old.start_s - time_s) < JUST_THERE_S), None)
        if self._session.episode is None:
            return
        question = there or Question(time_s, "")
        if there is None:
            label = _("Question at {time}").format(time=clock(time_s))
            self._session.change(label, questions=tuple(sorted((*questions, question))))
        self.naming_wanted.emit(question)

    def add_soundbite(self) -> None:
        """The selection as a soundbite; one that no app would take is refused in words."""
        from radiodesk.desk.soundbites import label_of, new_soundbite

        episode, span = self._session.episode, self._timeline.selection
        if episode is None or span is None:
            return
        try:
            soundbite = new_soundbite(episode, Span(round(span.start_s, 3), round(span.end_s, 3)))
        except Problem as problem:
            self._session.problem_met.emit(problem)
            return
        if soundbite not in episode.sheet.soundbites:
            self._session.change(label_of(soundbite), **kinds.replaced(episode.sheet, soundbite, soundbite))
        self.naming_wanted.emit(soundbite)

    def name_mark(self) -> None:
        """Let the mark at the playhead be named again."""
        if (mark := mark_at_playhead(self._timeline)) is not None:
            self.naming_wanted.emit(mark)

    def delete_mark(self) -> None:
        """Take the mark at the playhead away."""
        mark, episode = mark_at_playhead(self._timeline), self._session.episode
        if mark is not None and episode is not None:
            fields = kinds.replaced(episode.sheet, mark, None)
            self._session.change(kinds.label(mark, kinds.kind_of(mark).deleted), **fields)

    def move_question(self, question: Question, to_s: float) -> None:
        """Put a question somewhere else."""
        if self._session.episode is not None:
            to_s = round(min(max(to_s, 0.0), self._timeline.duration_s), 3)
            label = _("Move question to {time}").format(time=clock(to_s))
            fields = kinds.replaced(self._session.episode.sheet, question, replace(question, start_s=to_s))
            self._session.change(label, **fields)


def mark_at_playhead(timeline: Timeline) -> Mark | None:
    """The chapter or question nearest to the playhead, not farther than `AT_PLAYHEAD_S`."""
    marks: tuple[Mark, ...] = (*timeline.chapters, *timeline.questions)
    near = [mark for mark in marks if abs(mark.start_s - timeline.playhead_s) <= AT_PLAYHEAD_S]
    return min(near, key=lambda mark: abs(mark.start_s - timeline.playhead_s), default=None)
