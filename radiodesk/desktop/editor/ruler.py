"""Paints the ruler above the wave."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from radiodesk.desktop.editor.brushes import written
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
    ratio = painter.device().devicePixelRatioF()
    top = round(bottom - 13 - QFontMetricsF(painter.font()).ascent())
    for tick in ticks(view):
        x = round((tick.time_s - view.start_s) / view.scale)
        if not dirty.left() - LABEL_PX < x < dirty.right() + 1:
            continue
        if tick.label:
            painter.fillRect(x, bottom - 10, 1, 10, big)
            painter.drawPixmap(x + 4, top, written(tick.label, colours.muted, ratio))
        else:
            painter.fillRect(x, bottom - 5, 1, 5, small)
    painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), small)
