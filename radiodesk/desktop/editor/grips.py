"""What of an edit can be taken hold of: the edges of cuts and of levels, the inner ends of fades. Without Qt."""

from dataclasses import dataclass, replace
from typing import Protocol

from radiodesk.bahasa.numbers import decimal
from radiodesk.bahasa.words import _
from radiodesk.desktop.editor.clock import length, span_text
from radiodesk.desktop.editor.folds import within
from radiodesk.desktop.editor.timeline import Timeline
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.problems import NothingLeft

EDGE_PX = 5.0
"""How near to an edge the mouse takes hold of it."""

NARROW_PX = 16.0
"""The edges of what is narrower are taken from outside, so that it can still be clicked itself."""

SHORTEST_S = 0.01
FADE_GRIP_PX = 12.0


class Grip(Protocol):
    """Something to be dragged along the recording."""

    def place_s(self, timeline: Timeline) -> float:
        """The moment of the recording where it is."""

    def moved(self, edits: EditList, to_s: float, duration_s: float) -> EditList:
        """The edits after it was dragged to a moment of the recording."""

    def named(self, edits: EditList) -> str:
        """What was done, given the edits after it."""


@dataclass(frozen=True)
class CutEdge:
    """The start or the end of a cut."""

    cut: Span
    is_start: bool

    def place_s(self, timeline: Timeline) -> float:
        """See `Grip`."""
        return _edge(self._now(timeline.edits), self.is_start)

    def moved(self, edits: EditList, to_s: float, duration_s: float) -> EditList:
        """See `Grip`: the other edge stays, and a cut that is reached becomes one with it."""
        span = _stretched(self.cut, self.is_start, to_s, duration_s)
        return edits.recut(self.cut, span)

    def named(self, edits: EditList) -> str:
        """See `Grip`."""
        return _("Cut {time}").format(time=span_text(self._now(edits)))

    def _now(self, edits: EditList) -> Span:
        """The cut as it is now, found by the edge that is not dragged."""
        held_s = _edge(self.cut, not self.is_start)
        return next((cut for cut in edits.cuts if cut.start_s <= held_s <= cut.end_s), self.cut)


@dataclass(frozen=True)
class GainEdge:
    """The start or the end of a stretch that is made louder or softer."""

    gain: GainSpan
    is_start: bool

    def place_s(self, timeline: Timeline) -> float:
        """See `Grip`."""
        return _edge(self._now(timeline.edits), self.is_start)

    def moved(self, edits: EditList, to_s: float, duration_s: float) -> EditList:
        """See `Grip`: what else was made louder or softer there gives way."""
        span = _stretched(self._span, self.is_start, to_s, duration_s)
        return edits.adjust(self._span, 0.0).adjust(span, self.gain.gain_db)

    def named(self, edits: EditList) -> str:
        """See `Grip`."""
        return _("Level {time}: {gain} dB").format(time=span_text(self._now(edits)), gain=decimal(self.gain.gain_db))

    def _now(self, edits: EditList) -> Span:
        """The stretch as it is now, found by the edge that is not dragged."""
        held_s = _edge(self._span, not self.is_start)
        return next((Span(gain.start_s, gain.end_s) for gain in edits.gains if held_s in gain[:2]), self._span)

    @property
    def _span(self) -> Span:
        return Span(self.gain.start_s, self.gain.end_s)


@dataclass(frozen=True)
class FadeIn:
    """Where the fade at the beginning ends; without one, the beginning itself."""

    def place_s(self, timeline: Timeline) -> float:
        """See `Grip`."""
        return timeline.edits.to_recording(timeline.edits.fade_in_s)

    def moved(self, edits: EditList, to_s: float, duration_s: float) -> EditList:
        """See `Grip`."""
        return replace(edits, fade_in_s=round(edits.to_heard(to_s), 3))

    def named(self, edits: EditList) -> str:
        """See `Grip`."""
        return _("Fade in {length}").format(length=length(edits.fade_in_s))


@dataclass(frozen=True)
class FadeOut:
    """Where the fade at the end begins; without one, the end itself."""

    def place_s(self, timeline: Timeline) -> float:
        """See `Grip`."""
        return timeline.edits.to_recording(timeline.heard_s - timeline.edits.fade_out_s)

    def moved(self, edits: EditList, to_s: float, duration_s: float) -> EditList:
        """See `Grip`."""
        fade_s = edits.heard_s(duration_s) - edits.to_heard(to_s)
        return replace(edits, fade_out_s=round(max(fade_s, 0.0), 3))

    def named(self, edits: EditList) -> str:
        """See `Grip`."""
        return _("Fade out {length}").format(length=length(edits.fade_out_s))


FADES: tuple[Grip, ...] = (FadeIn(), FadeOut())


def grip_at(timeline: Timeline, x_px: float, below_top_px: float) -> Grip | None:
    """What lies under the mouse; the grips of fades lie at the top of the wave."""
    if 0 <= below_top_px <= 2 * FADE_GRIP_PX:
        for fade in FADES:
            at_px = timeline.view.to_px(fade.place_s(timeline))
            if abs(at_px - x_px) <= FADE_GRIP_PX:
                return fade
    return _cut_edge_at(timeline, x_px) or _gain_edge_at(timeline, x_px)


def dragged(grip: Grip, edits: EditList, to_s: float, duration_s: float) -> EditList | None:
    """The edits after a drag; None where nothing would be left to hear."""
    made = grip.moved(edits, round(to_s, 3), duration_s)
    try:
        made.kept(duration_s)
    except NothingLeft:
        return None
    return made


def _cut_edge_at(timeline: Timeline, x_px: float) -> Grip | None:
    view, edits = timeline.view, timeline.edits
    if not view.folds.is_plain:
        return None
    near = within(edits.cuts, view.to_s(x_px - EDGE_PX), view.to_s(x_px + EDGE_PX))
    free = [
        cut for cut in near if not any(clip.start_s < cut.end_s and cut.start_s < clip.end_s for clip in edits.moved)
    ]
    hits = [
        (abs(edge_px - x_px), CutEdge(cut, is_start))
        for cut in free
        for is_start, edge_px in _edges_px(cut, timeline)
        if abs(edge_px - x_px) <= EDGE_PX and not _is_inside_narrow(cut, timeline, x_px)
    ]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def _gain_edge_at(timeline: Timeline, x_px: float) -> Grip | None:
    hits = [
        (abs(edge_px - x_px), GainEdge(gain, is_start))
        for gain in timeline.edits.gains
        for is_start, edge_px in _edges_px(Span(gain.start_s, gain.end_s), timeline)
        if abs(edge_px - x_px) <= EDGE_PX
    ]
    return min(hits, key=lambda hit: hit[0])[1] if hits else None


def _edges_px(span: Span, timeline: Timeline) -> tuple[tuple[bool, float], tuple[bool, float]]:
    return (True, timeline.view.to_px(span.start_s)), (False, timeline.view.to_px(span.end_s))


def _is_inside_narrow(cut: Span, timeline: Timeline, x_px: float) -> bool:
    (_start, left), (_end, right) = _edges_px(cut, timeline)
    return right - left < NARROW_PX and left - 1 <= x_px <= right + 1


def _edge(span: Span, is_start: bool) -> float:
    return span.start_s if is_start else span.end_s


def _stretched(span: Span, is_start: bool, to_s: float, duration_s: float) -> Span:
    """With one edge elsewhere, but not over the other one."""
    if is_start:
        return Span(max(min(to_s, span.end_s - SHORTEST_S), 0.0), span.end_s)
    return Span(span.start_s, min(max(to_s, span.start_s + SHORTEST_S), duration_s))
