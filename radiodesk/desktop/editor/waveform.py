"""The waveform: ruler, chapter flags, wave with cuts, fades, selection and playhead, and the mouse on all of them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.editor import overlays
from radiodesk.desktop.editor.brushes import parts_of
from radiodesk.desktop.editor.flags import Flag, flag_at, flags, paint_flags
from radiodesk.desktop.editor.gestures import CUT_REACH_PX, REACH_PX, Gestures, Hit, Place
from radiodesk.desktop.editor.ruler import paint_ruler
from radiodesk.desktop.editor.sound_marks import paint_clips, paint_gains
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.wave_cache import WaveCache
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.proposals.painting import Proposed
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import Span

RULER_PX = 28
FLAGS_PX = 24
PLAYHEAD_PX = 8
"""Half as wide as the strip that a moving playhead repaints."""

A_WHEEL_STEP = 120
ZOOM_A_STEP = 1.25

_CURSORS = {
    Place.RULER: Qt.CursorShape.ArrowCursor,
    Place.FLAG: Qt.CursorShape.PointingHandCursor,
    Place.HANDLE: Qt.CursorShape.SizeHorCursor,
    Place.CUT: Qt.CursorShape.PointingHandCursor,
    Place.WAVE: Qt.CursorShape.IBeamCursor,
}


class Waveform(QWidget):
    """The visible part of the recording. `went` says where the user clicked; `chapter_dropped` what was moved where."""

    went = Signal(float)
    chapter_dropped = Signal(object, float)

    def __init__(self, timeline: Timeline, palette: Palette, parent: QWidget | None = None) -> None:
        """Show `timeline` in the colours of `palette`."""
        super().__init__(parent)
        self._timeline, self._colours = timeline, palette
        self._wave = WaveCache(palette)
        self.proposed = Proposed()
        self._held: tuple[Chapter, float] | None = None
        self._selected: tuple[Span | None, Span | None] = (None, None)
        self.setObjectName("waveform")
        self.setAccessibleName(_("Waveform"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._gestures = Gestures(timeline, self)
        self._gestures.went.connect(self.went)
        self._gestures.chapter_dragged.connect(self._hold_chapter)
        self._gestures.chapter_dropped.connect(self._drop_chapter)
        for changed in (timeline.view_changed, timeline.sheet_changed, timeline.analysis_grew):
            changed.connect(self.update)
        timeline.selection_changed.connect(self._repaint_selection)
        timeline.playhead_moved.connect(self._repaint_playhead)

    def sizeHint(self) -> QSize:
        """Comfortable for speech."""
        return QSize(640, 280)

    def minimumSizeHint(self) -> QSize:
        """Still usable."""
        return QSize(240, RULER_PX + FLAGS_PX + 96)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is dirty; everything outside is clipped away by Qt."""
        painter = QPainter(self)
        timeline, colours, area = self._timeline, self._colours, self._wave_area()
        dirty, lane = QRectF(event.rect()), QRectF(0, RULER_PX, self.width(), FLAGS_PX)
        if dirty.top() < area.top():
            paint_ruler(painter, timeline.view, QRectF(0, 0, self.width(), RULER_PX), dirty, colours)
            painter.fillRect(lane, QColor(colours.base))
        self._wave.refresh(timeline, timeline.view, area, self.devicePixelRatioF())
        for part in parts_of(event):
            self._wave.paint(painter, part)
        overlays.paint_splits(painter, timeline, area, dirty, colours)
        overlays.paint_fades(painter, timeline, area, dirty, colours)
        overlays.paint_lengths(painter, timeline, area, dirty, colours)
        paint_gains(painter, timeline, area, dirty, colours)
        self.proposed.paint(painter, timeline, area, dirty, colours)
        overlays.paint_handles(painter, timeline, area, colours)
        paint_clips(painter, timeline, area, dirty, colours)
        paint_flags(painter, self._flags(), area.bottom(), dirty, colours)
        overlays.paint_news(painter, timeline, area, colours)
        overlays.paint_playhead(painter, timeline, RULER_PX - 10, area, colours)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Show the same zoom in the new width."""
        self._timeline.look(self._timeline.view.resized(self.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._gestures.press(self._hit(event.position()), event.position(), event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or show by the pointer what a press would do."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._gestures.move(event.position())
        else:
            self.setCursor(_CURSORS[self._hit(event.position()).place])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._gestures.release(event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the mouse; sideways, or with Shift, scroll."""
        delta, view = event.angleDelta(), self._timeline.view
        sideways = delta.x() or (delta.y() if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0)
        if sideways:
            pixels = event.pixelDelta().x() or sideways / A_WHEEL_STEP * view.width_px * 0.1
            self._timeline.look(view.scrolled(-pixels * view.scale))
        elif delta.y():
            self._timeline.zoom(ZOOM_A_STEP ** (delta.y() / A_WHEEL_STEP), view.to_s(event.position().x()))
        event.accept()

    def _wave_area(self) -> QRectF:
        top = RULER_PX + FLAGS_PX
        return QRectF(0, top, self.width(), max(self.height() - top, 1))

    def _flags(self) -> list[Flag]:
        chapters = self._timeline.chapters
        if self._held is not None:
            chapters = self._timeline.move_chapter(*self._held)
        lane = QRectF(0, RULER_PX, self.width(), FLAGS_PX)
        return flags(chapters, self._timeline.view, lane, QFontMetricsF(self.font()))

    def _hit(self, point: QPointF) -> Hit:
        view, selection = self._timeline.view, self._timeline.selection
        if point.y() < RULER_PX:
            return Hit(Place.RULER)
        if flag := flag_at(self._flags(), point):
            return Hit(Place.FLAG, flag)
        for edge_s, other_s in (selection, selection[::-1]) if selection else ():
            if abs(view.to_px(edge_s) - point.x()) <= REACH_PX:
                return Hit(Place.HANDLE, other_edge_s=other_s)
        in_cut = self._timeline.cut_under(point.x(), CUT_REACH_PX)
        return Hit(Place.CUT if in_cut else Place.WAVE)

    def _hold_chapter(self, chapter: Chapter, time_s: float) -> None:
        self._held = (chapter, time_s)
        self.update()

    def _drop_chapter(self, chapter: Chapter, time_s: float) -> None:
        self._held = None
        self.chapter_dropped.emit(chapter, time_s)
        self.update()

    def _repaint_selection(self) -> None:
        """Only where something was or is selected, and not what lies deep inside both."""
        (old, old_marked), (new, new_marked) = self._selected, (self._timeline.selection, self._timeline.marked)
        self._selected = (new, new_marked)
        changed = [span for span in (old_marked, new_marked) if span and old_marked != new_marked]
        if old and new:
            changed += [Span(*sorted(edges)) for edges in zip(old, new, strict=True) if edges[0] != edges[1]]
        else:
            changed += [span for span in (old, new) if span]
        for span in changed:
            self._repaint(span)

    def _repaint(self, span: Span) -> None:
        left, right = (round(self._timeline.view.to_px(edge_s)) for edge_s in span)
        area = QRect(left - PLAYHEAD_PX, 0, right - left + 2 * PLAYHEAD_PX, self.height())
        self.update(area.intersected(self.rect()))

    def _repaint_playhead(self, before_s: float, now_s: float) -> None:
        for time_s in (before_s, now_s):
            x = round(self._timeline.view.to_px(time_s))
            self.update(QRect(x - PLAYHEAD_PX, 0, 2 * PLAYHEAD_PX, self.height()))
