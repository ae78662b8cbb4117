"""Keeps the picture of the visible wave, so that moving a playhead over it costs next to nothing."""

from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from radiodesk.audio.envelope import Envelope
from radiodesk.desktop.editor.brushes import HATCH_PX, hatch
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_image import Ladder, painted, wave_image
from radiodesk.desktop.palettes import Palette


class WaveCache:
    """One wave in two colourings, heard and cut; drawn anew only when what it shows has changed."""

    def __init__(self, palette: Palette) -> None:
        """`palette` gives both colourings."""
        self._heard_colours = Ladder(palette.wave_ground, palette.wave, palette.wave_rms)
        self._cut_colours = Ladder(palette.window, palette.wave_cut, palette.wave_cut)
        self._key: tuple[object, ...] = ()
        self._lines = palette.muted
        self._ratio, self._first = 1.0, 0
        self._steps, self._heard = QImage(), QImage()
        self._cuts: dict[QRect, QImage] = {}

    def refresh(self, timeline: Timeline, view: Viewport, size: QRectF, ratio: float) -> None:
        """Make sure the pictures show `view` at `size`, with `ratio` screen pixels to each of Qt's."""
        if timeline.analysis is None:
            return
        columns, height = max(round(size.width() * ratio), 1), max(round(size.height() * ratio), 1)
        per_column_s = view.span_s / columns
        first = floor(view.start_s / per_column_s + 1e-6)  # whole columns, or the wave would shimmer while scrolling
        key = (timeline.recording, timeline.filled_s, first, per_column_s, columns, height, ratio)
        if key != self._key:
            self._key, self._ratio, self._first = key, ratio, first
            start_s = first * per_column_s
            self._draw(timeline.analysis.envelope(start_s, start_s + columns * per_column_s, columns), height)

    def paint_heard(self, painter: QPainter, at: QPointF) -> None:
        """The whole wave as it is heard."""
        painter.drawImage(at, self._heard)

    def paint_cut(self, painter: QPainter, at: QPointF, part: QRectF) -> None:
        """The `part` of it (relative to `at`) that is cut away."""
        ratio = self._ratio
        corners = part.left() * ratio, part.top() * ratio, part.width() * ratio, part.height() * ratio
        place = QRect(*map(round, corners)).intersected(self._steps.rect())
        if place.isEmpty():
            return
        if place not in self._cuts:
            self._cuts[place] = self._removed(place)
        painter.drawImage(at + QPointF(place.topLeft()) / ratio, self._cuts[place])

    def _removed(self, place: QRect) -> QImage:
        """A part of the wave as it looks when it is cut: grey, and hatched with lines that scroll with it."""
        made = painted(self._steps.copy(place), self._cut_colours)
        made.setDevicePixelRatio(self._ratio)
        painter = QPainter(made)
        painter.setBrushOrigin(QPointF(-((self._first + place.left()) / self._ratio % HATCH_PX), 0))
        painter.fillRect(QRectF(0, 0, place.width(), place.height()), hatch(self._lines, 0.35, self._ratio))
        painter.end()
        return made

    def _draw(self, envelope: Envelope, height: int) -> None:
        self._cuts.clear()
        self._steps = wave_image(envelope, height)
        self._heard = painted(self._steps, self._heard_colours)
        self._heard.setDevicePixelRatio(self._ratio)
