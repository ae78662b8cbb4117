"""Sees to it that the sound of the open episode is read as it is to be heard: clips, and the recording cleaned up."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from radiodesk.bahasa.words import _
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode

if TYPE_CHECKING:
    from radiodesk.desk.material import Material

STILL_MS = 500
"""After this pause between two changes the reading begins: who tries amounts does not wait for each."""


class Readying(QObject):
    """One job at a time; another clean-up stops the one before."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Watch the open episode of `session`."""
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._wanted: tuple[object, ...] = ()
        self._still = QTimer(self, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(self._begin)
        session.episode_opened.connect(self._look)
        session.episode_changed.connect(self._look)

    def _look(self, episode: Episode | None) -> None:
        wanted = () if episode is None else (episode.recording.sha256, *_heard(episode.sheet.edits))
        if wanted != self._wanted:
            self._wanted = wanted
            if self._job is not None:
                self._job.cancel()
            self._still.start()

    def _begin(self) -> None:
        from radiodesk.desk.material import is_read, material_of

        library, episode = self._session.library, self._session.episode
        if episode is None or episode.sheet.edits.clean_up.is_off or is_read(library, episode):
            return

        def work(step: Step) -> "Material":
            return material_of(library, episode, step)

        title = _("Clean up “{title}”").format(title=episode.sheet.title)
        self._job = self._session.start(title, "audio", work, lambda job: self._end(job, episode))

    def _end(self, job: Job, read: Episode) -> None:
        if self._job is job:
            self._job = None
        if self._session.episode is not None and self._session.episode.id == read.id:
            self._session.reload()


def _heard(edits: EditList) -> tuple[object, ...]:
    return edits.sounds, edits.clean_up
