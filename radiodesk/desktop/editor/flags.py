"""Chapters and questions as flags in their own lane above the wave: where each is, and how it looks."""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.editor.brushes import text_width, tinted
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.marks.kinds import Mark, kind_of, text_of
from radiodesk.desktop.palettes import Palette
from radiodesk.model.question import Question

WIDEST_PX = 180.0
NARROWEST_PX = 12.0
PADDING_PX = 6.0
ROOM_LEAST_PX = 16.0
SIGN_PX = 14.0
"""The room of the question mark before what was asked."""


@dataclass(frozen=True)
class Flag:
    """A chapter or a question and the place of its flag; the pole is at its left edge."""

    mark: Mark
    place: QRectF


def flags(marks: tuple[Mark, ...], view: Viewport, lane: QRectF) -> list[Flag]:
    """The flags whose poles are visible, in order: as wide as their texts, but never over the next one."""
    poles = sorted(((view.to_px(mark.start_s), mark) for mark in marks), key=lambda pole: pole[0])
    made = []
    for number, (left, mark) in enumerate(poles):
        if not -1 < left < lane.right():
            continue
        following = poles[number + 1][0] if number + 1 < len(poles) else lane.right() + 2
        sign = SIGN_PX if isinstance(mark, Question) else 0.0
        wanted = min(text_width(text_of(mark)) + 2 * PADDING_PX + sign, WIDEST_PX)
        width = max(min(wanted, following - left - 2, lane.right() - left), NARROWEST_PX)
        made.append(Flag(mark, QRectF(left, lane.top() + 1, width, lane.height() - 3)))
    return made


def flag_at(made: list[Flag], point: QPointF) -> Flag | None:
    """The flag under the mouse; of two on one another the later, which lies on top."""
    return next((flag for flag in reversed(made) if flag.place.adjusted(-3, -2, 3, 3).contains(point)), None)


def paint_flags(painter: QPainter, made: list[Flag], bottom: float, dirty: QRectF, colours: Palette) -> None:
    """Each flag with its text, its pole down through the wave; only what is `dirty`."""
    ratio = painter.device().devicePixelRatioF()
    for flag in made:
        left = round(flag.place.left())
        if left > dirty.right() or flag.place.right() + 1 < dirty.left():
            continue
        colour = str(getattr(colours, kind_of(flag.mark).colour))
        painter.fillRect(QRectF(left, flag.place.top(), 1, bottom - flag.place.top()), QColor(colour))
        size = (round(flag.place.width()), round(flag.place.height()))
        cloth = _cloth(text_of(flag.mark), isinstance(flag.mark, Question), size, (colour, colours.base), ratio)
        painter.drawPixmap(QPointF(left, flag.place.top()), cloth)


@lru_cache(maxsize=256)
def _cloth(text: str, asks: bool, size: tuple[int, int], colours: tuple[str, str], ratio: float) -> QPixmap:
    """A flag, kept because its text costs more than all the rest of a frame."""
    (width, height), (colour, ground) = size, colours
    made = QPixmap(ceil(width * ratio), ceil(height * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setFont(QApplication.font())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    outline = _bubble(width, height) if asks else _swallowtail(width, height)
    for fill in (QColor(ground), tinted(colour, 0.16)):
        painter.fillPath(outline, fill)
    painter.setPen(QColor(colour))
    if asks:
        painter.strokePath(outline, painter.pen())
    else:
        painter.fillRect(QRectF(0, 0, 3, height), QColor(colour))
    _write(painter, text, asks, QRectF(0, 0, width, height - (2 if asks else 0)))
    painter.end()
    return made


def _write(painter: QPainter, text: str, asks: bool, place: QRectF) -> None:
    room = place.adjusted(PADDING_PX, 0, -PADDING_PX, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if asks and place.width() >= NARROWEST_PX:
        bold = QFont(painter.font())
        bold.setBold(True)
        painter.save()
        painter.setFont(bold)
        painter.drawText(place.adjusted(min(PADDING_PX, (place.width() - 7) / 2), 0, 0, 0), middle, "?")
        painter.restore()
        room.setLeft(room.left() + SIGN_PX)
    if room.width() > ROOM_LEAST_PX:
        short = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, short)


def _swallowtail(width: float, height: float) -> QPainterPath:
    notch = min(height / 3, 5)
    path = QPainterPath(QPointF(0, 0))
    for x, y in ((width, 0), (width - notch, height / 2), (width, height), (0, height)):
        path.lineTo(x, y)
    path.closeSubpath()
    return path


def _bubble(width: float, height: float) -> QPainterPath:
    """What somebody says: round, with its tail at the pole."""
    round_path, tail = QPainterPath(), QPainterPath(QPointF(0.5, height - 0.5))
    round_path.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 4), 7, 7)
    for x, y in ((0.5, height / 2), (7, height - 6)):
        tail.lineTo(x, y)
    tail.closeSubpath()
    return round_path.united(tail)
