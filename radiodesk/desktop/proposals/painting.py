"""Paints what is proposed over the waveform: striped stretches, the chosen one with strong edges."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from radiodesk.audio.proposing.proposal import HUM, Proposal
from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.overlays import strip
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.palettes import Palette

_STRIPE_PX = 12
_WIDE_PX = 2.0
_BAR_PX = 4.0


class Proposed:
    """What the waveform shows of the proposals."""

    def __init__(self) -> None:
        """Nothing."""
        self._proposals: tuple[Proposal, ...] = ()
        self._chosen: Proposal | None = None

    def show(self, proposals: tuple[Proposal, ...], chosen: Proposal | None) -> bool:
        """Show these from the next painting on; says whether that is anything new."""
        wanted = (tuple(each for each in proposals if each.kind != HUM), chosen)
        is_new = wanted != (self._proposals, self._chosen)
        self._proposals, self._chosen = wanted
        return is_new

    def paint(self, painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
        """Those that are visible, as far as they are `dirty`."""
        stripes = _stripes(colours.warn, painter.device().devicePixelRatioF())
        for proposal, place in self._places(timeline, area, dirty):
            is_chosen = proposal == self._chosen
            painter.fillRect(place, tinted(colours.warn, 0.30 if is_chosen else 0.14))
            painter.setBrushOrigin(place.topLeft())
            painter.fillRect(place, stripes)
            bar = QRectF(place.left(), place.top(), place.width(), _BAR_PX)
            painter.fillRect(bar, QColor(colours.warn))
            painter.fillRect(bar.translated(0, place.height() - _BAR_PX), QColor(colours.warn))
            if is_chosen:
                _paint_edges(painter, place, QColor(colours.warn))

    def _places(self, timeline: Timeline, area: QRectF, dirty: QRectF) -> Iterator[tuple[Proposal, QRectF]]:
        """Where they are; of those that share a pixel only the first, and the chosen one."""
        reached = -1.0
        for proposal in self._proposals:
            place = strip(timeline.view, proposal.span, area)
            if place.isEmpty() or not place.intersects(dirty):
                continue
            if place.right() > reached or proposal == self._chosen:
                reached = place.right()
                yield proposal, place


def _paint_edges(painter: QPainter, place: QRectF, colour: QColor) -> None:
    for left in (place.left(), place.right() - _WIDE_PX):
        painter.fillRect(QRectF(left, place.top(), _WIDE_PX, place.height()), colour)


@cache
def _stripes(colour: str, ratio: float) -> QBrush:
    """Slanted stripes, sharp on screens with `ratio` pixels to each of Qt's."""
    tile = QPixmap(round(_STRIPE_PX * ratio), round(_STRIPE_PX * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(tinted(colour, 0.55), 2.5))
    for shift in (-_STRIPE_PX, 0, _STRIPE_PX):
        painter.drawLine(QPointF(shift - 2, -2), QPointF(shift + _STRIPE_PX + 2, _STRIPE_PX + 2))
    painter.end()
    return QBrush(tile)
