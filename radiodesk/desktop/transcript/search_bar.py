"""Find words in the text: a field, how many there are, and from hit to hit."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import icon_button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette

Find = Callable[[str], list[tuple[int, int]]]


class SearchField(QLineEdit):
    """A field that keeps Ctrl+F for itself. `stepped` says 1 for the next hit and -1 for the one before."""

    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Ctrl+F begins anew here, instead of searching the episodes."""
        is_find = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Find)
        if is_find and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes on, with Shift back; Esc leaves."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Find):
            self.selectAll()
        else:
            super().keyPressEvent(event)


class SearchBar(QWidget):
    """`hit_chosen` carries the first and the last spot of a hit, `left` says that the keyboard is wanted elsewhere."""

    hit_chosen = Signal(int, int)
    left = Signal()

    def __init__(self, palette: Palette, find: Find) -> None:
        """`find` gives the hits of what is typed, in order."""
        super().__init__()
        self._find = find
        self._hits: list[tuple[int, int]] = []
        self._at = -1
        self.field = named(SearchField(), _("Search the transcript"))
        self.field.setPlaceholderText(_("Search the transcript"))
        self.field.setClearButtonEnabled(True)
        self.count = label("", "muted", wraps=False)
        back = icon_button(icon("up", palette), _("Previous hit (Shift+Return)"), lambda: self.step(-1))
        on = icon_button(icon("down", palette), _("Next hit (Return)"), lambda: self.step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.count, back, on):
            row.addWidget(widget)
        self._steps = (back, on)
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.left)
        self._tell()

    def step(self, by: int) -> None:
        """Go to the next hit, or back; after the last comes the first."""
        if self._hits:
            self._at = (self._at + by) % len(self._hits) if self._at >= 0 or by > 0 else len(self._hits) - 1
            self._tell()
            self.hit_chosen.emit(*self._hits[self._at])

    def renew(self) -> None:
        """The text has changed."""
        self._hits = self._find(self.field.text())
        self._at = min(self._at, len(self._hits) - 1)
        self._tell()

    def _search(self, wanted: str) -> None:
        self._hits, self._at = self._find(wanted), -1
        self._tell()

    def _tell(self) -> None:
        self.count.setVisible(bool(self.field.text()))
        if self._hits:
            self.count.setText(_("{at} of {n}").format(at=self._at + 1 or "–", n=len(self._hits)))
        else:
            self.count.setText(_("not found"))
        for control in self._steps:
            control.setVisible(bool(self.field.text()))
            control.setEnabled(bool(self._hits))
