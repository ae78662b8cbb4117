"""The few paints that the editor's painters share."""

from functools import cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

HATCH_PX = 8


def tinted(colour: str, opacity: float) -> QColor:
    """A colour of the palette, see-through."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


@cache
def hatch(colour: str, opacity: float, ratio: float) -> QBrush:
    """Slanted lines, sharp on screens with `ratio` pixels to each of Qt's."""
    tile = QPixmap(round(HATCH_PX * ratio), round(HATCH_PX * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tinted(colour, opacity), 1.2))
    for shift in (-HATCH_PX, 0, HATCH_PX):
        painter.drawLine(QPointF(shift - 1, HATCH_PX + 1), QPointF(shift + HATCH_PX + 1, -1))
    painter.end()
    return QBrush(tile)
