"""What a mouse does on the wave: go somewhere, select, take a handle, mark a cut, move a chapter."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal

from radiodesk.desktop.editor.flags import Flag
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import Span

REACH_PX = 6.0
"""How near to a handle or a narrow cut a click still hits it."""

CUT_REACH_PX = 4.0
A_DRAG_PX = 3.0
SCROLL_EVERY_MS = 33


class Place(Enum):
    """What lies under the mouse."""

    RULER = auto()
    FLAG = auto()
    HANDLE = auto()
    CUT = auto()
    WAVE = auto()


@dataclass(frozen=True)
class Hit:
    """A place and what is there: the flag, or the selection's other edge."""

    place: Place
    flag: Flag | None = None
    other_edge_s: float = 0.0


class Gestures(QObject):
    """Turns presses, moves and releases into changes of the timeline.

    `went` says where the user wants to be; `chapter_dropped` carries a chapter and its new time; `chapter_dragged`
    the same while it is still held.
    """

    went = Signal(float)
    chapter_dragged = Signal(object, float)
    chapter_dropped = Signal(object, float)

    def __init__(self, timeline: Timeline, parent: QObject | None = None) -> None:
        """Work on `timeline`."""
        super().__init__(parent)
        self._timeline = timeline
        self._hit: Hit | None = None
        self._from_px = self._now_px = 0.0
        self._anchor_s = 0.0
        self._is_drag = False
        self._chapter: Chapter | None = None
        self._edge_timer = QTimer(self, interval=SCROLL_EVERY_MS)
        self._edge_timer.timeout.connect(self._scroll_at_edge)

    def press(self, hit: Hit, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Begin with what lies under the mouse; Shift extends the selection or picks a chapter up."""
        self._hit, self._is_drag, self._chapter = hit, False, None
        self._from_px = self._now_px = point.x()
        time_s = self._timeline.view.to_s(point.x())
        self._anchor_s = time_s
        has_shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if hit.place is Place.RULER:
            self.went.emit(time_s)
        elif hit.place is Place.FLAG and hit.flag is not None:
            self._chapter = hit.flag.chapter if has_shift else None
        elif hit.place is Place.HANDLE:
            self._anchor_s, self._is_drag = hit.other_edge_s, True
        elif has_shift:
            self._anchor_s, self._is_drag = self._far_edge_s(time_s), True
            self._timeline.select(Span(self._anchor_s, time_s))

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
        if self._chapter is not None and self._is_drag:
            self.chapter_dropped.emit(self._chapter, time_s)
        elif not self._is_drag:
            self._click(hit, time_s)

    def _drag_to(self, time_s: float) -> None:
        if self._hit is None:
            return
        if self._hit.place is Place.RULER:
            self.went.emit(time_s)
        elif self._chapter is not None:
            self.chapter_dragged.emit(self._chapter, time_s)
        elif self._hit.place is not Place.FLAG:
            self._timeline.select(Span(self._anchor_s, time_s))

    def _click(self, hit: Hit, time_s: float) -> None:
        if hit.place is Place.FLAG and hit.flag is not None:
            self.went.emit(hit.flag.chapter.start_s)
        elif hit.place is Place.CUT:
            self._timeline.mark(self._timeline.cut_under(self._from_px, CUT_REACH_PX))
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
