"""The window does what is due by itself, for it holds the library: looked for by the clock, done as a job."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.message_bar import MessageBar
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.appointment import Appointment

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.scheduling import DueOutcome

LOOK_MS = 15_000
"""So often the clock is looked at. A timer for the moment itself would be late after sleep or a changed clock."""

RETRY_MS = 5 * 60_000
"""So long nothing is tried again after a bad line; as often as the timer of the system does it."""

_KINDS = {"done": "info", "later": "warn"}


class DueWork(QObject):
    """Publishes what is due. `done` is emitted when something was."""

    done = Signal()

    def __init__(self, session: Session, messages: MessageBar, parent: QObject) -> None:
        """Begins to look at once, and then from time to time."""
        super().__init__(parent)
        self._session, self._messages = session, messages
        self._run: Job | None = None
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        QTimer.singleShot(0, self, self._tell_missed)

    def look(self) -> None:
        """Start what is due now, unless that is under way."""
        from radiodesk.library.library import utc_now

        self._clock.setInterval(LOOK_MS)
        if self._run is not None or not self._session.jobs.is_open:
            return
        if self._session.library.due_appointments(utc_now()):
            title = _("Publish what is due")
            self._run = self._session.start(title, "audio", self._work, self._finish)

    def do_now(self, appointment: Appointment) -> None:
        """Publish one at once, also one that was missed."""
        from radiodesk.library.library import utc_now

        self._session.library.put_off_appointment(appointment.id, utc_now())
        self.look()

    def _work(self, step: Step) -> "list[DueOutcome]":
        from radiodesk.desk.scheduling import run_due
        from radiodesk.library.library import utc_now

        return list(run_due(self._session.library, utc_now, step))

    def _finish(self, job: Job) -> None:
        self._run = None
        if job.state is State.DONE:
            outcomes = cast("list[DueOutcome]", job.result)
            for outcome in outcomes:
                self._messages.tell(outcome.text, _KINDS.get(outcome.state, "error"))
            if any(outcome.state == "later" for outcome in outcomes):
                self._clock.setInterval(RETRY_MS)
        self.done.emit()

    def _tell_missed(self) -> None:
        """What was missed while nobody was there is asked about again, until somebody decides."""
        for appointment in self._session.library.appointments(("missed",)):
            self._messages.tell(appointment.reason, "warn")
        self.look()
