"""The foot of the publish page: let the open episode go out at a set time, take it back, repair what is broken."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import _, language, n_
from radiodesk.desktop.aired_field import AiredField
from radiodesk.desktop.controls import button, label, named, set_role
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.publish_tab import PublishTab
from radiodesk.desktop.session import Session
from radiodesk.jobs.step import Step
from radiodesk.model.appointment import Appointment
from radiodesk.model.problems import NotFilledIn, Problem
from radiodesk.model.words import N_

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.publishing import Receipt
    from radiodesk.desk.verifying import Verdict

Start = Callable[[str, Callable[[Step], object], Callable[[object], None]], None]
"""Starts one of the runs of the publish page: a title, the work, and what shows its result."""


class LaterSection(QWidget):
    """Follows the open episode and the chosen destination; `start` runs what it does as the page's own runs."""

    def __init__(self, session: Session, tab: PublishTab, palette: Palette, start: Start) -> None:
        """Nothing is set while no time is."""
        super().__init__()
        self._session, self._tab, self._start = session, tab, start
        self.do_now: Callable[[Appointment], object] = lambda _appointment: None
        self._appointment: Appointment | None = None
        self.later = button(_("Publish at a set time…"), self._toggle, "link", icon("calendar", palette, "accent"))
        zone = session.programme.zone
        self.field = AiredField(_("Publish &on"), palette, zone)
        named(self.field.clock, _("Time of publishing"))
        self.set = button(_("Publish then"), self.set_time)
        self.standing = label("", "ok")
        self.at_once = button(_("Publish now"), self._now, "link", icon("publish", palette, "accent"))
        self.off = button(_("Call it off"), self.call_off, "link", icon("close", palette, "accent"))
        self.withdraw = button(_("Unpublish this episode"), self.unpublish, "link", icon("undo", palette, "accent"))
        self.mend = button(_("Repair"), self.repair, "link", icon("restore", palette, "accent"))
        self._verdict: Verdict | None = None
        self._due: datetime | None = None
        self._arrange()
        self.remember(None)
        self.field.committed.connect(self._take_due)
        tab.destination.currentTextChanged.connect(lambda _name: self.remember(None))
        session.episode_opened.connect(lambda _episode: self.refresh())
        session.list_changed.connect(self.refresh)
        tab.destination.currentTextChanged.connect(lambda _name: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Show what is set for the open episode at the chosen destination, and what can be undone there."""
        episode, name = self._session.episode, self._tab.destination.currentText()
        known = self._session.library.appointments(("waiting", "running", "missed", "failed")) if episode else ()
        here = [each for each in known if episode and each.destination == name and episode.id in each.episode_ids]
        self._appointment = here[-1] if here else None
        self._show_appointment()
        live = self._session.library.live_edition(name) if name else None
        is_public = live is not None and any(episode and each.episode_id == episode.id for each in live.publications)
        self.withdraw.setVisible(is_public)
        self.setVisible(bool(name) and episode is not None)

    def remember(self, verdict: "Verdict | None") -> None:
        """Offer a repair when a verdict has found something that publishing again would mend."""
        self._verdict = verdict
        self.mend.setVisible(verdict is not None and bool(verdict.mendable))

    def set_time(self) -> None:
        """Let the open episode go out at the time that is typed."""
        from radiodesk.desk.scheduling import set_time
        from radiodesk.library.library import utc_now

        self._session.settling.emit()
        self.field.settle()
        episode, due = self._session.episode, self._due
        if episode is None or self.field.has_problem:
            return
        try:
            if due is None:
                raise NotFilledIn(field=N_("The day of publishing"))
            name, preset = self._tab.destination.currentText(), self._tab.preset.currentData()
            set_time(self._session.library, [episode.id], name, due, preset, utc_now())
        except Problem as problem:
            self._session.problem_met.emit(problem)
            return
        self._unfold(is_open=False)
        self.refresh()
        self.off.setFocus()

    def call_off(self) -> None:
        """Nothing goes out then."""
        if self._appointment is not None:
            self._session.library.settle_appointment(self._appointment.id, "dropped")
            self.refresh()
            self.later.setFocus()

    def unpublish(self) -> None:
        """Take the open episode back from the public."""
        from radiodesk.desktop.later.jobs import taking_back

        if (episode := self._session.episode) is not None:
            work = taking_back(self._session.library, episode.id, self._tab.destination.currentText())
            self._start(_("Unpublish “{title}”").format(title=episode.sheet.title), work, self._show_taken_back)

    def repair(self) -> None:
        """Publish again exactly what the last verdict found wrong."""
        from radiodesk.desktop.later.jobs import repairing

        if self._verdict is not None:
            name = self._tab.destination.currentText()
            work = repairing(self._session.library, name, self._verdict)
            self._start(_("Repair “{name}”").format(name=name), work, self._show_repaired)

    def _take_due(self, _name: str, due: object) -> None:
        self._due = due if isinstance(due, datetime) else None
        self.field.show_value(self._due)

    def _now(self) -> None:
        if self._appointment is not None:
            self.do_now(self._appointment)
            self.refresh()

    def _show_taken_back(self, _result: object) -> None:
        words = _("Feed and pages do not name it any more. Its audio stays for another week, for apps that know it.")
        self._tab.outcome.say(_("Unpublished"), (words,), "ok")

    def _show_repaired(self, result: object) -> None:
        self.remember(None)
        receipt = cast("Receipt | None", result)
        if receipt is None:
            return
        if receipt.faults:
            faults = [fault.sentence() for fault in receipt.faults]
            self._tab.outcome.say(_("Not as it should be"), faults, "error")
        else:
            number = len(receipt.plan.puts)
            sent = n_("{n} file was sent anew.", "{n} files were sent anew.", number)
            self._tab.outcome.say(_("Repaired"), (sent,), "ok")

    def _toggle(self) -> None:
        self._unfold(is_open=self.field.isHidden())

    def _unfold(self, *, is_open: bool) -> None:
        self.field.setVisible(is_open)
        self.set.setVisible(is_open)
        if is_open:
            self.field.day.setFocus()

    def _show_appointment(self) -> None:
        appointment = self._appointment
        for control in (self.standing, self.at_once, self.off):
            control.setVisible(appointment is not None)
        self.later.setVisible(appointment is None)
        if appointment is None:
            return
        self._unfold(is_open=False)
        moment = long_moment(in_zone(appointment.due, self._session.programme.zone), language())
        goes = _("Goes out on {moment}, as it is then.").format(moment=moment)
        self.standing.setText(appointment.reason or goes)
        set_role(self.standing, "warn" if appointment.reason else "ok")

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.later, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.field)
        column.addWidget(self.set, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.standing)
        column.addLayout(_row(self.at_once, self.off))
        column.addLayout(_row(self.withdraw, self.mend))
        self._unfold(is_open=False)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row
