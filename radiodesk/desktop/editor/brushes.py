"""The few paints that the editor's painters share."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPaintEvent


def parts_of(event: QPaintEvent) -> list[QRectF]:
    """The rectangles to be painted: two far from each other are not what lies between them."""
    return [QRectF(part) for part in cast("Iterable[QRect]", event.region())]


def tinted(colour: str, opacity: float) -> QColor:
    """A colour of the palette, see-through."""
    made = QColor(colour)
    made.setAlphaF(opacity)
    return made
