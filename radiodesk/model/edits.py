"""The edit list: which parts of a recording are heard, and how. A value; undo keeps old ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from radiodesk.model.cleaning import AS_RECORDED, CleanUp
from radiodesk.model.clips import INSERT, Clip
from radiodesk.model.fades import DEFAULT_SHAPE
from radiodesk.model.problems import BadValue, NothingLeft
from radiodesk.model.spans import GainSpan, Span, merged
from radiodesk.model.words import N_

__all__ = ["CROSSFADE_S", "JOINT_S", "SHORTEST_LEFT_S", "EditList", "GainSpan", "Span"]

CROSSFADE_S = 0.008
"""Every joint is an equal-power crossfade this long, centred on it: no click, and no sound is lost or gained."""

SHORTEST_LEFT_S = 0.1

JOINT_S = 1e-6
"""Closer to a joint than this (a twentieth of a sample) is at it: sums of cuts are not exact in binary."""


@dataclass(frozen=True)
class EditList:
    """What is heard of one recording, and what is heard with it. Times are seconds of the untouched recording.

    `cuts` are sorted, do not touch each other, and are never empty stretches. `gain_db` is added to the target loudness
    of what is published; `gains` are sorted and do not overlap. `clips` are sorted by where they begin; inserts at the
    same moment are heard in the order in which they stand.
    """

    cuts: tuple[Span, ...] = ()
    fade_in_s: float = 0.0
    fade_out_s: float = 0.0
    gain_db: float = 0.0
    fade_in_shape: str = DEFAULT_SHAPE
    fade_out_shape: str = DEFAULT_SHAPE
    gains: tuple[GainSpan, ...] = ()
    clips: tuple[Clip, ...] = ()
    clean_up: CleanUp = AS_RECORDED

    def __post_init__(self) -> None:
        """Bring everything into order, whoever made it."""
        object.__setattr__(self, "cuts", merged(self.cuts))
        object.__setattr__(self, "gains", tuple(sorted(self.gains)))
        object.__setattr__(self, "clips", tuple(sorted(self.clips, key=lambda clip: clip.at_s)))

    @property
    def inserts(self) -> tuple[Clip, ...]:
        """The clips that push the rest back, in order."""
        return tuple(clip for clip in self.clips if clip.role == INSERT)

    @property
    def overlays(self) -> tuple[Clip, ...]:
        """The clips that are heard together with the rest, in order."""
        return tuple(clip for clip in self.clips if clip.role != INSERT)

    @property
    def sounds(self) -> tuple[str, ...]:
        """The sounds that the clips are taken from, each once, sorted."""
        return tuple(sorted({clip.sound for clip in self.clips}))

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
        wanted = merged(tuple(_checked(span) for span in spans))
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

    def adjust(self, span: Span, gain_db: float) -> "EditList":
        """Make this span louder or softer by `gain_db`, instead of what was asked for it before."""
        _checked(span)
        others = [
            part
            for old in self.gains
            for part in (
                GainSpan(old.start_s, min(old.end_s, span.start_s), old.gain_db),
                GainSpan(max(old.start_s, span.end_s), old.end_s, old.gain_db),
            )
            if part.end_s > part.start_s
        ]
        own = [GainSpan(*span, gain_db)] if gain_db else []
        return replace(self, gains=(*others, *own))

    def heard_s(self, duration_s: float) -> float:
        """How long the episode is, in seconds: what is kept, and what is put in."""
        kept = sum(span.duration_s for span in self.kept(duration_s))
        return kept + sum(clip.duration_s for clip in self.inserts)

    def to_heard(self, time_s: float) -> float:
        """Where a moment of the recording lies in the episode; a moment inside a cut lies at its joint.

        What is put in at that very moment comes after it.
        """
        before = [cut for cut in self.cuts if cut.start_s < time_s]
        removed = sum(min(cut.end_s, time_s) - cut.start_s for cut in before)
        return time_s - removed + sum(clip.duration_s for clip in self.inserts if clip.at_s < time_s)

    def to_recording(self, heard_s: float) -> float:
        """The moment of the recording that is heard at `heard_s`: the inverse of `to_heard` outside the cuts.

        While something is heard that was put in, it is the moment where that was done.
        """
        time_s, left_s = 0.0, heard_s
        for at_s, removed_s, added_s in self._turns():
            if time_s + left_s + JOINT_S < at_s:
                break
            left_s -= max(at_s - time_s, 0.0)
            time_s = max(at_s, time_s)
            if left_s + JOINT_S < added_s:
                return time_s
            left_s -= added_s
            time_s += removed_s
        return time_s + left_s

    def _turns(self) -> list[tuple[float, float, float]]:
        """Where the recording is left: the moment, the seconds of it that are skipped, the seconds that are put in."""
        skips = [(cut.start_s, cut.duration_s, 0.0) for cut in self.cuts]
        return sorted([*skips, *((self._joint(clip.at_s), 0.0, clip.duration_s) for clip in self.inserts)])

    def _joint(self, time_s: float) -> float:
        """The moment itself, or the beginning of the cut that it lies in."""
        return next((cut.start_s for cut in self.cuts if cut.start_s <= time_s <= cut.end_s), time_s)

    def is_cut(self, time_s: float) -> bool:
        """Whether this moment of the recording is left out."""
        return any(cut.start_s <= time_s < cut.end_s for cut in self.cuts)


def _checked(span: Span) -> Span:
    if not 0 <= span.start_s < span.end_s:
        raise BadValue(value=f"{span.start_s:g}-{span.end_s:g}", field=N_("a stretch of time"), expected="0:10-0:20")
    return span
