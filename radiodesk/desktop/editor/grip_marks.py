"""Paints what can be taken hold of: the ends of fades, an edge under the mouse, a selection that can be moved."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from radiodesk.desktop.editor.grips import FADE_GRIP_PX, FADES, CutEdge, GainEdge, Grip
from radiodesk.desktop.editor.hits import segment_grip
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.palettes import Palette

FADE_MARK_PX = 5.0
HOVERED_PX = 3


def paint_fade_grips(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """A ring at the top of the wave where each fade ends; without a fade it waits at the end of the episode."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.setBrush(QColor(colours.base))
    for fade in FADES:
        x = timeline.view.to_px(fade.place_s(timeline))
        if -FADE_MARK_PX <= x <= area.width() + FADE_MARK_PX:
            x = min(max(x, FADE_MARK_PX + 2), area.width() - FADE_MARK_PX - 2)
            painter.drawEllipse(QPointF(x, area.top() + FADE_GRIP_PX), FADE_MARK_PX, FADE_MARK_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_hovered(painter: QPainter, timeline: Timeline, grip: Grip, area: QRectF, colours: Palette) -> None:
    """The edge that a press would take hold of, or that is held."""
    if isinstance(grip, CutEdge | GainEdge):
        x = round(timeline.view.to_px(grip.place_s(timeline)))
        painter.fillRect(QRectF(x - HOVERED_PX // 2, area.top(), HOVERED_PX, area.height()), QColor(colours.accent))


def paint_segment_grip(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """Two arrows in the middle of the selection: drag it elsewhere."""
    place = segment_grip(timeline, area)
    if place.isEmpty():
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colours.base), 1))
    painter.setBrush(QColor(colours.selection))
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.window if colours.name == "dark" else colours.text))
    middle = place.center()
    for side in (-1, 1):
        tip, foot = middle.x() + side * 15, middle.x() + side * 8
        arrow = [QPointF(tip, middle.y()), QPointF(foot, middle.y() - 5), QPointF(foot, middle.y() + 5)]
        painter.drawPolygon(QPolygonF(arrow))
    painter.drawRect(QRectF(middle.x() - 8, middle.y() - 1, 16, 2))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_drop(painter: QPainter, x_px: float, area: QRectF, colours: Palette) -> None:
    """Where a stretch would come to lie: a strong line with an arrow at either end."""
    x = round(x_px)
    painter.fillRect(QRectF(x - 1, area.top(), 3, area.height()), QColor(colours.accent))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.accent))
    for edge, inwards in ((area.top(), 1), (area.bottom(), -1)):
        wedge = [QPointF(x - 8, edge), QPointF(x + 9, edge), QPointF(x + 0.5, edge + inwards * 10)]
        painter.drawPolygon(QPolygonF(wedge))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
