"""The edit list: which parts of a recording are heard, and how. A value; undo keeps old ones."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from radiodesk.model.problems import BadValue, NothingLeft
from radiodesk.model.words import N_

CROSSFADE_S = 0.008
"""Every joint is an equal-power crossfade this long, centred on it: no click, and no sound is lost or gained."""

SHORTEST_LEFT_S = 0.1

JOINT_S = 1e-6
"""Closer to a joint than this (a twentieth of a sample) is at it: sums of cuts are not exact in binary."""


class Span(NamedTuple):
    """A stretch of a recording in seconds, end not included."""

    start_s: float
    end_s: float

    @property
    def duration_s(self) -> float:
        """Its length in seconds."""
        return self.end_s - self.start_s


@dataclass(frozen=True)
class EditList:
    """Cuts, fades and gain over one recording. All times are seconds of the untouched recording.

    `cuts` are sorted, do not touch each other, and are never empty stretches.
    """

    cuts: tuple[Span, ...] = ()
    fade_in_s: float = 0.0
    fade_out_s: float = 0.0
    gain_db: float = 0.0

    def __post_init__(self) -> None:
        """Bring the cuts into order, whoever made them."""
        object.__setattr__(self, "cuts", _merged(self.cuts))

    def cut(self, *spans: Span) -> "EditList":
        """Also leave these spans out."""
        for span in spans:
            _checked(span)
        return replace(self, cuts=self.cuts + spans)

    def restore(self, span: Span) -> "EditList":
        """Hear this span again, whatever was cut of it."""
        kept = [
            part
            for cut in self.cuts
            for part in (Span(cut.start_s, min(cut.end_s, span.start_s)), Span(max(cut.start_s, span.end_s), cut.end_s))
        ]
        return replace(self, cuts=tuple(part for part in kept if part.duration_s > 0))

    def keep(self, spans: Iterable[Span], duration_s: float) -> "EditList":
        """Leave out everything of a recording of `duration_s` but these spans (and what was cut before)."""
        wanted = _merged(tuple(_checked(span) for span in spans))
        edges = [0.0, *(edge for span in wanted for edge in span), duration_s]
        outside = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)
        return replace(self, cuts=self.cuts + outside)

    def kept(self, duration_s: float) -> tuple[Span, ...]:
        """What is heard of a recording of `duration_s`, in order. Raises `NothingLeft` below a tenth of a second."""
        edges = [0.0, *(min(edge, duration_s) for cut in self.cuts for edge in cut), duration_s]
        heard = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a)
        if sum(span.duration_s for span in heard) < min(SHORTEST_LEFT_S, duration_s):
            raise NothingLeft
        return heard

    def heard_s(self, duration_s: float) -> float:
        """How long the episode is after the cuts, in seconds."""
        return sum(span.duration_s for span in self.kept(duration_s))

    def to_heard(self, time_s: float) -> float:
        """Where a moment of the recording lies in the episode; a moment inside a cut lies at its joint."""
        before = [cut for cut in self.cuts if cut.start_s < time_s]
        return time_s - sum(min(cut.end_s, time_s) - cut.start_s for cut in before)

    def to_recording(self, heard_s: float) -> float:
        """The moment of the recording that is heard at `heard_s`: the inverse of `to_heard` outside the cuts."""
        starts: list[float] = []
        removed = 0.0
        for cut in self.cuts:
            starts.append(cut.start_s - removed)
            removed += cut.duration_s
        passed = bisect_right(starts, heard_s + JOINT_S)
        return heard_s + sum(cut.duration_s for cut in self.cuts[:passed])

    def is_cut(self, time_s: float) -> bool:
        """Whether this moment of the recording is left out."""
        return any(cut.start_s <= time_s < cut.end_s for cut in self.cuts)


def _checked(span: Span) -> Span:
    if not 0 <= span.start_s < span.end_s:
        raise BadValue(value=f"{span.start_s:g}-{span.end_s:g}", field=N_("a stretch of time"), expected="0:10-0:20")
    return span


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(Span(*span) for span in spans):
        if merged and span.start_s <= merged[-1].end_s:
            merged[-1] = Span(merged[-1].start_s, max(merged[-1].end_s, span.end_s))
        else:
            merged.append(span)
    return tuple(merged)
