"""Paints the ruler above the wave."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from radiodesk.desktop.editor.ticks import ticks
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.palettes import Palette


def paint_ruler(painter: QPainter, view: Viewport, area: QRectF, colours: Palette) -> None:
    """Marks at times a person would choose, each big one with its time."""
    painter.fillRect(area, QColor(colours.base))
    bottom = area.bottom()
    for tick in ticks(view):
        x = round(view.to_px(tick.time_s)) + 0.5
        painter.setPen(QPen(QColor(colours.field_line if tick.label else colours.line), 1))
        painter.drawLine(QPointF(x, bottom - (10 if tick.label else 5)), QPointF(x, bottom))
        if tick.label:
            painter.setPen(QColor(colours.muted))
            painter.drawText(QPointF(x + 4, bottom - 13), tick.label)
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(QPointF(area.left(), bottom - 0.5), QPointF(area.right(), bottom - 0.5))
