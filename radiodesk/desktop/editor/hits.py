"""What lies under the mouse on the waveform."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt

from radiodesk.desktop.editor.flags import Flag, flag_at
from radiodesk.desktop.editor.grips import Grip, grip_at
from radiodesk.desktop.editor.timeline import Timeline

REACH_PX = 6.0
"""How near to a handle a press still hits it."""

CUT_REACH_PX = 4.0
"""The same of a cut that is narrow or folded."""

SEGMENT_GRIP = (44.0, 20.0)
"""How big the grip is by which a selection is moved."""

SEGMENT_LEAST_PX = 96.0
"""A narrower selection has none; there is always Alt."""


class Place(Enum):
    """What it can be."""

    RULER = auto()
    FLAG = auto()
    HANDLE = auto()
    SEGMENT = auto()
    EDGE = auto()
    CUT = auto()
    WAVE = auto()


CURSORS = {
    Place.RULER: Qt.CursorShape.ArrowCursor,
    Place.FLAG: Qt.CursorShape.PointingHandCursor,
    Place.HANDLE: Qt.CursorShape.SizeHorCursor,
    Place.SEGMENT: Qt.CursorShape.OpenHandCursor,
    Place.EDGE: Qt.CursorShape.SizeHorCursor,
    Place.CUT: Qt.CursorShape.PointingHandCursor,
    Place.WAVE: Qt.CursorShape.IBeamCursor,
}


@dataclass(frozen=True)
class Hit:
    """A place and what is there: the flag, the grip, or the selection's other edge."""

    place: Place
    flag: Flag | None = None
    grip: Grip | None = None
    other_edge_s: float = 0.0


def hit_at(timeline: Timeline, made: list[Flag], areas: tuple[QRectF, QRectF], point: QPointF, has_alt: bool) -> Hit:
    """The topmost thing at a point; `areas` are those of ruler and wave. With Alt all of a selection is its grip."""
    ruler, area = areas
    if point.y() < ruler.bottom():
        return Hit(Place.RULER)
    if flag := flag_at(made, point):
        return Hit(Place.FLAG, flag)
    selection, to_px = timeline.selection, timeline.view.to_px
    for edge_s, other_s in (selection, selection[::-1]) if selection and not has_alt else ():
        if abs(to_px(edge_s) - point.x()) <= REACH_PX:
            return Hit(Place.HANDLE, other_edge_s=other_s)
    is_selected = selection is not None and to_px(selection.start_s) <= point.x() <= to_px(selection.end_s)
    if is_selected and (has_alt or segment_grip(timeline, area).contains(point)):
        return Hit(Place.SEGMENT)
    if grip := grip_at(timeline, point.x(), point.y() - area.top()):
        return Hit(Place.EDGE, grip=grip)
    return Hit(Place.CUT if timeline.cut_under(point.x(), CUT_REACH_PX) else Place.WAVE)


def segment_grip(timeline: Timeline, area: QRectF) -> QRectF:
    """Where the grip of the selection is: at the bottom, in the middle of what is visible of it; may be empty."""
    if timeline.selection is None:
        return QRectF()
    left, right = (timeline.view.to_px(edge_s) for edge_s in timeline.selection)
    left, right = max(left, 0.0), min(right, area.width())
    if right - left < SEGMENT_LEAST_PX:
        return QRectF()
    width, height = SEGMENT_GRIP
    return QRectF(round((left + right - width) / 2), area.bottom() - height - 8, width, height)
