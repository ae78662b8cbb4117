"""The few paints that the editor's painters share."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication


def parts_of(event: QPaintEvent) -> list[QRectF]:
    """The rectangles to be painted: two far from each other are not what lies between them."""
    return [QRectF(part) for part in cast("Iterable[QRect]", event.region())]


def tinted(colour: str, opacity: float) -> QColor:
    """A colour of the palette, see-through."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made


@lru_cache(maxsize=1024)
def text_width(text: str) -> float:
    """How wide a text is in the program's font."""
    return QFontMetricsF(QApplication.font()).horizontalAdvance(text)


@lru_cache(maxsize=1024)
def written(text: str, colour: str, ratio: float) -> QPixmap:
    """A short text in the program's font, kept: to write it costs more than to paint what is under it."""
    font = QApplication.font()
    metrics = QFontMetricsF(font)
    made = QPixmap(ceil((text_width(text) + 1) * ratio), ceil(metrics.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(0, metrics.ascent()), text)
    painter.end()
    return made
