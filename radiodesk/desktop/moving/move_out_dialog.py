"""Lead listeners from an old address to a new one: what to put there, and whether it works."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, sentence
from radiodesk.desk.moving_check import CheckedMove, check_move
from radiodesk.desk.moving_journal import Journal
from radiodesk.desk.moving_out import Redirect, leave, redirects, write_redirects
from radiodesk.desk.particulars import is_web_address
from radiodesk.desktop.controls import GAP, button, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.field import line_field
from radiodesk.desktop.moving.findings import Findings
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem


class MoveOutDialog(QDialog):
    """Both ways: for a podcast that moved in, the old address is the one that it came from; else the feed leaves."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """About the programme that is worked on."""
        super().__init__(parent)
        self._session, self._programme = session, session.programme
        self._redirects: tuple[Redirect, ...] = ()
        self.setWindowTitle(_("Lead listeners to a new address"))
        self.resize(680, 620)
        self.old = line_field("old", _("&Old address of the feed"))
        self.new = line_field("new", _("&New address of the feed"))
        self.host = named(DropDown(), _("Kind of host"))
        self.place = label("", "muted")
        self.text = named(QPlainTextEdit(), _("What to put there"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(96)
        self.copy = button(_("&Copy"), self._copy)
        self.save = button(_("&Save as files…"), self._save)
        self.say = button(_("Say it in &this feed"), self._leave)
        self.check = button(_("C&heck the old address"), self._check, "primary")
        self.findings = Findings(palette, _("What the check found"))
        self.state = label("", "muted")
        self._lay_out()
        self._begin()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        column.setSpacing(12)
        column.addWidget(self.old)
        column.addWidget(self.new)
        choice = QHBoxLayout()
        choice.addWidget(self.host)
        choice.addWidget(self.place, 1)
        column.addLayout(choice)
        column.addWidget(self.text)
        for row in ((self.copy, self.save, self.say), (self.check,)):
            line = QHBoxLayout()
            for each in row:
                line.addWidget(each)
            line.addStretch(1)
            column.addLayout(line)
        advice = _("Keep the redirect for at least four weeks, better for good (hilfe.podigee.com 165).")
        column.addWidget(label(advice, "muted"))
        column.addWidget(self.findings, 100)
        column.addStretch(1)
        column.addWidget(self.state)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(_("Close"), self.close))
        column.addLayout(foot)

    def _begin(self) -> None:
        programme = self._programme
        came_from = Journal(self._session.library, programme.guid).source
        is_moved = is_web_address(came_from) and not programme.new_feed_url
        self.old.show_value(came_from if is_moved else programme.feed_url)
        self.new.show_value(programme.feed_url if is_moved else programme.new_feed_url)
        for field in (self.old, self.new):
            line = field.findChild(QLineEdit)
            assert line is not None
            line.textChanged.connect(self._show)
        self.host.currentIndexChanged.connect(self._show_one)
        self._show()

    def _show(self) -> None:
        """The redirects for these two addresses."""
        old, new = self.old.text().strip(), self.new.text().strip()
        is_sound = is_web_address(old) and is_web_address(new) and old != new
        self._redirects = redirects(old, new) if is_sound else ()
        chosen = max(self.host.currentIndex(), 0)
        self.host.blockSignals(True)
        self.host.clear()
        self.host.addItems([each.host for each in self._redirects])
        self.host.setCurrentIndex(chosen if self._redirects else -1)
        self.host.blockSignals(False)
        for each in (self.host, self.copy, self.save, self.check):
            each.setEnabled(is_sound)
        self.say.setVisible(old == self._programme.feed_url)
        self.say.setEnabled(is_sound)
        self._show_one()

    def _show_one(self) -> None:
        at = self.host.currentIndex()
        one = self._redirects[at] if 0 <= at < len(self._redirects) else None
        self.text.setPlainText(one.text if one else "")
        self.place.setText(one.place if one else _("Fill both addresses in."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._say(_("Copied"), "ok")

    def _save(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("Folder for the files"))
        if name:
            self._tried(lambda: write_redirects(self._redirects, Path(name)), _("Written to {path}.").format(path=name))

    def _leave(self) -> None:
        def go() -> None:
            self._programme = leave(self._session.library, self._programme, self.new.text())
            self._session.programme = self._programme
            self._session.programme_changed.emit(self._programme)

        self._tried(go, _("Publish once more: the feed then says where it goes."))

    def _check(self) -> None:
        old, new = self.old.text().strip(), self.new.text().strip()
        guid = self._programme.guid

        def work(_step: Step) -> tuple[CheckedMove, ...]:
            return check_move(old, new, guid)

        self.findings.show_all([])
        self._say(_("Asking the old address…"))
        self._session.start(_("Check the old address"), "network", work, self._checked)

    def _checked(self, job: Job) -> None:
        if job.state is not State.DONE or not isinstance(job.result, tuple):
            self._say(sentence(job.problem) if isinstance(job.problem, Problem) else _("Stopped."), "error")
            return
        self.findings.show_all([(finding.level, finding.text) for finding in job.result])
        is_well = all(finding.level != "error" for finding in job.result)
        verdict = _("Apps find the new feed.") if is_well else _("Listeners would be lost.")
        self._say(verdict, "ok" if is_well else "error")

    def _tried(self, act: Callable[[], object], well: str) -> None:
        try:
            act()
        except Problem as problem:
            self._say(sentence(problem), "error")
        else:
            self._say(well, "ok")

    def _say(self, text: str, role: str = "muted") -> None:
        self.state.setText(text)
        set_role(self.state, role)
