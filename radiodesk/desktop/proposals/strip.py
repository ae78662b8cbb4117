"""The strip between waveform and transport: what is proposed, one by one, to be heard, accepted or refused."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from radiodesk.audio.proposing.proposal import HUM, PAUSES, Proposal
from radiodesk.bahasa.words import _
from radiodesk.desk.proposal_words import NOTHING, summary
from radiodesk.desktop.controls import GAP, TARGET, button, icon_button, label, named
from radiodesk.desktop.editor.playback import Playback
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.waveform import Waveform
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.proposals.clean_trial import CleanTrial
from radiodesk.desktop.proposals.model import ProposalsModel
from radiodesk.desktop.proposals.pauses_form import PausesForm
from radiodesk.desktop.proposals.suggesting import Suggesting
from radiodesk.desktop.proposals.table import ProposalsTable
from radiodesk.desktop.proposals.trying import Trying
from radiodesk.desktop.session import Session


class ProposalStrip(QFrame):
    """Only there while something was asked for."""

    def __init__(
        self, session: Session, timeline: Timeline, playback: Playback, waveform: Waveform, palette: Palette
    ) -> None:
        """Propose for the episode that `session` has open, and show it on `waveform` too."""
        super().__init__()
        self._session, self._timeline, self._playback, self._waveform = session, timeline, playback, waveform
        self.suggesting = Suggesting(session, self)
        self._trying = Trying(self.suggesting, timeline, playback, CleanTrial(session, playback, self))
        self._model = ProposalsModel()
        self.table = ProposalsTable(self._model)
        self.pauses = PausesForm(palette)
        self.text = label(role="heading", wraps=False)
        self.reason = label(role="muted", wraps=False)
        self.before = _switch(_("Before"), _("Hear the episode as it is"))
        self.after = _switch(_("After"), _("Hear the episode as if everything here were accepted"))
        self.play = icon_button(icon("play", palette), _("Hear it as proposed (Space)"), self.play_row)
        self.accept = icon_button(icon("check", palette), _("Accept it (Enter)"), self.accept_row)
        self.refuse = icon_button(icon("trash", palette), _("Refuse it (Del)"), self.refuse_row)
        self.all = button(_("Accept all"), self.accept_all, "primary")
        self.close_button = icon_button(icon("close", palette), _("Close the proposals (Esc)"), self.leave)
        self._arrange()
        self._connect()
        self._show()

    def play_row(self) -> None:
        """Hear the chosen proposal as if it were accepted; of a clean-up, the whole episode from the playhead on."""
        if (proposal := self._chosen()) is None:
            return
        if proposal.kind == HUM:
            self.after.click()
            self._playback.play(self._timeline.playhead_s)
        else:
            self._trying.play(proposal)

    def accept_row(self) -> None:
        """Do the chosen one."""
        if (proposal := self._chosen()) is not None:
            self.suggesting.accept(proposal)

    def refuse_row(self) -> None:
        """Leave the chosen one."""
        if (proposal := self._chosen()) is not None:
            self.suggesting.refuse(proposal)

    def accept_all(self) -> None:
        """Do all that are left, as one step."""
        self.suggesting.accept(*self.suggesting.found)
        self._waveform.setFocus()

    def leave(self) -> None:
        """Close, and give the keyboard back to the waveform."""
        self.suggesting.close()
        self._waveform.setFocus()

    def _chosen(self) -> Proposal | None:
        return self._model.proposal(self.table.currentIndex().row())

    def _connect(self) -> None:
        suggesting, table = self.suggesting, self.table
        suggesting.changed.connect(self._show)
        suggesting.arrived.connect(self._greet)
        table.play_wanted.connect(self.play_row)
        table.accept_wanted.connect(self.accept_row)
        table.refuse_wanted.connect(self.refuse_row)
        table.selectionModel().currentRowChanged.connect(self._follow_choice)
        table.clicked.connect(self._go)
        self._waveform.went.connect(self._choose_at)
        QShortcut(QKeySequence("Esc"), self, self.leave, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.pauses.changed.connect(suggesting.take_pauses)
        self.before.clicked.connect(lambda _checked: self._trying.hear(after=False))
        self.after.clicked.connect(lambda _checked: self._trying.hear(after=True))

    def _show(self) -> None:
        """Bring everything in step with what is proposed; the row at the same place stays chosen."""
        suggesting, row = self.suggesting, max(self.table.currentIndex().row(), 0)
        found, had_keyboard = suggesting.found, self.table.hasFocus()
        self.setVisible(bool(suggesting.kind))
        self._model.show(found)
        if found and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(min(row, len(found) - 1), 0))
        self.text.setText(self._said())
        self.pauses.setVisible(suggesting.kind == PAUSES)
        self.pauses.show_pauses(suggesting.pauses)
        self.reason.setVisible(bool(found) and suggesting.kind != PAUSES)
        for widget in (self.table, self.play, self.accept, self.refuse, self.all, self.before, self.after):
            widget.setVisible(bool(found))
        if not found:
            self.before.setChecked(True)
            if had_keyboard:
                self.close_button.setFocus()
        self._trying.hear(after=self.after.isChecked())
        self._mark()

    def _said(self) -> str:
        suggesting = self.suggesting
        if not suggesting.kind:
            return ""
        if suggesting.is_unread:
            return _("The recording is still being read. Ask again when it is done.")
        if suggesting.found:
            return summary(suggesting.found)
        if suggesting.is_searching:
            return _("Searching …")
        if suggesting.has_accepted:
            return _("Done. Ctrl+Z takes it back.")
        return _(NOTHING[suggesting.kind])

    def _greet(self) -> None:
        """What was asked for is there: the keyboard goes to the list, unless somebody is changing the pauses."""
        if not self.suggesting.found:
            self.close_button.setFocus()
        elif not any(field.hasFocus() for field in (self.pauses.longest, self.pauses.rest)):
            self.table.setFocus()

    def _follow_choice(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._mark()
        if self.table.hasFocus():
            self._go(now)

    def _go(self, index: QModelIndex) -> None:
        """Show where a proposal is; what plays is not disturbed."""
        proposal = self._model.proposal(index.row())
        if proposal is not None and not self._playback.is_playing:
            self._session.place_wanted.emit(proposal.span.start_s)

    def _choose_at(self, time_s: float) -> None:
        """Choose what was clicked on the waveform."""
        here = (row for row, each in enumerate(self.suggesting.found) if each.span.start_s <= time_s < each.span.end_s)
        if (row := next(here, None)) is not None:
            self.table.setCurrentIndex(self._model.index(row, 0))

    def _mark(self) -> None:
        chosen = self._chosen()
        self.reason.setText("" if chosen is None else chosen.reason())
        if self._waveform.proposed.show(self.suggesting.found, chosen):
            self._waveform.update()

    def _arrange(self) -> None:
        self.setProperty("role", "card")
        named(self, _("Proposals"))
        group = QButtonGroup(self)
        for switch in (self.before, self.after):
            group.addButton(switch)
        self.before.setChecked(True)
        self.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP // 2, GAP, GAP)
        column.setSpacing(GAP // 2)
        column.addLayout(self._row(self.text, self.before, self.after, self.all, self.close_button))
        middle = self._row(self.reason, self.play, self.accept, self.refuse)
        middle.insertWidget(0, self.pauses, 1)
        column.addLayout(middle)
        column.addWidget(self.table)

    @staticmethod
    def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP // 2)
        row.addWidget(first, 1)
        for widget in others:
            row.addWidget(widget)
        return row


def _switch(text: str, hint: str) -> QToolButton:
    made = named(QToolButton(), text, hint)
    made.setText(text)
    made.setToolTip(hint)
    made.setCheckable(True)
    made.setMinimumHeight(TARGET)
    return made
