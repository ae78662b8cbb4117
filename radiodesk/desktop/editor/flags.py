"""The chapters as flags in their own lane above the wave: where each is, and how it looks."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.palettes import Palette
from radiodesk.model.chapter import Chapter

WIDEST_PX = 180.0
NARROWEST_PX = 12.0
PADDING_PX = 6.0


@dataclass(frozen=True)
class Flag:
    """A chapter and the place of its flag; the pole is at its left edge."""

    chapter: Chapter
    place: QRectF


def flags(chapters: tuple[Chapter, ...], view: Viewport, lane: QRectF, metrics: QFontMetricsF) -> list[Flag]:
    """The flags whose poles are visible: as wide as their titles, but never over the next one."""
    poles = [view.to_px(chapter.start_s) for chapter in chapters] + [float("inf")]
    made = []
    for chapter, left, following in zip(chapters, poles, poles[1:], strict=False):
        wanted = min(metrics.horizontalAdvance(chapter.title) + 2 * PADDING_PX, WIDEST_PX)
        width = max(min(wanted, following - left - 2, lane.right() - left), NARROWEST_PX)
        if -1 < left < lane.right():
            made.append(Flag(chapter, QRectF(left, lane.top() + 1, width, lane.height() - 3)))
    return made


def flag_at(made: list[Flag], point: QPointF) -> Flag | None:
    """The flag under the mouse; of two on one another the later, which lies on top."""
    return next((flag for flag in reversed(made) if flag.place.adjusted(-3, -2, 3, 3).contains(point)), None)


def paint_flags(painter: QPainter, made: list[Flag], bottom: float, dirty: QRectF, colours: Palette) -> None:
    """Each flag with its title, its pole down through the wave; only what is `dirty`."""
    for flag in made:
        left = round(flag.place.left())
        if left > dirty.right() or flag.place.right() + 1 < dirty.left():
            continue
        painter.fillRect(QRectF(left, flag.place.top(), 1, bottom - flag.place.top()), QColor(colours.chapter))
        _paint_cloth(painter, flag.place.translated(left - flag.place.left(), 0), flag.chapter.title, colours)
        painter.fillRect(QRectF(left, flag.place.top(), 3, flag.place.height()), QColor(colours.chapter))


def _paint_cloth(painter: QPainter, place: QRectF, title: str, colours: Palette) -> None:
    notch = min(place.height() / 3, 5)
    right = place.right()
    cloth = QPolygonF(
        [
            place.topLeft(),
            QPointF(right, place.top()),
            QPointF(right - notch, place.center().y()),
            QPointF(right, place.bottom()),
            place.bottomLeft(),
        ]
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.base))
    painter.drawPolygon(cloth)
    painter.setBrush(tinted(colours.chapter, 0.16))
    painter.drawPolygon(cloth)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    room = place.adjusted(PADDING_PX, 0, -notch - 1, 0)
    if room.width() > 16:
        text = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(colours.chapter))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
