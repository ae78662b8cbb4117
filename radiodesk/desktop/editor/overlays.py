"""Paints what lies over the wave: cuts, fades, the selection, the part still to be read, the playhead."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from radiodesk.audio.fades import shape
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.clock import length
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_cache import WaveCache
from radiodesk.desktop.editor.wave_image import LOUDER
from radiodesk.desktop.palettes import Palette
from radiodesk.model.edits import Span

HANDLE_PX = 8.0
FIRST_SEEN_VEIL = 0.5
_SHARES = np.linspace(0.0, 1.0, 25)


def strip(view: Viewport, span: Span, area: QRectF) -> QRectF:
    """The part of `area` that shows `span`; at least a pixel wide when any of it is visible, else empty."""
    left, right = round(max(view.to_px(span.start_s), -1)), round(min(view.to_px(span.end_s), area.width() + 1))
    if right < 0 or left > area.width() or span.end_s < view.start_s or span.start_s > view.end_s:
        return QRectF()
    return QRectF(left, area.top(), max(right - left, 1), area.height())


def paint_cuts(
    painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, wave: WaveCache, colours: Palette
) -> None:
    """What is left out, as far as it is `dirty`: grey, hatched, and with its length where there is room to say it."""
    strips = ((cut, strip(timeline.view, cut, area)) for cut in timeline.edits.cuts)
    visible = [(cut, place) for cut, place in strips if not place.isEmpty()]
    wave.paint_cuts(painter, area.topLeft(), [place for _cut, place in visible], dirty)
    for cut, place in visible:
        if not place.intersects(dirty):
            continue
        is_marked = cut == timeline.marked
        if is_marked:
            painter.fillRect(place, tinted(colours.accent, 0.15))
        edge = QColor(colours.accent if is_marked else colours.field_line)
        _paint_edges(painter, place, edge, 2 if is_marked else 1)
        _paint_length(painter, place.intersected(area), f"\N{MINUS SIGN}{length(cut.duration_s)}", edge, colours)


def paint_selection(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """The selected stretch with a handle at each end."""
    if timeline.selection is None:
        return
    place = strip(timeline.view, timeline.selection, area)
    if place.isEmpty():
        return
    painter.fillRect(place, tinted(colours.selection, 0.25))
    _paint_edges(painter, place, QColor(colours.selection), 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colours.base), 1))
    painter.setBrush(QColor(colours.selection))
    for x in (place.left(), place.right()):
        grip = QRectF(x - HANDLE_PX / 2, area.center().y() - 16, HANDLE_PX, 32)
        painter.drawRoundedRect(grip, 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_fades(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """The fades at the two ends of what is heard, as the curve the level follows."""
    edits, heard_s = timeline.edits, timeline.edits.heard_s(timeline.duration_s)
    for outer_s, inner_s, name in (
        (0.0, edits.fade_in_s, edits.fade_in_shape),
        (heard_s, heard_s - edits.fade_out_s, edits.fade_out_shape),
    ):
        ends_px = [timeline.view.to_px(edits.to_recording(edge_s)) for edge_s in (outer_s, inner_s)]
        if inner_s == outer_s or max(ends_px) < dirty.left() or min(ends_px) > dirty.right():
            continue
        points = []
        for share, gain in zip(_SHARES.tolist(), shape(_SHARES, name).tolist(), strict=True):
            time_s = edits.to_recording(outer_s + (inner_s - outer_s) * share)
            height = gain**LOUDER * area.height() / 2
            points.append(QPointF(timeline.view.to_px(time_s), area.center().y() - height))
        _paint_fade(painter, points, area, colours)


def paint_unread(painter: QPainter, timeline: Timeline, view: Viewport, area: QRectF, colours: Palette) -> None:
    """The part of a recording that is still to be read: a veil over what was first seen, else bare ground."""
    place = _unread(timeline, view, area)
    if timeline.shows_first_look(view.scale):
        painter.fillRect(place, tinted(colours.window, FIRST_SEEN_VEIL))
        return
    painter.fillRect(place, QColor(colours.window))
    painter.fillRect(QRectF(place.left(), round(place.center().y()), place.width(), 1), QColor(colours.line))


def paint_news(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """On the part that is still to be read: how far the reading is."""
    percent = int(timeline.filled_s / timeline.duration_s * 100)
    text = _("Still reading … {percent} %").format(percent=percent)
    if timeline.analysis is None and timeline.first_look is None:
        text = _("The waveform appears as soon as the recording is being read.")
    _paint_pill(painter, _unread(timeline, timeline.view, area), text, QColor(colours.line), colours)


def paint_playhead(painter: QPainter, timeline: Timeline, top: float, area: QRectF, colours: Palette) -> None:
    """A line from `top` through everything, with a grip in the ruler."""
    x = round(timeline.view.to_px(timeline.playhead_s))
    painter.fillRect(QRectF(x - 1, top, 2, area.bottom() - top), QColor(colours.playhead))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.playhead))
    painter.drawPolygon(QPolygonF([QPointF(x - 6, top), QPointF(x + 6, top), QPointF(x, top + 9)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _unread(timeline: Timeline, view: Viewport, area: QRectF) -> QRectF:
    if timeline.is_all_read:
        return QRectF()
    return strip(view, Span(timeline.filled_s, timeline.duration_s), area).intersected(area)


def _paint_edges(painter: QPainter, place: QRectF, colour: QColor, width: int) -> None:
    painter.fillRect(QRectF(place.left(), place.top(), width, place.height()), colour)
    painter.fillRect(QRectF(place.right() - width, place.top(), width, place.height()), colour)


def _paint_length(painter: QPainter, place: QRectF, text: str, edge: QColor, colours: Palette) -> None:
    top = QRectF(place.left(), place.top() + 8, place.width(), 22)
    if QFontMetricsF(painter.font()).horizontalAdvance(text) + 20 < place.width():
        _paint_pill(painter, top, text, edge, colours)


def _paint_pill(painter: QPainter, inside: QRectF, text: str, edge: QColor, colours: Palette) -> None:
    """A short text on a quiet rounded ground in the middle of `inside`, if there is room."""
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 16
    if width > inside.width():
        return
    pill = QRectF(round(inside.center().x() - width / 2), round(inside.center().y() - 11), round(width), 22)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(colours.base))
    painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QColor(colours.text))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _paint_fade(painter: QPainter, points: list[QPointF], area: QRectF, colours: Palette) -> None:
    middle = area.center().y()
    mirrored = [QPointF(point.x(), 2 * middle - point.y()) for point in points]
    painter.save()
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    for line, edge in ((points, area.top()), (mirrored, area.bottom())):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tinted(colours.wave_ground, 0.75))
        painter.drawPolygon(QPolygonF([QPointF(points[0].x(), edge), *line]))
        painter.setPen(QPen(QColor(colours.accent), 1.5))
        painter.drawPolyline(QPolygonF(line))
    painter.restore()
