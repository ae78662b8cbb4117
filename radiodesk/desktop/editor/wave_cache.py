"""Keeps the picture of the visible wave, so that moving a playhead over it costs next to nothing."""

from math import floor

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from radiodesk.audio.analysis import Analysis
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_image import Ladder, wave_image
from radiodesk.desktop.palettes import Palette


class WaveCache:
    """One wave in two colourings, heard and cut; drawn anew only when what it shows has changed."""

    def __init__(self, palette: Palette) -> None:
        """`palette` gives both colourings."""
        self._palette = palette
        self._key: tuple[object, ...] = ()
        self._heard, self._cut = QImage(), QImage()

    def refresh(self, timeline: Timeline, view: Viewport, size: QRectF, ratio: float) -> None:
        """Make sure the pictures show `view` at `size`, with `ratio` screen pixels to each of Qt's."""
        if timeline.analysis is None:
            return
        columns, height = max(round(size.width() * ratio), 1), max(round(size.height() * ratio), 1)
        per_column_s = view.span_s / columns
        first = floor(view.start_s / per_column_s + 1e-6)  # whole columns, or the wave would shimmer while scrolling
        key = (timeline.recording, timeline.filled_s, first, per_column_s, columns, height, ratio)
        if key != self._key:
            self._key = key
            start_s = first * per_column_s
            self._draw(timeline.analysis, start_s, start_s + columns * per_column_s, columns, height, ratio)

    def paint_heard(self, painter: QPainter, at: QPointF) -> None:
        """The whole wave as it is heard."""
        painter.drawImage(at, self._heard)

    def paint_cut(self, painter: QPainter, at: QPointF, part: QRectF) -> None:
        """The `part` of it (relative to `at`) that is cut away."""
        ratio = self._cut.devicePixelRatio()
        source = QRectF(part.x() * ratio, part.y() * ratio, part.width() * ratio, part.height() * ratio)
        painter.drawImage(part.translated(at), self._cut, source)

    def _draw(self, analysis: Analysis, start_s: float, end_s: float, columns: int, height: int, ratio: float) -> None:
        colours = self._palette
        heard = Ladder(colours.wave_ground, colours.wave, colours.wave_rms)
        cut = Ladder(colours.window, colours.wave_cut, colours.wave_cut)
        self._heard, self._cut = wave_image(analysis.envelope(start_s, end_s, columns), height, (heard, cut))
        for image in (self._heard, self._cut):
            image.setDevicePixelRatio(ratio)
