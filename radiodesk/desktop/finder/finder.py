"""The command palette (Ctrl+K): type some letters, Enter does the first thing found."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.controls import label, named
from radiodesk.desktop.finder.entries import Entry, found
from radiodesk.desktop.finder.rows import ROW_HEIGHT, EntryDelegate, EntryModel
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

WIDTH = 600
TOP = 48
MOST_ROWS = 10

STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: MOST_ROWS,
    Qt.Key.Key_PageUp: -MOST_ROWS,
}


class Finder(QFrame):
    """Lies over the window, in the middle near its top, until something is chosen, or Esc, or a click elsewhere."""

    def __init__(self, window: QWidget, palette: Palette, entries: Sequence[Entry]) -> None:
        """Offer `entries`; the keyboard goes back to where it was when it closes."""
        super().__init__(window)
        self._window, self._entries = window, entries
        self._before = QApplication.focusWidget()
        self.model = EntryModel()
        self.line = named(QLineEdit(), _("Find a command or an episode"))
        self.list = named(QListView(), _("Commands and episodes"))
        self.nothing = label(_("Nothing fits. Try other words, or part of a key's name."), "muted")
        self._prepare(palette)
        self._arrange()
        self.line.textChanged.connect(self._find)
        self.list.clicked.connect(self._do)
        self.list.selectionModel().currentRowChanged.connect(lambda now, _before: self._speak(now))
        self._find("")

    def open(self) -> None:
        """Show it with the keyboard in it."""
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus()

    def dismiss(self) -> None:
        """Close; the keyboard goes back."""
        self.line.removeEventFilter(self)
        has_keyboard = self.isAncestorOf(QApplication.focusWidget() or self._window)
        self.hide()
        if has_keyboard and self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while the keyboard stays in the line; leaving the line closes."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(Qt.Key(event.key()))
        if event.type() == QEvent.Type.FocusOut and not self.isAncestorOf(QApplication.focusWidget() or self.list):
            self.dismiss()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as what was found."""
        width = min(WIDTH, self._window.width() - 32)
        self.resize(width, self.sizeHint().height())
        self.move((self._window.width() - width) // 2, TOP)

    def _press(self, key: Qt.Key) -> bool:
        if key in STEPS:
            self._step(STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        row = min(max(self.list.currentIndex().row() + by, 0), last)
        self.list.setCurrentIndex(self.model.index(row))

    def _find(self, typed: str) -> None:
        entries = found(typed, self._entries)
        self.model.show_entries(entries)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)
        self.list.setFixedHeight(min(len(entries), MOST_ROWS) * ROW_HEIGHT + 4)
        self._fit()
        self._speak(self.list.currentIndex())

    def _do(self, index: QModelIndex) -> None:
        """What cannot be done now is not done, and the list stays."""
        if index.isValid() and self.model.entry(index.row()).is_possible:
            entry = self.model.entry(index.row())
            self.dismiss()
            entry.run()

    def _speak(self, index: QModelIndex) -> None:
        chosen = self.model.entry(index.row()).spoken() if index.isValid() else self.nothing.text()
        lines = n_("{n} line", "{n} lines", self.model.rowCount())
        self.line.setAccessibleDescription(f"{chosen}. {lines}")

    def _prepare(self, palette: Palette) -> None:
        self.setProperty("role", "card")
        named(self, _("Find a command or an episode"))
        self.line.setPlaceholderText(_("What do you want to do?"))
        self.line.addAction(icon("search", palette, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.line.installEventFilter(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(palette, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.nothing.setFixedHeight(2 * ROW_HEIGHT)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self.line, self.list, self.nothing):
            column.addWidget(widget)
