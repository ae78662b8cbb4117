"""Paints what lies over the wave: the lengths of cuts, fades, handles, how far the reading is, the playhead."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import ceil

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication

from radiodesk.audio.fades import shape
from radiodesk.bahasa.words import _, language
from radiodesk.desktop.editor.brushes import tinted
from radiodesk.desktop.editor.clock import length
from radiodesk.desktop.editor.folds import within
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_image import LOUDER
from radiodesk.desktop.palettes import Palette
from radiodesk.model.edits import EditList, Span

HANDLE_PX = 8.0
FADE_LEAST_PX = 2.0
CROWDED_PX = 20.0
"""Folds that are nearer to one another than this, all in all, are not labelled."""

ROOM_PX = 200.0
"""More than any length needs on either side."""

PILL_LEAST_PX = 40.0
"""No length is as short as to fit into less."""
_SHARES = np.linspace(0.0, 1.0, 25)


def strip(view: Viewport, span: Span, area: QRectF) -> QRectF:
    """The part of `area` that shows `span`; at least a pixel wide when any of it is visible, else empty."""
    from_px, to_px = view.to_px(span.start_s), view.to_px(span.end_s)
    if to_px < 0 or from_px > area.width():
        return QRectF()
    left, right = round(max(from_px, -1)), round(min(to_px, area.width() + 1))
    return QRectF(left, area.top(), max(right - left, 1), area.height())


def paint_lengths(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """How long each cut is, where there is room to say it; only what is `dirty`."""
    for cut, room in _rooms(timeline, area, dirty):
        if room.width() > PILL_LEAST_PX:
            edge = QColor(colours.accent if cut == timeline.marked else colours.field_line)
            top = QRectF(room.left(), room.top() + 8, room.width(), 22)
            _paint_pill(painter, top, _removed(cut.duration_s, language()), edge, colours, 4)


def _rooms(timeline: Timeline, area: QRectF, dirty: QRectF) -> Iterable[tuple[Span, QRectF]]:
    """The cuts that are `dirty`, each with the room for its length."""
    view = timeline.view
    reach_s = PILL_LEAST_PX * 2 * view.scale
    if not view.folds.is_plain:
        edges_s = (view.to_s(dirty.left() - ROOM_PX), view.to_s(dirty.right() + ROOM_PX))
        cuts = timeline.edits.cuts if view.folds.moved else within(timeline.edits.cuts, *edges_s)
        if len(cuts) * CROWDED_PX > dirty.width() + 2 * ROOM_PX:
            return ()
        return zip(cuts, _between([view.home_px(cut.start_s) for cut in cuts], area), strict=True)
    cuts = within(timeline.edits.cuts, view.to_s(dirty.left()) - reach_s, view.to_s(dirty.right()) + reach_s)
    wide = [cut for cut in cuts if cut.duration_s > PILL_LEAST_PX * view.scale]
    return ((cut, strip(view, cut, area).intersected(area)) for cut in wide)


def _between(folds_px: list[float], area: QRectF) -> Iterator[QRectF]:
    """Room around each fold, half as far as to the nearer of its neighbours on either side."""
    places = [-area.right(), *folds_px, 2 * area.right()]
    for left, here, right in zip(places, places[1:], places[2:], strict=False):
        room = min(here - left, right - here)
        is_seen = 0 <= here <= area.right()
        yield QRectF(here - room / 2, area.top(), room if is_seen else 0, area.height())


def paint_splits(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """A dashed line at each split; only what is `dirty`."""
    painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
    for split_s in timeline.edits.splits:
        x = round(timeline.view.to_px(split_s))
        if dirty.left() - 1 <= x <= dirty.right() + 1:
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paint_handles(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """A handle at each end of the selected stretch."""
    if timeline.selection is None:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(QPen(QColor(colours.base), 1))
    painter.setBrush(QColor(colours.selection))
    for edge_s in timeline.selection:
        x = round(timeline.view.to_px(edge_s))
        if -HANDLE_PX < x < area.width() + HANDLE_PX:
            painter.drawRoundedRect(QRectF(x - HANDLE_PX / 2, area.center().y() - 16, HANDLE_PX, 32), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def paint_fades(painter: QPainter, timeline: Timeline, area: QRectF, dirty: QRectF, colours: Palette) -> None:
    """The fades at the two ends of what is heard, as the curve the level follows."""
    if not (timeline.edits.fade_in_s or timeline.edits.fade_out_s):
        return
    for line in fade_lines(timeline.edits, timeline.heard_s):
        to_px = timeline.view.to_px
        ends_px = sorted((to_px(line[0][0]), to_px(line[-1][0])))
        if ends_px[1] < dirty.left() or ends_px[0] > dirty.right() or ends_px[1] - ends_px[0] < FADE_LEAST_PX:
            continue
        half = area.height() / 2
        _paint_fade(
            painter, [QPointF(to_px(at_s), area.center().y() - half * rise) for at_s, rise in line], area, colours
        )


@lru_cache(maxsize=8)
def fade_lines(edits: EditList, heard_s: float) -> list[list[tuple[float, float]]]:
    """The curve of each fade from its outer end to its inner: moments of the recording, and shares of the height."""
    made = []
    for outer_s, inner_s, name in (
        (0.0, edits.fade_in_s, edits.fade_in_shape),
        (heard_s, heard_s - edits.fade_out_s, edits.fade_out_shape),
    ):
        if inner_s != outer_s:
            gains = zip(_SHARES.tolist(), shape(_SHARES, name).tolist(), strict=True)
            made.append([(edits.to_recording(outer_s + (inner_s - outer_s) * at), gain**LOUDER) for at, gain in gains])
    return made


def paint_news(painter: QPainter, timeline: Timeline, area: QRectF, colours: Palette) -> None:
    """On the part that is still to be read: how far the reading is."""
    percent = int(timeline.filled_s / timeline.duration_s * 100)
    text = _("Still reading … {percent} %").format(percent=percent)
    if timeline.analysis is None and timeline.first_look is None:
        text = _("The waveform appears as soon as the recording is being read.")
    if not timeline.is_all_read:
        unread = strip(timeline.view, Span(timeline.filled_s, timeline.duration_s), area).intersected(area)
        _paint_pill(painter, unread, text, QColor(colours.line), colours, 16)


def paint_playhead(painter: QPainter, timeline: Timeline, top: float, area: QRectF, colours: Palette) -> None:
    """A line from `top` through everything, with a grip in the ruler."""
    x = round(timeline.view.to_px(timeline.playhead_s))
    painter.fillRect(QRectF(x - 1, top, 2, area.bottom() - top), QColor(colours.playhead))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.playhead))
    painter.drawPolygon(QPolygonF([QPointF(x - 6, top), QPointF(x + 6, top), QPointF(x, top + 9)]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_pill(painter: QPainter, inside: QRectF, text: str, edge: QColor, colours: Palette, air_px: float) -> None:
    """A short text on a quiet rounded ground in the middle of `inside`, if there is room and some air beside it."""
    pill = _pill(text, edge.name(), colours, painter.device().devicePixelRatioF())
    size = pill.deviceIndependentSize()
    if size.width() + air_px <= inside.width():
        painter.drawPixmap(round(inside.center().x() - size.width() / 2), round(inside.center().y() - 11), pill)


@lru_cache(maxsize=512)
def _pill(text: str, edge: str, colours: Palette, ratio: float) -> QPixmap:
    """Kept, because its text costs more than the wave under it."""
    font = QApplication.font()
    place = QRectF(0, 0, round(QFontMetricsF(font).horizontalAdvance(text) + 16), 22)
    made = QPixmap(ceil(place.width() * ratio), ceil(place.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setFont(font)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(edge), 1))
    painter.setBrush(QColor(colours.base))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
    painter.setPen(QColor(colours.text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return made


@lru_cache(maxsize=1024)
def _removed(duration_s: float, _language: str) -> str:
    return f"\N{MINUS SIGN}{length(duration_s)}"


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
