"""Paints the waveform with all that lies on it, from the bottom to the top."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from radiodesk.desktop.editor import overlays
from radiodesk.desktop.editor.brushes import parts_of
from radiodesk.desktop.editor.flags import Flag, flags, paint_flags
from radiodesk.desktop.editor.grip_marks import paint_drop, paint_fade_grips, paint_hovered, paint_segment_grip
from radiodesk.desktop.editor.grips import Grip
from radiodesk.desktop.editor.hits import Hit, hit_at
from radiodesk.desktop.editor.loudness_curve import LoudnessCurve
from radiodesk.desktop.editor.ruler import paint_ruler
from radiodesk.desktop.editor.sound_marks import paint_clips, paint_gains
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.wave_cache import WaveCache
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.proposals.painting import Proposed

RULER_PX = 28
FLAGS_PX = 24


class Scene:
    """What `widget` shows of a timeline.

    `held` is a mark that is being dragged and its time, `drop_s` where a stretch would be moved to, `hovered` the grip
    under the mouse.
    """

    def __init__(self, widget: QWidget, timeline: Timeline, palette: Palette, proposed: Proposed) -> None:
        """In the colours of `palette`."""
        self._widget, self._timeline, self._colours, self._proposed = widget, timeline, palette, proposed
        self._wave = WaveCache(palette)
        self.curve = LoudnessCurve(timeline)
        self.held: tuple[Mark, float] | None = None
        self.drop_s: float | None = None
        self.hovered: Grip | None = None
        self._flags_of: tuple[object, ...] = ()
        self._made: list[Flag] = []

    @property
    def ruler(self) -> QRectF:
        """Where the ruler is."""
        return QRectF(0, 0, self._widget.width(), RULER_PX)

    @property
    def lane(self) -> QRectF:
        """Where the flags are."""
        return QRectF(0, RULER_PX, self._widget.width(), FLAGS_PX)

    @property
    def area(self) -> QRectF:
        """Where the wave is."""
        top = RULER_PX + FLAGS_PX
        return QRectF(0, top, self._widget.width(), max(self._widget.height() - top, 1))

    def hit(self, point: QPointF, has_alt: bool) -> Hit:
        """What lies under the mouse."""
        return hit_at(self._timeline, self._flags(), (self.ruler, self.area), point, has_alt)

    def paint(self, event: QPaintEvent) -> None:
        """Paint what is dirty; everything outside is clipped away by Qt."""
        painter = QPainter(self._widget)
        timeline, colours, area, dirty = self._timeline, self._colours, self.area, QRectF(event.rect())
        if dirty.top() < area.top():
            paint_ruler(painter, timeline.view, self.ruler, dirty, colours)
            painter.fillRect(self.lane, QColor(colours.base))
        self._wave.refresh(timeline, timeline.view, area, self._widget.devicePixelRatioF())
        for part in parts_of(event):
            self._wave.paint(painter, part)
        overlays.paint_splits(painter, timeline, area, dirty, colours)
        overlays.paint_fades(painter, timeline, area, dirty, colours)
        if timeline.shows_loudness:
            self.curve.paint(painter, area, colours)
        overlays.paint_lengths(painter, timeline, area, dirty, colours)
        paint_gains(painter, timeline, area, dirty, colours)
        self._proposed.paint(painter, timeline, area, dirty, colours)
        paint_clips(painter, timeline, area, dirty, colours)
        self._paint_grips(painter, area)
        paint_flags(painter, self._flags(), area.bottom(), dirty, colours)
        overlays.paint_news(painter, timeline, area, colours)
        overlays.paint_playhead(painter, timeline, RULER_PX - 10, area, colours)
        if self._widget.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _paint_grips(self, painter: QPainter, area: QRectF) -> None:
        timeline, colours = self._timeline, self._colours
        if self.hovered is not None:
            paint_hovered(painter, timeline, self.hovered, area, colours)
        paint_fade_grips(painter, timeline, area, colours)
        overlays.paint_handles(painter, timeline, area, colours)
        paint_segment_grip(painter, timeline, area, colours)
        if self.drop_s is not None:
            paint_drop(painter, timeline.view.to_px(self.drop_s), area, colours)

    def _flags(self) -> list[Flag]:
        timeline = self._timeline
        key = (timeline.view, timeline.chapters, timeline.questions, self.held)
        if key != self._flags_of:
            marks: tuple[Mark, ...] = (*timeline.chapters, *timeline.questions)
            if self.held is not None:
                mark, time_s = self.held
                marks = tuple(replace(mark, start_s=time_s) if other == mark else other for other in marks)
            self._flags_of = key
            self._made = flags(marks, timeline.view, self.lane)
        return self._made
