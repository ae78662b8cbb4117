"""Keeps the picture of the visible wave, so that moving a playhead over it costs next to nothing."""

from collections.abc import Sequence
from math import floor

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from radiodesk.audio.envelope import Envelope
from radiodesk.desktop.editor.brushes import HATCH_PX, hatch
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_image import Paint, Picture, wave_picture
from radiodesk.desktop.palettes import Palette


class WaveCache:
    """One wave in two colourings, heard and cut; drawn anew only when what it shows has changed."""

    def __init__(self, palette: Palette) -> None:
        """`palette` gives both colourings."""
        self._heard_colours = Paint(palette.wave_ground, palette.wave, palette.wave_rms)
        self._cut_colours = Paint(palette.window, palette.wave_cut, palette.wave_cut)
        self._key: tuple[object, ...] = ()
        self._lines = palette.muted
        self._ratio, self._first, self._height = 1.0, 0, 1
        self._envelope: Envelope | None = None
        self._heard: Picture | None = None
        self._cut: Picture | None = None
        self._cut_columns: tuple[list[int], list[int]] = ([], [])

    def refresh(self, timeline: Timeline, view: Viewport, size: QRectF, ratio: float) -> None:
        """Make sure the pictures show `view` at `size`, with `ratio` screen pixels to each of Qt's."""
        if timeline.analysis is None and timeline.first_look is None:
            self._key, self._envelope, self._heard, self._cut = (), None, None, None
            return
        columns, height = max(round(size.width() * ratio), 1), max(round(size.height() * ratio), 1)
        per_column_s = view.span_s / columns
        first = floor(view.start_s / per_column_s + 1e-6)  # whole columns, or the wave would shimmer while scrolling
        known = (timeline.recording, timeline.filled_s, timeline.first_look is None)
        key = (*known, first, per_column_s, columns, height, ratio)
        if key != self._key:
            self._key, self._ratio, self._first = key, ratio, first
            self._draw(timeline.envelope(first * per_column_s, per_column_s, columns), height)

    def paint_heard(self, painter: QPainter, at: QPointF) -> None:
        """The whole wave as it is heard."""
        if self._heard is not None:
            painter.drawImage(at, self._heard.image)

    def paint_cuts(self, painter: QPainter, at: QPointF, places: Sequence[QRectF], dirty: QRectF) -> None:
        """The parts of it that are cut away, as far as they are `dirty`; `places` are in whole pixels."""
        if self._envelope is None or not places:
            return
        lefts = [round((place.left() - at.x()) * self._ratio) for place in places]
        widths = [round(place.width() * self._ratio) for place in places]
        if self._cut is None or self._cut_columns != (lefts, widths):
            self._cut_columns, self._cut = (lefts, widths), self._removed(self._envelope, lefts, widths)
        column = 0
        for place, width in zip(places, widths, strict=True):
            if place.intersects(dirty):
                painter.drawImage(place, self._cut.image, QRectF(column, 0, width, self._height))
            column += width

    def _removed(self, envelope: Envelope, lefts: list[int], widths: list[int]) -> Picture:
        """All that is cut, side by side, as it looks then: grey, and hatched with lines that scroll with it."""
        columns = np.concatenate([np.arange(left, left + width) for left, width in zip(lefts, widths, strict=True)])
        columns = np.clip(columns, 0, len(envelope.rms) - 1)
        parts = Envelope(envelope.minimum[columns], envelope.maximum[columns], envelope.rms[columns])
        made = wave_picture(parts, self._height, self._cut_colours)
        made.image.setDevicePixelRatio(self._ratio)
        painter, lines, column = QPainter(made.image), hatch(self._lines, 0.35, self._ratio), 0
        for left, width in zip(lefts, widths, strict=True):
            painter.setBrushOrigin(QPointF((column - left - self._first) / self._ratio % HATCH_PX, 0))
            place = QRectF(column / self._ratio, 0, width / self._ratio, self._height / self._ratio)
            painter.fillRect(place, lines)
            column += width
        painter.end()
        return made

    def _draw(self, envelope: Envelope, height: int) -> None:
        self._envelope, self._height, self._cut = envelope, height, None
        self._heard = wave_picture(envelope, height, self._heard_colours)
        self._heard.image.setDevicePixelRatio(self._ratio)
