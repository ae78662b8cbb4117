"""Bring a podcast in from another host: its address, a look at what would come, then one episode after the other."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desk.moving_feed import Household, look_at_feed
from radiodesk.desk.moving_house import Home, is_new_address_needed, settle
from radiodesk.desk.moving_in import Moved, move_in
from radiodesk.desk.moving_journal import Outcome
from radiodesk.desktop.controls import GAP, button, label, set_role
from radiodesk.desktop.field import line_field
from radiodesk.desktop.moving.findings import Findings
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem


class _Crier(QObject):
    """Carries the news of a move from the job's thread to the window's: its programme, then each episode."""

    settled = Signal(object)
    told = Signal(object)


class MoveInDialog(QDialog):
    """Closing it stops nothing: the move goes on as a job, and moving in again goes on where it was stopped."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Ask for the feed."""
        super().__init__(parent)
        self._session = session
        self._household: Household | None = None
        self._job: Job | None = None
        self._crier = _Crier(self)
        self._crier.settled.connect(self._settled)
        self._crier.told.connect(self._hear)
        self._counts = {"brought": 0, "here": 0, "failed": 0}
        self.setWindowTitle(_("Move a podcast in"))
        self.resize(640, 560)
        hint = _("The address of its RSS feed, or a feed file. Everything is only read there.")
        self.source = line_field("source", _("&Feed of the podcast"), hint=hint)
        self.choose = button(_("Choose a fi&le…"), self._choose)
        self.source.put(self.choose, 0)
        self.look = button(_("&Look at it"), self._look, "primary")
        self.source.put(self.look, 0)
        hint = _("Where the public will find feed and pages: another address than that of every other programme.")
        self.url = line_field("url", _("&Address on the web"), hint=hint)
        self.title = label("", "heading")
        self.facts = label("")
        self.findings = Findings(palette, _("What is to be said about it"))
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.bar.setRange(0, 1000)
        self.state = label("", "muted")
        self.go = button(_("&Move in"), self._go, "primary")
        self.stop = button(_("&Stop"), self._stop)
        self._lay_out()
        line = self.source.findChild(QLineEdit)
        assert line is not None
        line.returnPressed.connect(self._look)
        line.textChanged.connect(self._forget)
        session.job_changed.connect(self._follow)
        self._show_stage()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(12)
        for each in (self.source, self.title, self.facts, self.url):
            column.addWidget(each)
        column.addWidget(self.findings, 100)
        column.addStretch(1)
        column.addWidget(self.bar)
        column.addWidget(self.state)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for control in (self.stop, self.go, button(_("&Close"), self.close)):
            foot.addWidget(control)
        column.addLayout(foot)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, _("Choose a feed"), "", "RSS (*.xml *.rss *.txt);;(*)")
        if name:
            self.source.show_value(name)
            self._look()

    def _look(self) -> None:
        source = self.source.text().strip()
        if not source or self._is_busy:
            return
        self._forget()
        self._say(_("Reading the feed…"))
        self._start(_("Read the feed of a podcast"), lambda step: look_at_feed(source, step), self._looked)

    def _go(self) -> None:
        household, library, crier = self._household, self._session.library, self._crier
        if household is None or self._is_busy:
            return
        public_url = self.url.text() if self.url.isVisible() else ""
        self._counts = dict.fromkeys(self._counts, 0)

        def work(step: Step) -> Moved:
            home = settle(library, household, public_url)
            crier.settled.emit(home)
            return move_in(library, household, home.programme, step, crier.told.emit)

        self._start(_("Move “{title}” in").format(title=household.show.title), work, self._moved)

    def _settled(self, home: Home) -> None:
        self._session.programmes_grown.emit()
        self._session.choose_programme(home.programme.id)
        self._session.programme = home.programme
        self._session.programme_changed.emit(home.programme)
        self.findings.show_all([("warning", text) for text in home.remarks])

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _start(self, title: str, work: Callable[[Step], object], when_over: Callable[[Job], None]) -> None:
        self._job = self._session.start(title, "network", work, when_over)
        self._show_stage()

    def _looked(self, job: Job) -> None:
        self._job = None
        if job.state is State.DONE:
            self._household = cast("Household", job.result)
            self._tell_household(self._household)
        else:
            self._say_end(job)
        self._show_stage()

    def _tell_household(self, household: Household) -> None:
        self._say("")
        self.title.setText(household.show.title)
        count = n_("{n} episode", "{n} episodes", len(household.arriving))
        size = _("{n} MB of audio, as the feed says").format(n=-(-household.stated_bytes // 1_000_000))
        self.facts.setText(f"{count}, {size}.")
        lines = [("warning", text) for text in household.remarks]
        lines += [("error", f"“{left.title}”: {left.why}") for left in household.left]
        self.findings.show_all(lines)
        self.go.setFocus()

    def _hear(self, outcome: Outcome) -> None:
        self._counts[outcome.state] += 1
        level = "error" if outcome.state == "failed" else "warning"
        if outcome.state != "here":
            for remark in outcome.remarks:
                self.findings.add(level, f"“{outcome.title}”: {remark}")
        if outcome.state == "brought" and self._counts["brought"] % 10 == 1:
            self._session.list_changed.emit()

    def _moved(self, job: Job) -> None:
        self._job = None
        self._session.list_changed.emit()
        if job.state is State.DONE:
            moved = cast("Moved", job.result)
            brought, here, failed = (len(moved.of_state(state)) for state in ("brought", "here", "failed"))
            told = [
                n_("{n} episode moved in.", "{n} episodes moved in.", brought),
                n_("{n} was here already.", "{n} were here already.", here) if here else "",
                n_("{n} could not be brought.", "{n} could not be brought.", failed) if failed else "",
            ]
            self._say(" ".join(filter(None, told)), "error" if failed else "ok")
        else:
            self._say_end(job)
        self._show_stage()

    def _say_end(self, job: Job) -> None:
        if isinstance(job.problem, Problem):
            self._say(sentence(job.problem), "error")
        else:
            self._say(_("Stopped. What has come stays; moving in again goes on from here."))

    def _say(self, text: str, role: str = "muted") -> None:
        self.state.setText(text)
        set_role(self.state, role)

    def _forget(self) -> None:
        """Another feed: what was seen of the last one is no more."""
        if self._household is not None and not self._is_busy:
            self._household = None
            self.findings.show_all([])
            self._show_stage()

    def _follow(self, job: Job) -> None:
        if job is self._job:
            self.bar.setValue(round(job.progress * 1000))
            done = self._counts["brought"] + self._counts["failed"]
            if self._household is not None and job.state is State.RUNNING:
                total = len(self._household.arriving) + len(self._household.left)
                self._say(_("{done} of {total}").format(done=done + self._counts["here"], total=total))

    @property
    def _is_busy(self) -> bool:
        return self._job is not None

    def _show_stage(self) -> None:
        known, busy = self._household, self._is_busy
        for each in (self.title, self.facts):
            each.setVisible(known is not None)
        self.url.setVisible(known is not None and is_new_address_needed(self._session.library, known))
        self.go.setVisible(known is not None and not busy)
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.look.setVisible(known is None)
        self.source.setEnabled(not busy)
        if busy:
            self.bar.setValue(0)
            self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
