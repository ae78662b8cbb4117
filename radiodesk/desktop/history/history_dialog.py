"""All steps of the open episode's history beside the window; a click or Enter goes there, over many steps at once."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QColor, QShowEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.controls import GAP, TARGET, button, heavier, label, named
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.readers import write_clock
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode, HistoryStep

NUMBER = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Oldest first, as it came about; the present step is marked, what was undone is grey and can be had again."""

    def __init__(self, session: Session, palette: Palette, parent: QWidget | None = None) -> None:
        """Follow the open episode of `session`."""
        super().__init__(parent)
        self._session, self._colours = session, palette
        self.setWindowTitle(_("History"))
        self.resize(480, 520)
        self.list = named(QListWidget(), _("What was done, oldest first"))
        self.list.setUniformItemSizes(True)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(
            label(_("A click or Enter goes there. What comes after it stays until you do something else."))
        )
        column.addWidget(self.list, 1)
        column.addWidget(button(_("Close"), self.close), 0, Qt.AlignmentFlag.AlignRight)
        session.episode_opened.connect(self._show)
        session.episode_changed.connect(self._show)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the list; while nobody sees it, it is not kept up."""
        super().showEvent(event)
        self._show(self._session.episode)
        self.list.setFocus()

    def _show(self, episode: Episode | None) -> None:
        if not self.isVisible():
            return
        steps = self._session.library.history_steps(episode.id) if episode is not None else ()
        here = episode.revision if episode is not None else 0
        self.list.clear()
        for step in steps:
            self.list.addItem(self._row(step, here))
        at = next((at for at, step in enumerate(steps) if step.number == here), -1)
        self.list.setCurrentRow(at)
        if at >= 0:
            self.list.scrollToItem(self.list.item(at), QListWidget.ScrollHint.PositionAtCenter)

    def _row(self, step: HistoryStep, here: int) -> QListWidgetItem:
        text = f"{_when(step.made_at)}   {_(step.label)}"
        item = QListWidgetItem(_("{step}   ● now").format(step=text) if step.number == here else text)
        item.setToolTip(_(step.label))
        item.setData(NUMBER, step.number)
        item.setSizeHint(QSize(0, TARGET))
        if step.number == here:
            item.setFont(heavier(self.list.font()))
        elif step.number > here:
            item.setForeground(QBrush(QColor(self._colours.muted)))
            item.setText(_("{step}   (undone)").format(step=text))
        return item

    def _go(self, item: QListWidgetItem) -> None:
        number = item.data(NUMBER)
        episode = self._session.episode
        if episode is not None and number != episode.revision:
            self._session.go_to_revision(number)


def _when(moment: datetime) -> str:
    """The time of today, else date and time, on this machine's clock."""
    local = moment.astimezone()
    clock = write_clock(local.time(), language())
    is_today = local.date() == datetime.now().astimezone().date()
    return clock if is_today else f"{short_date(local, language())} {clock}"
