"""The publish page as it is seen: checklist, destination, sound, the button, and what came of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.also_to import AlsoTo
from radiodesk.desktop.checklist_view import ChecklistView
from radiodesk.desktop.controls import TARGET, ground, label, named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.icons import icon
from radiodesk.desktop.outcome_view import OutcomeView, PublicPlace
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.publish_progress import PublishProgress
from radiodesk.desktop.shortcuts import tip
from radiodesk.model.publication import Destination
from radiodesk.model.words import N_

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.checklist import Point

PRESET_TEXTS = {
    "podcast": N_("Podcast, −16 LUFS"),
    "voice": N_("Voice only, mono, −19 LUFS"),
    "radio": N_("Radio, −23 LUFS"),
}


class PublishTab(QScrollArea):
    """Widgets without a will of their own; `PublishRuns` gives the buttons their work."""

    def __init__(self, palette: Palette, public_url: str) -> None:
        """`public_url` is where the public finds what is published."""
        super().__init__()
        self._palette = palette
        self._is_ready = False
        self._is_busy = False
        self.checklist = ChecklistView(palette)
        self.destination = named(DropDown(), _("Destination"))
        self.no_destination = label(_("There is no destination yet."), "warn")
        self.public_url = label("", "muted")
        self.show_address(public_url)
        self.preset = named(DropDown(), _("Sound"))
        for name, text in PRESET_TEXTS.items():
            self.preset.addItem(_(text), name)
        self.ready = label(_("The sound is ready to go out."), "muted")
        policy = self.ready.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when it comes and goes
        self.ready.setSizePolicy(policy)
        self.ready.hide()
        self.set_up = self._button(_("Set up a destination…"), "plus", "link")
        self.change = self._button(_("Change and test…"), "settings", "link")
        self.see_plan = self._button(_("See plan"))
        self.go = self._button(_("Publish"), "publish", "primary")
        self.go.setToolTip(tip("publish"))
        self.look = self._button(_("Look at the pages"), "web", "link")
        self.also = AlsoTo()
        self.may_delete = named(QCheckBox(_("Yes, all that may go")), _("Yes, all that may go"))
        self.may_delete.setMinimumHeight(TARGET)
        self.may_delete.clicked.connect(lambda _is_on: self.go.setFocus())  # whoever says yes wants to go on
        self.may_delete.hide()
        self.retry = self._button(_("Try again what failed"), "redo", "link")
        self.retry.hide()
        self.sending = PublishProgress(palette)
        self.progress = named(QProgressBar(), _("Progress of publishing"))
        self.progress.setTextVisible(False)
        self.doing = label("", "muted")
        self.outcome = OutcomeView()
        self.place = PublicPlace(palette)
        self.verify = self._button(_("Verify"), "check", "link")
        self.back = self._button(_("Roll back"), "undo", "link")
        self.foot = QVBoxLayout()
        self._arrange()
        self.show_progress(None)

    def show_address(self, public_url: str) -> None:
        """Say where the public finds what is published."""
        self.public_url.setText(_("Public at {url}").format(url=public_url))

    def show_points(self, points: "Sequence[Point]") -> None:
        """Show how ready the open episode is; without points there is none."""
        self.checklist.show_points(points)
        self._is_ready = bool(points) and all(point.is_met or not point.is_required for point in points)
        self._allow()

    def show_destinations(self, destinations: Sequence[Destination], name: str) -> None:
        """List the destinations and choose the one called `name`, else the first."""
        self.destination.blockSignals(True)
        self.destination.clear()
        self.destination.addItems([each.name for each in destinations])
        self.destination.setCurrentIndex(max(self.destination.findText(name), 0) if destinations else -1)
        self.destination.blockSignals(False)
        self.destination.setVisible(bool(destinations))
        self.change.setVisible(bool(destinations))
        self.no_destination.setVisible(not destinations)
        self.offer_others()
        self._allow()

    def offer_others(self) -> None:
        """Offer every destination but the chosen one to be ticked."""
        names = [self.destination.itemText(at) for at in range(self.destination.count())]
        self.also.show_names([name for name in names if name != self.destination.currentText()])

    def ask_to_delete(self, is_asked: bool) -> None:
        """Ask for a yes to a plan that takes much away, or ask no longer."""
        self.may_delete.setVisible(is_asked)
        self.may_delete.setChecked(False)

    def choose_preset(self, name: str) -> None:
        """Choose how the episode should sound."""
        self.preset.setCurrentIndex(self.preset.findData(name))

    def show_progress(self, share: float | None, doing: str = "") -> None:
        """Show how far a run is, 0 to 1; None when there is none."""
        self._is_busy = share is not None
        self.progress.setVisible(self._is_busy)
        self.progress.setValue(round((share or 0) * 100))
        self.doing.setText(doing)
        self.doing.setVisible(self._is_busy)
        self._allow()

    def _allow(self) -> None:
        has_place = self.destination.count() > 0
        for control in (self.see_plan, self.go):
            control.setEnabled(has_place and self._is_ready and not self._is_busy)
        for control in (self.verify, self.back, self.change):
            control.setEnabled(has_place and not self._is_busy)
        self.retry.setEnabled(not self._is_busy)
        for choice in (self.destination, self.also, self.preset, self.set_up):  # a run keeps to what it began with
            choice.setEnabled(not self._is_busy)

    def _button(self, text: str, drawing: str = "", kind: str = "plain") -> QPushButton:
        tint = {"primary": "accent_text", "link": "accent"}.get(kind, "text")
        made = named(QPushButton(text), text)
        made.setProperty("kind", kind)
        made.setAutoDefault(False)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        if drawing:
            made.setIcon(icon(drawing, self._palette, tint))
        return made

    def _arrange(self) -> None:
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(8)
        for heading, contents in (
            (_("Is it ready?"), (self.checklist,)),
            (_("Where to?"), (self.destination, self.no_destination, self.public_url, self.also)),
            (_("How should it sound?"), (self.preset, self.ready)),
        ):
            column.addWidget(label(heading, "heading"))
            for widget in contents:
                column.addWidget(widget)
            if self.also in contents:
                column.addLayout(_row(self.set_up, self.change))
            column.addSpacing(8)
        column.addLayout(_row(self.see_plan, self.go))
        column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        for below in (self.doing, self.progress, self.sending, self.outcome, self.may_delete):
            column.addWidget(below)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.place)
        column.addLayout(_row(self.verify, self.back))
        column.addLayout(self.foot)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _row(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(first)
    row.addWidget(second)
    row.addStretch(1)
    return row
