"""Makes the audio of the open episode while nothing else is to do, so that publishing finds it ready."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.episode import Episode
from radiodesk.model.sound import PRESETS

STILL_MS = 2000
"""Who has changed nothing about the sound for so long may be done with it."""


class MakingAhead(QObject):
    """One quiet job at a time, at a gentle pace; any work that somebody asks for, and any edit, stops it at once.

    `ready` says whether the audio is there. What goes wrong is only logged: whoever publishes is told then.
    """

    ready = Signal(bool)

    def __init__(self, session: Session, preset: Callable[[], str], parent: QObject | None = None) -> None:
        """Watch the open episode of `session`; `preset` says how it would go out."""
        super().__init__(parent)
        self._session, self._preset = session, preset
        self._wanted: tuple[object, ...] = ()
        self._job: Job | None = None
        self._still = QTimer(self, interval=STILL_MS, singleShot=True)
        self._still.timeout.connect(self._begin)
        session.episode_opened.connect(self._look)
        session.episode_changed.connect(self._look)
        session.job_changed.connect(self._make_way)
        self._look(session.episode)

    def look_again(self) -> None:
        """The preset may be another."""
        self._look(self._session.episode)

    def stop(self) -> None:
        """Stop what is under way; what was made of it so far is kept."""
        self._still.stop()
        if self._job is not None:
            self._job.cancel()

    def _look(self, episode: Episode | None) -> None:
        """See whether anything that decides the sound has changed."""
        wanted = () if episode is None else (episode.id, episode.sheet.edits, self._preset())
        if wanted != self._wanted:
            self._wanted = wanted
            self.stop()
            self.ready.emit(False)
            self._still.start()

    def _make_way(self, _job: Job) -> None:
        """Somebody has asked for something; once all of that is done there is time again."""
        if self._session.jobs.lanes.running():
            self.stop()
        else:
            self._still.start()

    def _begin(self) -> None:
        episode, jobs = self._session.episode, self._session.jobs
        if episode is not None and self._job is None and jobs.is_open and not jobs.lanes.running():
            wanted, title = self._wanted, f"making “{episode.sheet.title}” ahead"
            self._job = jobs.start_quietly(title, "audio", self._making(episode), lambda job: self._end(job, wanted))

    def _making(self, episode: Episode) -> Callable[[Step], bool]:
        library, preset = self._session.library, PRESETS[self._preset()]

        def work(step: Step) -> bool:
            from radiodesk.desk.rendering import is_rendered, prerender_episode

            prerender_episode(library, episode, preset, step)
            return is_rendered(library, episode, preset)

        return work

    def _end(self, job: Job, wanted: tuple[object, ...]) -> None:
        if not isValid(self):  # the window was built anew in another language meanwhile
            return
        self._job = None
        if wanted != self._wanted:
            self._still.start()
        elif job.state is State.DONE:
            self.ready.emit(bool(job.result))
