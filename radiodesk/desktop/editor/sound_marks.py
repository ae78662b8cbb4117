"""Paints what other sounds there are along the recording, and where it is made louder or softer."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPolygonF

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.clock import length
from radiodesk.desktop.editor.overlays import strip
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.palettes import Palette
from radiodesk.model.clips import INSERT, Clip
from radiodesk.model.edits import Span

LANE_PX = 20.0
WIDEST_PX = 180.0
NARROWEST_PX = 12.0
PADDING_PX = 6.0


def paint_clips(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """In two lanes at the bottom: what is put in, as a tag; below it what is laid over, as long as it is heard."""
    inserted = _tags(timeline, area, QFontMetricsF(painter.font()))
    laid = [(clip, _bar(clip, timeline, area)) for clip in timeline.edits.overlays]
    for clip, place in (*inserted, *laid):
        if place.isEmpty() or not place.adjusted(-2, -area.height(), 2, 2).intersects(dirty):
            continue
        painter.fillRect(QRectF(place.left(), area.top(), 2, area.height()), tinted(colours.accent, 0.7))
        if clip.role == INSERT and not timeline.view.folds.is_plain:
            block = QRectF(place.left(), area.top(), place.width(), area.height()).intersected(area)
            painter.fillRect(block, tinted(colours.accent, 0.1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill in (QColor(colours.base), tinted(colours.accent, 0.22)):
            painter.setBrush(fill)
            painter.drawPolygon(_tag(place) if clip.role == INSERT else QPolygonF(place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        _write(painter, place.intersected(area).adjusted(PADDING_PX, 0, -PADDING_PX, 0), _text(clip), colours)


def clip_at(timeline: Timeline, x_px: float) -> Clip | None:
    """What is put in, laid over or laid under at a pixel; of several the last."""
    view = timeline.view
    for clip in reversed(timeline.edits.clips):
        left = view.to_px(clip.at_s)
        if view.folds.is_plain:
            at_once = clip.role == INSERT
            right = left + (NARROWEST_PX if at_once else clip.duration_s / view.scale)
        else:
            right = left + clip.duration_s / view.scale
        if left - 1 <= x_px <= right:
            return clip
    return None


def paint_gains(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """Where the recording is made louder or softer: the decibels at the top of the tinted stretch."""
    for gain in timeline.edits.gains:
        place = strip(timeline.view, Span(gain.start_s, gain.end_s), area)
        if place.isEmpty() or not place.intersects(dirty):
            continue
        sign = "+" if gain.gain_db > 0 else ""
        room = QRectF(place.left(), place.top(), place.width(), LANE_PX).intersected(area).adjusted(PADDING_PX, 0, 0, 0)
        text = sign + decimal(gain.gain_db)
        if QFontMetricsF(painter.font()).horizontalAdvance(text) <= room.width():  # half a number is a wrong one
            _write(painter, room, text, colours)


def _tags(timeline: Timeline, area: QRectF, metrics: QFontMetricsF) -> list[tuple[Clip, QRectF]]:
    """What is put in: as wide as its name, but never over the next; in folds as wide as it is long."""
    view, top = timeline.view, area.bottom() - 2 * LANE_PX - 4
    if not view.folds.is_plain:
        lefts = [(block.clip, (block.shown_s - view.start_s) / view.scale) for block in view.folds.blocks]
        return [(clip, QRectF(round(left), top, clip.duration_s / view.scale, LANE_PX)) for clip, left in lefts]
    inserts = timeline.edits.inserts
    poles = [view.to_px(clip.at_s) for clip in inserts] + [float("inf")]
    made = []
    for clip, left, following in zip(inserts, poles, poles[1:], strict=False):
        wanted = min(metrics.horizontalAdvance(_text(clip)) + 3 * PADDING_PX, WIDEST_PX)
        width = max(min(wanted, following - left - 2), NARROWEST_PX)
        if -width < left <= area.width():
            made.append((clip, QRectF(round(left), top, width, LANE_PX)))
    return made


def _bar(clip: Clip, timeline: Timeline, area: QRectF) -> QRectF:
    """Where what is laid over is heard, on the screen's own scale; empty when nothing of it is visible."""
    edits, view = timeline.edits, timeline.view
    left_px = view.to_px(clip.at_s)
    if view.folds.is_plain:
        until_s = edits.to_recording(edits.to_heard(clip.at_s) + clip.duration_s)
        right_px = view.to_px(max(until_s, clip.at_s))
    else:
        right_px = left_px + clip.duration_s / view.scale
    if right_px < 0 or left_px > area.width():
        return QRectF()
    left, right = round(max(left_px, -1)), round(min(right_px, area.width() + 1))
    return QRectF(left, area.bottom() - LANE_PX - 2, max(right - left, 1), LANE_PX)


def _text(clip: Clip) -> str:
    name = clip.name or _("without a name")
    return f"+{length(clip.duration_s)} {name}" if clip.role == INSERT else name


def _tag(place: QRectF) -> QPolygonF:
    notch = place.height() / 3
    right = place.right()
    return QPolygonF(
        [
            place.topLeft(),
            QPointF(right - notch, place.top()),
            QPointF(right, place.center().y()),
            QPointF(right - notch, place.bottom()),
            place.bottomLeft(),
        ]
    )


def _write(painter: QPainter, room: QRectF, text: str, colours: Palette) -> None:
    if room.width() > 16:
        short = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)
