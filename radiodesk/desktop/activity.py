"""Long work as the user sees it: the running job in the status bar, and a list of the last ones."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.controls import button, ground, label, named, set_role
from radiodesk.desktop.icons import icon
from radiodesk.desktop.jobs_bridge import Jobs
from radiodesk.desktop.palettes import Palette
from radiodesk.jobs.lanes import Job, State
from radiodesk.model.problems import Problem
from radiodesk.model.words import N_

STATE_TEXTS = {
    State.WAITING: (N_("Waiting"), "muted"),
    State.RUNNING: (N_("Under way"), "muted"),
    State.DONE: (N_("Done"), "ok"),
    State.FAILED: (N_("Did not work"), "error"),
    State.CANCELLED: (N_("Stopped"), "muted"),
}

LONG_S = 10
"""Work that lasts longer says how long it still takes."""


def standing(job: Job) -> str:
    """Where a job stands, in words."""
    if job.state is State.FAILED and isinstance(job.problem, Problem):
        return sentence(job.problem)
    text = _(STATE_TEXTS[job.state][0])
    if job.state is not State.RUNNING:
        return text
    percent = _("{percent} %").format(percent=round(job.progress * 100))
    remaining_s = job.remaining_s
    return f"{percent} · {_remaining(remaining_s)}" if remaining_s and remaining_s > LONG_S else percent


class JobStrip(QWidget):
    """The running job in the status bar. A click opens the list."""

    def __init__(self, jobs: Jobs, palette: Palette) -> None:
        """Hidden while nothing runs."""
        super().__init__()
        self._jobs = jobs
        self._shown: Job | None = None
        self.text = QPushButton()
        self.text.setProperty("kind", "link")
        self.bar = named(QProgressBar(), _("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.stop = button(_("Stop"), self._stop, "link", icon("stop", palette, "accent"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.text, self.bar, self.stop):
            row.addWidget(widget)
        jobs.changed.connect(self._show)
        self.hide()

    def _show(self, _job: Job) -> None:
        running = self._jobs.lanes.running()
        self._shown = next((job for job in running if job.state is State.RUNNING), None)
        self.setVisible(self._shown is not None)
        if self._shown is not None:
            more = len(running) - 1
            others = " " + n_("(and {n} more)", "(and {n} more)", more) if more else ""
            self.text.setText(f"{self._shown.title} · {standing(self._shown)}{others}")
            named(self.text, self.text.text(), _("Opens the activity list"))
            self.bar.setValue(round(self._shown.progress * 100))

    def _stop(self) -> None:
        if self._shown is not None:
            self._shown.cancel()


class _JobCard(QFrame):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self.setProperty("role", "card")
        self._state = label()
        self._bar = named(QProgressBar(), _("Progress of {title}").format(title=job.title))
        self._bar.setTextVisible(False)
        self.stop = named(button(_("Stop"), job.cancel), _("Stop {title}").format(title=job.title))
        row = QHBoxLayout()
        row.addWidget(label(job.title, "caption"), 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._bar)
        column.addWidget(self._state)
        self.follow()

    def follow(self) -> None:
        self._state.setText(standing(self._job))
        set_role(self._state, STATE_TEXTS[self._job.state][1])
        self._bar.setValue(round(self._job.progress * 100))
        for widget in (self._bar, self.stop):
            widget.setVisible(not self._job.state.is_over)


class ActivityDialog(QDialog):
    """The last jobs, newest first."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Stays beside the window; work goes on."""
        super().__init__(parent)
        self._jobs = jobs
        self._cards: dict[int, _JobCard] = {}
        self.setWindowTitle(_("Activity"))
        self.resize(480, 420)
        self._nothing = label(_("Nothing has been done yet since RadioDesk was started."), "muted")
        page = ground(QWidget(), "window")
        self._column = QVBoxLayout(page)
        self._column.addWidget(self._nothing)
        self._column.addStretch(1)
        area = named(QScrollArea(), _("Activity"))
        area.setWidgetResizable(True)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.addWidget(area)
        outer.addWidget(button(_("Close"), self.close), 0, Qt.AlignmentFlag.AlignRight)
        for job in reversed(jobs.seen):
            self._follow(job)
        jobs.changed.connect(self._follow)

    def texts(self) -> list[str]:
        """What stands in the list, newest first."""
        return [f"{job.title}: {standing(job)}" for job in self._jobs.seen]

    def _follow(self, job: Job) -> None:
        self._nothing.hide()
        if job.number in self._cards:
            self._cards[job.number].follow()
            return
        self._cards[job.number] = _JobCard(job)
        self._column.insertWidget(0, self._cards[job.number])


def _remaining(seconds: float) -> str:
    minutes = round(seconds / 60)
    return n_("{n} minute left", "{n} minutes left", minutes) if minutes else _("less than a minute left")
