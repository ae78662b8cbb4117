"""The loudness of the last three seconds along the wave, as it will be published, with a quiet scale behind it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from radiodesk.audio.loudness import SHORT_TERM_S, SILENT_LUFS
from radiodesk.audio.totals import total_at
from radiodesk.bahasa.numbers import decimal
from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_columns import recorded
from radiodesk.desktop.palettes import Palette
from radiodesk.model.edits import EditList, GainSpan
from radiodesk.model.sound import PRESETS, Loudness, Preset

ABOVE_LU, BELOW_LU = 12.0, 30.0
"""The scale reaches so far over and under the target."""

STEP_LU = 6.0
A_POINT_PX = 2.0
Lufs = NDArray[np.float64]


class LoudnessCurve:
    """Reckoned from what the analysis stored of the visible part, once for each zoom and edit."""

    def __init__(self, timeline: Timeline, measure: Callable[[], Loudness | None] = lambda: None) -> None:
        """`measure` gives the loudness of the edit; until it is known, the curve shows what was recorded."""
        self._timeline, self._measure = timeline, measure
        self._preset = PRESETS["podcast"]
        self._measured: tuple[EditList | None, float] = (None, 0.0)
        self._key: tuple[object, ...] = ()
        self._lines: list[QPolygonF] = []
        timeline.analysis_grew.connect(self._forget)

    def measure_with(self, measure: Callable[[], Loudness | None]) -> None:
        """Ask this for the loudness of the edit from now on."""
        self._measure, self._measured = measure, (None, 0.0)

    def level_to(self, preset: Preset) -> None:
        """Show what `preset` would make of it."""
        self._preset, self._measured = preset, (None, 0.0)

    def paint(self, painter: QPainter, area: QRectF, colours: Palette) -> None:
        """The scale, the target, and the curve."""
        self._refresh(area)
        steps = [number * STEP_LU for number in range(-int(BELOW_LU / STEP_LU) + 1, int(ABOVE_LU / STEP_LU))]
        for step_lu in steps:
            y = round(self.to_y(self._preset.target_lufs + step_lu, area))
            painter.fillRect(QRectF(0, y, area.width(), 1), _line_colour(step_lu, colours))
        painter.save()
        painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.text), 1.5))
        for line in self._lines:
            painter.drawPolyline(line)
        painter.restore()
        for step_lu in steps:
            self._label(painter, step_lu, area, colours)

    def values(self, view: Viewport, places_px: Lufs) -> Lufs:
        """LUFS around the moments at these pixels, not a number where nothing is known."""
        analysis = self._timeline.analysis
        if analysis is None or not analysis.windows:
            return np.full(len(places_px), np.nan)
        moments_s = recorded(view.folds, view.start_s + places_px * view.scale)
        window_s, half_s = analysis.grid.window_s, SHORT_TERM_S / 2
        first, last = ((moments_s + by_s) / window_s for by_s in (-half_s, half_s))
        first, last = first.clip(0, analysis.windows), last.clip(0, analysis.windows)
        energy = (total_at(analysis.totals, last) - total_at(analysis.totals, first)) / np.maximum(last - first, 1.0)
        made = np.maximum(10 * np.log10(np.maximum(energy, 1e-12)) - 0.691, SILENT_LUFS)
        made += self._gain_db() + adjusted_db(moments_s, self._timeline.edits.gains)
        made[(moments_s < 0) | (moments_s >= self._timeline.filled_s)] = np.nan
        return np.asarray(made)

    def to_y(self, lufs: float, area: QRectF) -> float:
        """The height of a loudness; above and below the scale at its ends."""
        share = (self._preset.target_lufs + ABOVE_LU - lufs) / (ABOVE_LU + BELOW_LU)
        return area.top() + min(max(share, 0.0), 1.0) * area.height()

    def _gain_db(self) -> float:
        """What levelling adds, once everything is read; while something is dragged that of before is good enough."""
        timeline = self._timeline
        if not timeline.is_all_read:
            return 0.0
        if self._measured[0] is not timeline.settled:
            now = self._measure()
            is_known = now is not None and now.integrated_lufs > SILENT_LUFS
            gain_db = self._preset.target_lufs - now.integrated_lufs if now is not None and is_known else 0.0
            self._measured = (timeline.settled, gain_db)
        return self._measured[1]

    def _forget(self) -> None:
        self._measured = (None, 0.0)

    def _refresh(self, area: QRectF) -> None:
        timeline = self._timeline
        key = (timeline.view, area, timeline.filled_s, timeline.edits.gains, self._gain_db(), self._preset)
        if key == self._key:
            return
        self._key = key
        places_px = np.arange(-A_POINT_PX, area.width() + 2 * A_POINT_PX, A_POINT_PX)
        values = self.values(timeline.view, places_px)
        turns = np.flatnonzero(np.diff(np.isnan(values))) + 1
        share = (self._preset.target_lufs + ABOVE_LU - values) / (ABOVE_LU + BELOW_LU)
        heights = area.top() + share.clip(0.0, 1.0) * area.height()
        self._lines = [
            QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])
            for xs, ys in zip(np.split(places_px, turns), np.split(heights, turns), strict=True)
            if not np.isnan(ys[0])
        ]

    def _label(self, painter: QPainter, step_lu: float, area: QRectF, colours: Palette) -> None:
        lufs = self._preset.target_lufs + step_lu
        text = decimal(lufs) + ("" if step_lu else " LUFS")
        width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 8
        room = QRectF(area.width() - width - 4, round(self.to_y(lufs, area)) - 9, width, 18)
        painter.fillRect(room, QColor(colours.base))
        painter.setPen(QColor(colours.muted if step_lu else colours.accent))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _line_colour(step_lu: float, colours: Palette) -> QColor:
    return tinted(colours.muted, 0.45) if step_lu else QColor(colours.accent)


def adjusted_db(moments_s: Lufs, gains: tuple[GainSpan, ...]) -> Lufs:
    """By how much the edit makes these moments louder."""
    made = np.zeros(len(moments_s))
    for gain in gains:
        made[(moments_s >= gain.start_s) & (moments_s < gain.end_s)] += gain.gain_db
    return made
