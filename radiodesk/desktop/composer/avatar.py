"""The sign of whoever posts: the first letters of a name on the programme's ground, in the network's shape."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from radiodesk.desktop.composer.looks import Avatar
from radiodesk.desktop.controls import heavier
from radiodesk.desktop.palettes import Palette

SIDE = 36
ROUNDING = {"circle": 0.5, "rounded": 0.2}


class AvatarSign(QWidget):
    """Not for the keyboard, and nothing to hear: the name stands beside it."""

    def __init__(self, shape: Avatar, palette: Palette) -> None:
        """Without letters."""
        super().__init__()
        self._shape, self._palette, self._letters = shape, palette, ""
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setVisible(shape != "none")

    def show_name(self, name: str) -> None:
        """The first letters of its first two words."""
        self._letters = "".join(word[0] for word in name.split()[:2]).upper()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground and letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.accent))
        around = SIDE * ROUNDING.get(self._shape, 0)
        painter.drawRoundedRect(QRectF(self.rect()), around, around)
        painter.setPen(QColor(self._palette.accent_text))
        painter.setFont(heavier(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letters)
        painter.end()
