"""Keeps what was read of the visible wave, so that scrolling asks only for what comes into sight."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from radiodesk.audio.envelope import Envelope
from radiodesk.desktop.editor.first_look import Moments
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_columns import Columns, codes
from radiodesk.desktop.editor.wave_image import paint_wave, risen
from radiodesk.desktop.editor.wave_styles import Codes, Styles
from radiodesk.desktop.palettes import Palette


class WaveCache:
    """One wave with everything that colours whole columns: cuts, levels, the selection, what is not read yet."""

    def __init__(self, palette: Palette) -> None:
        """`palette` gives the colours."""
        self._styles = Styles(palette)
        self._known: tuple[object, ...] = ()
        self._marks: tuple[object, ...] = ()
        self._columns: Columns | None = None
        self._wave = Envelope.flat(0)
        self._codes: Codes = np.zeros(0, np.uint8)
        self._area, self._ratio, self._height = QRectF(), 1.0, 1

    def refresh(self, timeline: Timeline, view: Viewport, area: QRectF, ratio: float) -> None:
        """Make sure of what `view` shows in `area`, with `ratio` screen pixels to each of Qt's."""
        self._area, self._ratio, self._height = area, ratio, max(round(area.height() * ratio), 1)
        columns = Columns.of(view, max(round(area.width() * ratio), 1))
        known = (timeline.recording, timeline.filled_s, timeline.first_look is None)
        if known != self._known or columns != self._columns:
            old = self._columns if known == self._known else None
            self._wave = self._read(timeline, columns, old)
            self._known, self._columns = known, columns
        marks = (known, columns, timeline.edits, timeline.selection, timeline.marked, timeline.is_all_read)
        if not _are_same(marks, self._marks):
            self._marks, self._codes = marks, codes(timeline, view, columns, max(round(ratio), 1))

    def paint(self, painter: QPainter, dirty: QRectF) -> None:
        """The wave, as far as it is `dirty`."""
        part = dirty.intersected(self._area)
        first = max(int((part.left() - self._area.left()) * self._ratio), 0)
        last = min(int(-(-(part.right() - self._area.left()) * self._ratio // 1)), len(self._codes))
        if part.isEmpty() or first >= last:
            return
        seen, at = _slice(self._wave, first, last), self._area.topLeft() + QPointF(first / self._ratio, 0)
        number = first + (self._columns.first if self._columns else 0)
        parts = self._codes[first:last]
        paint_wave(painter, at, seen, parts, self._height, self._styles, self._ratio, number)

    def _read(self, timeline: Timeline, columns: Columns, old: Columns | None) -> Envelope:
        """What these columns look like; those that were there before are moved, not read."""
        by = columns.first - old.first if old else columns.count
        is_near = old is not None and abs(by) < columns.count and _same_grid(columns, old)
        if not is_near:
            return _read_wave(timeline, columns.starts_s(0, columns.count), columns.each_s)
        if by >= 0:
            new = _read_wave(timeline, columns.starts_s(columns.count - by, columns.count), columns.each_s)
            return _joined(_slice(self._wave, by, columns.count), new)
        new = _read_wave(timeline, columns.starts_s(0, -by), columns.each_s)
        return _joined(new, _slice(self._wave, 0, columns.count + by))


def _read_wave(timeline: Timeline, starts_s: Moments, each_s: float) -> Envelope:
    return risen(timeline.envelope_at(starts_s, each_s))


def _are_same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether all are equal; asked at each frame, so the longest of them are first asked for being the same thing."""
    return len(some) == len(others) and all(a is b or a == b for a, b in zip(some, others, strict=True))


def _same_grid(one: Columns, other: Columns) -> bool:
    """Whether two rows of columns differ in their place alone; a scale reckoned anew may differ by a breath."""
    is_alike = one.count == other.count and one.folds == other.folds
    return is_alike and abs(one.each_s / other.each_s - 1) < 1e-9


def _slice(envelope: Envelope, first: int, last: int) -> Envelope:
    return Envelope(envelope.minimum[first:last], envelope.maximum[first:last], envelope.rms[first:last])


def _joined(one: Envelope, other: Envelope) -> Envelope:
    return Envelope(
        np.concatenate([one.minimum, other.minimum]),
        np.concatenate([one.maximum, other.maximum]),
        np.concatenate([one.rms, other.rms]),
    )
