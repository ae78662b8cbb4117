"""A list of sentences, each with its sign: what is well, what is to be noted, what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import named
from radiodesk.desktop.icons import picture
from radiodesk.desktop.palettes import Palette
from radiodesk.model.words import N_

_SIGNS = {
    "ok": ("check", "ok", N_("All is well: {text}")),
    "warning": ("info", "warn", N_("Note: {text}")),
    "error": ("warn", "error", N_("Wrong: {text}")),
}
"""Drawing, colour, and how a screen reader says it."""


class Findings(QListWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, palette: Palette, name: str) -> None:
        """An empty list called `name`."""
        super().__init__()
        named(self, name)
        self.setWordWrap(True)
        self.setIconSize(QSize(18, 18))
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        ratio = self.devicePixelRatioF()
        self._signs = {
            level: QIcon(picture(drawing, palette, colour, 18, ratio))
            for level, (drawing, colour, _saying) in _SIGNS.items()
        }
        self.hide()

    def show_all(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these pairs of a level (ok, warning, error) and a sentence instead of what was there."""
        self.clear()
        for level, text in lines:
            self.add(level, text)
        self.setVisible(bool(lines))

    def add(self, level: str, text: str) -> None:
        """One more sentence."""
        item = QListWidgetItem(self._signs[level], text)
        item.setToolTip(_(_SIGNS[level][2]).format(text=text))
        self.addItem(item)
        self.show()

    def texts(self) -> list[str]:
        """All that is said, for whoever asks."""
        return [self.item(row).text() for row in range(self.count())]
