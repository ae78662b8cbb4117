"""What a mouse does on the wave: go somewhere, select, take a handle, an edge, a mark or a whole stretch."""

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from radiodesk.desktop.editor.grips import Grip, dragged
from radiodesk.desktop.editor.hits import CUT_REACH_PX, Hit, Place
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.marks.kinds import Mark
from radiodesk.model.edits import Span

A_DRAG_PX = 3.0
SCROLL_EVERY_MS = 33


class Gestures(QObject):
    """Turns presses, moves and releases into changes of the timeline.

    `went` says where the user wants to be. `mark_dropped` carries a chapter or a question and its new time,
    `mark_dragged` the same while it is still held; `segment_dropped` and `segment_dragged` a Span that is moved, and to
    where; `grip_dropped` a Grip and the EditList after its drag. `given_up` says that nothing came of a drag.
    """

    went = Signal(float)
    mark_dragged = Signal(object, float)
    mark_dropped = Signal(object, float)
    segment_dragged = Signal(object, float)
    segment_dropped = Signal(object, float)
    grip_dropped = Signal(object, object)
    given_up = Signal()

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Work on `timeline`."""
        super().__init__(parent)
        self._timeline = timeline
        self._hit: Hit | None = None
        self._from_px = self._now_px = 0.0
        self._anchor_s = 0.0
        self._is_drag = False
        self._mark: Mark | None = None
        self._before: Span | None = None
        self._grip_px = 0.0
        self._edge_timer = QTimer(self, interval=SCROLL_EVERY_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    @property
    def is_dragging(self) -> bool:
        """Whether something is held that can be given up."""
        return self._hit is not None and self._is_drag

    @property
    def held(self) -> Grip | None:
        """The grip that is being dragged."""
        return self._hit.grip if self._hit is not None and self._is_drag else None

    def give_up(self) -> None:
        """Let go as if nothing had been done."""
        if self._hit is not None and self._hit.place in {Place.HANDLE, Place.WAVE, Place.CUT}:
            self._timeline.select(self._before)
        self._hit = self._mark = None
        self._edge_timer.stop()
        self._timeline.try_out(None)
        self.given_up.emit()

    def press(self, hit: Hit, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin with what lies under the mouse; Shift extends the selection or picks a mark up."""
        self._hit, self._is_drag, self._mark = hit, False, None
        self._from_px = self._now_px = point.x()
        self._before = self._timeline.selection
        time_s = self._timeline.view.to_s(point.x())
        self._anchor_s = time_s
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if hit.place is Place.RULER:
            self.went.emit(time_s)
        elif hit.place is Place.FLAG and hit.flag is not None:
            self._mark = hit.flag.mark if has_shift else None
        elif hit.place is Place.HANDLE:
            self._anchor_s, self._is_drag = hit.other_edge_s, True
        elif hit.place is Place.EDGE and hit.grip is not None:
            self._grip_px = point.x() - self._timeline.view.to_px(hit.grip.place_s(self._timeline))
        elif has_shift and hit.place is not Place.SEGMENT:
            self._anchor_s, self._is_drag = self._far_edge_s(time_s), True
            self._timeline.select(Span(self._anchor_s, self._timeline.snap(time_s)))
        elif hit.place is Place.WAVE:
            self._anchor_s = self._timeline.snap(time_s)

    def move(self, point: QPointF) -> None:
        """Go on dragging."""
        self._now_px = point.x()
        self._is_drag = self._is_drag or abs(point.x() - self._from_px) >= A_DRAG_PX
        width_px = self._timeline.view.width_px
        is_outside = not 0 <= point.x() <= width_px
        if is_outside != self._edge_timer.isActive():
            (self._edge_timer.start if is_outside else self._edge_timer.stop)()
        if self._is_drag:
            self._drag_to(self._timeline.view.to_s(min(max(point.x(), 0.0), width_px)))

    def release(self, point: QPointF) -> None:
        """Let go: what was not dragged was a click."""
        hit, self._hit = self._hit, None
        self._edge_timer.stop()
        time_s = self._timeline.view.to_s(point.x())
        if hit is None:
            return
        if not self._is_drag:
            self._click(hit, time_s)
        elif self._mark is not None:
            self.mark_dropped.emit(self._mark, time_s)
        elif hit.place is Place.SEGMENT:
            self._drop_segment(time_s)
        elif hit.grip is not None:
            self._drop_grip(hit.grip)

    def _drag_to(self, time_s: float) -> None:
        if self._hit is None:
            return
        if self._hit.place is Place.RULER:
            self.went.emit(time_s)
        elif self._mark is not None:
            self.mark_dragged.emit(self._mark, time_s)
        elif self._hit.place is Place.SEGMENT:
            self.segment_dragged.emit(self._timeline.selection, time_s)
        elif self._hit.grip is not None:
            self._try_out(self._hit.grip)
        elif self._hit.place is not Place.FLAG:
            self._timeline.select(Span(self._anchor_s, self._timeline.snap(time_s)))

    def _try_out(self, grip: Grip) -> None:
        timeline = self._timeline
        to_s = timeline.snap(timeline.view.to_s(min(max(self._now_px - self._grip_px, 0.0), timeline.view.width_px)))
        made = dragged(grip, timeline.settled, to_s, timeline.duration_s)
        if made is not None:
            timeline.try_out(made)

    def _drop_grip(self, grip: Grip) -> None:
        made = self._timeline.edits
        if made == self._timeline.settled:
            self._timeline.try_out(None)
        else:
            self.grip_dropped.emit(grip, made)

    def _drop_segment(self, time_s: float) -> None:
        span = self._timeline.selection
        if span is None or span.start_s <= time_s <= span.end_s:
            self.given_up.emit()
        else:
            self.segment_dropped.emit(span, time_s)

    def _click(self, hit: Hit, time_s: float) -> None:
        if hit.place is Place.FLAG and hit.flag is not None:
            self.went.emit(hit.flag.mark.start_s)
        elif hit.place in {Place.CUT, Place.EDGE}:
            self._timeline.mark(self._timeline.cut_under(self._from_px, 2 * CUT_REACH_PX))
            self.went.emit(time_s)
        elif hit.place is Place.WAVE:
            self._timeline.select(None)
            self.went.emit(time_s)

    def _far_edge_s(self, time_s: float) -> float:
        """Where a selection begins that Shift+click ends: the far edge of what is selected, else the playhead."""
        selection = self._timeline.selection
        if selection is None:
            return self._timeline.playhead_s
        return max(selection, key=lambda edge: abs(edge - time_s))

    def _scroll_at_edge(self) -> None:
        view = self._timeline.view
        past_px = self._now_px if self._now_px < 0 else self._now_px - view.width_px
        self._timeline.look(view.scrolled(past_px * view.scale * 0.5))
        self.move(QPointF(self._now_px, 0))
