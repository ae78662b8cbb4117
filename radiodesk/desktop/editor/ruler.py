"""Paints the ruler above the wave."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from radiodesk.desktop.editor.ticks import ticks
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.palettes import Palette

LABEL_PX = 96
"""Wider than any label."""


def paint_ruler(painter: QPainter, view: Viewport, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """Marks at times a person would choose, each big one with its time; only what is `dirty`."""
    painter.fillRect(area, QColor(colours.base))
    bottom = area.bottom()
    big, small = QColor(colours.field_line), QColor(colours.line)
    painter.setPen(QColor(colours.muted))
    for tick in ticks(view):
        x = round(view.to_px(tick.time_s))
        if not dirty.left() - LABEL_PX < x < dirty.right() + 1:
            continue
        height = 10 if tick.label else 5
        painter.fillRect(QRectF(x, bottom - height, 1, height), big if tick.label else small)
        if tick.label:
            painter.drawText(QPointF(x + 4, bottom - 13), tick.label)
    painter.fillRect(QRectF(area.left(), bottom - 1, area.width(), 1), small)
