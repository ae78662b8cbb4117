"""What is let go after a drag on the waveform becomes one step of the history."""

from PySide6.QtCore import QObject

from radiodesk.desktop.editor.grips import Grip
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.session import Session
from radiodesk.model.edits import EditList
from radiodesk.model.problems import Problem


class Dragging(QObject):
    """Commits edges and ends that were dragged."""

    def __init__(self, session: Session, timeline: Timeline, parent: QObject | None = None) -> None:
        """Change the episode that `session` has open."""
        super().__init__(parent)
        self._session, self._timeline = session, timeline

    def drop(self, grip: Grip, edits: EditList) -> None:
        """Keep the edits as they were tried out; a problem goes to the window, and everything back."""
        try:
            self._session.change(grip.named(edits), edits=edits)
        except Problem as problem:
            self._timeline.try_out(None)
            self._session.problem_met.emit(problem)
