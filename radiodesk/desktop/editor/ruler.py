"""Paints the ruler above the wave."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from radiodesk.desktop.editor.ticks import ticks
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.palettes import Palette

LABEL_PX = 96
"""Wider than any label."""


def paint_ruler(painter: QPainter, view: Viewport, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """Marks at times a person would choose, each big one with its time; only what is `dirty`."""
    painter.fillRect(area, QColor(colours.base))
    bottom = round(area.bottom())
    big, small = QColor(colours.field_line), QColor(colours.line)
    painter.setPen(QColor(colours.muted))
    for tick in ticks(view):
        x = round((tick.time_s - view.start_s) / view.scale)
        if not dirty.left() - LABEL_PX < x < dirty.right() + 1:
            continue
        if tick.label:
            painter.fillRect(x, bottom - 10, 1, 10, big)
            painter.drawText(x + 4, bottom - 13, tick.label)
        else:
            painter.fillRect(x, bottom - 5, 1, 5, small)
    painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), small)
