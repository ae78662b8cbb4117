"""What callers ask, kept while listening: a question at the playhead, moved by its flag."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import clock
from radiodesk.desktop.editor.timeline import JUST_THERE_S, Timeline
from radiodesk.desktop.session import Session
from radiodesk.model.question import Question


class Asking(QObject):
    """`question_made` carries a Question, new or already there, to be written down at once."""

    question_made = Signal(object)

    def __init__(self, session: Session, timeline: Timeline, parent: QObject | None = None) -> None:
        """Ask in the episode that `session` has open, at the playhead of `timeline`."""
        super().__init__(parent)
        self._session, self._timeline = session, timeline

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {"question": self.add_question}

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
        self.question_made.emit(question)

    def move_question(self, question: Question, to_s: float) -> None:
        """Put a question somewhere else."""
        to_s = round(min(max(to_s, 0.0), self._timeline.duration_s), 3)
        others = (other for other in self._timeline.questions if other != question and other.start_s != to_s)
        label = _("Move question to {time}").format(time=clock(to_s))
        self._session.change(label, questions=tuple(sorted((*others, replace(question, start_s=to_s)))))
