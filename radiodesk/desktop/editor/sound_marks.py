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
PADDING_PX = 6.0


def paint_clips(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """In a lane at the bottom: what is laid over as a bar as long as it is heard; what is put in as a tag."""
    for clip in timeline.edits.clips:
        place = _place(clip, timeline, area, QFontMetricsF(painter.font()))
        if place.isEmpty() or not place.adjusted(-2, -area.height(), 2, 2).intersects(dirty):
            continue
        painter.fillRect(QRectF(place.left(), area.top(), 2, area.height()), tinted(colours.accent, 0.7))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        painter.setPen(Qt.PenStyle.NoPen)
        for fill in (QColor(colours.base), tinted(colours.accent, 0.22)):
            painter.setBrush(fill)
            painter.drawPolygon(_tag(place) if clip.role == INSERT else QPolygonF(place))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        _write(painter, place.intersected(area).adjusted(PADDING_PX, 0, -PADDING_PX, 0), _text(clip), colours)


def paint_gains(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """Where the recording is made louder or softer: a tinted stretch with the decibels at its top."""
    for gain in timeline.edits.gains:
        place = strip(timeline.view, Span(gain.start_s, gain.end_s), area)
        if place.isEmpty() or not place.intersects(dirty):
            continue
        painter.fillRect(place, tinted(colours.ok if gain.gain_db > 0 else colours.warn, 0.12))
        sign = "+" if gain.gain_db > 0 else ""
        text = _("{gain} dB").format(gain=sign + decimal(gain.gain_db))
        room = QRectF(place.left(), place.top(), place.width(), LANE_PX).intersected(area)
        _write(painter, room.adjusted(PADDING_PX, 0, -PADDING_PX, 0), text, colours)


def _place(clip: Clip, timeline: Timeline, area: QRectF, metrics: QFontMetricsF) -> QRectF:
    """Where its bar or tag lies; empty when nothing of it is visible."""
    edits, view = timeline.edits, timeline.view
    top = area.bottom() - LANE_PX - 2
    if clip.role == INSERT:
        left = round(view.to_px(clip.at_s))
        width = min(metrics.horizontalAdvance(_text(clip)) + 3 * PADDING_PX, WIDEST_PX)
        return QRectF(left, top, width, LANE_PX) if -width < left <= area.width() else QRectF()
    until_s = edits.to_recording(edits.to_heard(clip.at_s) + clip.duration_s)
    bar = strip(view, Span(clip.at_s, max(until_s, clip.at_s)), area)
    return bar if bar.isEmpty() else QRectF(bar.left(), top, bar.width(), LANE_PX)


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
