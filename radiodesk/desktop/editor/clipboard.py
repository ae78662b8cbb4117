"""Copies what is selected, and puts it in at the playhead, in the same or another episode of the library."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.session import Session
from radiodesk.model.edits import Span
from radiodesk.model.problems import Problem


class Clipboard(QObject):
    """What was copied is remembered by the session, as long as its library is open."""

    def __init__(self, session: Session, timeline: Timeline, parent: QObject | None = None) -> None:
        """Copy from and paste into the episode that `session` has open."""
        super().__init__(parent)
        self._session, self._timeline = session, timeline

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {"copy": self.copy, "paste": self.paste}

    def copy(self) -> None:
        """Remember what is heard of the selection; when all of it is cut, what was remembered stays."""
        from radiodesk.desk.pasting import copied

        episode, selection = self._session.episode, self._timeline.selection
        if episode is not None and selection is not None:
            wanted = copied(episode, Span(round(selection.start_s, 3), round(selection.end_s, 3)))
            self._session.copied = wanted if wanted.pieces else self._session.copied

    def paste(self) -> None:
        """Put it in at the playhead."""
        from radiodesk.desk.pasting import paste

        episode, wanted = self._session.episode, self._session.copied
        if episode is None or wanted is None:
            return
        try:
            paste(self._session.library, episode.id, wanted, round(self._timeline.playhead_s, 3))
        except Problem as problem:
            self._session.problem_met.emit(problem)
        else:
            self._session.reload()
