"""First looks at recordings that are not read yet: begun when they are dropped, shown when their episode opens."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step

if TYPE_CHECKING:  # the sound engine is not needed for the first frame
    from radiodesk.audio.envelope import Envelope

WARM_UP_MS = 1000
"""So long after the window the engine is started: a recording may be dropped, and a fifth of a second counts."""


class FirstLooks(QObject):
    """Quiet jobs. What they see the session tells; what fails is only logged."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """For the recordings of `session`."""
        super().__init__(parent)
        self._session = session
        self._wanted: dict[str, Job] = {}
        QTimer.singleShot(WARM_UP_MS, self, self._warm_up)

    def want(self, recording: str, file: Path) -> None:
        """Tell what the recording with this SHA-256 looks like, as soon as it is known."""
        if recording not in self._wanted:
            self._wanted[recording] = self.begin(file)
        self._tell_soon(self._wanted[recording])

    def show(self, look: Job, recording: str) -> None:
        """What `look` sees is the recording with this SHA-256."""
        self._wanted[recording] = look

    def begin(self, file: Path) -> Job:
        """Look at a recording; `show` says which one it is, once that is known."""

        def work(step: Step) -> "Envelope":
            from radiodesk.audio.engine import in_engine

            return in_engine.overview(file, step)

        return self._session.jobs.start_quietly(f"first look at {file.name}", "store", work, self._tell)

    def _tell_soon(self, look: Job) -> None:
        QTimer.singleShot(0, self, lambda: self._tell(look))  # whoever shows it may only be opening

    def _tell(self, look: Job) -> None:
        if isValid(self) and look.state is State.DONE:
            for recording, wanted in self._wanted.items():
                if wanted is look:
                    self._session.looked_over.emit(recording, look.result)

    def _warm_up(self) -> None:
        def work(_step: Step) -> None:
            from radiodesk.audio.engine import in_engine

            in_engine.warm_up()

        if self._session.jobs.is_open:
            self._session.jobs.start_quietly("start of the engine", "store", work, lambda _job: None)
