"""The chapters as flags in their own lane above the wave: where each is, and how it looks."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.palettes import Palette
from radiodesk.model.chapter import Chapter

WIDEST_PX = 180.0
NARROWEST_PX = 12.0
PADDING_PX = 6.0
ROOM_LEAST_PX = 16.0


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
        if not -1 < left < lane.right():
            continue
        wanted = min(metrics.horizontalAdvance(chapter.title) + 2 * PADDING_PX, WIDEST_PX)
        width = max(min(wanted, following - left - 2, lane.right() - left), NARROWEST_PX)
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
        ratio = painter.device().devicePixelRatioF()
        cloth = _cloth(flag.chapter.title, round(flag.place.width()), round(flag.place.height()), colours, ratio)
        painter.drawPixmap(QPointF(left, flag.place.top()), cloth)


@lru_cache(maxsize=256)
def _cloth(title: str, width: int, height: int, colours: Palette, ratio: float) -> QPixmap:
    """A flag, kept because its text costs more than all the rest of a frame."""
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setFont(QApplication.font())
    place, notch = QRectF(0, 0, width, height), min(height / 3, 5)
    outline = [
        place.topLeft(),
        place.topRight(),
        QPointF(width - notch, height / 2),
        place.bottomRight(),
        place.bottomLeft(),
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for fill in (QColor(colours.base), tinted(colours.chapter, 0.16)):
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(outline))
    painter.fillRect(QRectF(0, 0, 3, height), QColor(colours.chapter))
    room = place.adjusted(PADDING_PX, 0, -notch - 1, 0)
    if room.width() > ROOM_LEAST_PX:
        text = QFontMetricsF(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(colours.chapter))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.end()
    return made
