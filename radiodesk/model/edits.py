"""The edit list: which parts of a recording are heard, and how. A value; undo keeps old ones."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from radiodesk.model.cleaning import AS_RECORDED, CleanUp
from radiodesk.model.clips import INSERT, OWN, Clip
from radiodesk.model.course import JOINT_S, Course, Stretch
from radiodesk.model.fades import DEFAULT_SHAPE
from radiodesk.model.problems import BadValue, NothingLeft
from radiodesk.model.spans import GainSpan, Span, beside, merged
from radiodesk.model.words import N_

__all__ = ["CROSSFADE_S", "JOINT_S", "SHORTEST_LEFT_S", "EditList", "GainSpan", "Span"]

CROSSFADE_S = 0.008
"""Every joint is an equal-power crossfade this long, centred on it: no click, and no sound is lost or gained."""

SHORTEST_LEFT_S = 0.1


@dataclass(frozen=True)
class EditList:
    """What is heard of one recording, and what is heard with it. Times are seconds of the untouched recording.

    `cuts` are sorted, do not touch each other, and are never empty stretches. `gain_db` is added to the target loudness
    of what is published; `gains` are sorted and do not overlap. `clips` are sorted by where they begin; inserts at the
    same moment are heard in the order in which they stand. A stretch that was moved is cut and, as a clip of the
    recording itself, put in elsewhere. `splits` are marks at which nothing is done: between them whole segments can be
    taken hold of.
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
    splits: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        """Bring everything into order, whoever made it."""
        object.__setattr__(self, "cuts", merged(self.cuts))
        object.__setattr__(self, "gains", tuple(sorted(self.gains)))
        object.__setattr__(self, "clips", tuple(sorted(self.clips, key=lambda clip: clip.at_s)))
        object.__setattr__(self, "splits", tuple(sorted(set(self.splits))))

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
        """The sounds that the clips are taken from, besides the recording, each once, sorted."""
        return tuple(sorted({clip.sound for clip in self.clips} - {OWN}))

    @property
    def moved(self) -> tuple[Clip, ...]:
        """The stretches of the recording that are heard elsewhere, in the order of hearing."""
        return tuple(clip for clip in self.clips if clip.is_moved)

    def cut(self, *spans: Span) -> "EditList":
        """Also leave these spans out, wherever they are heard."""
        for span in spans:
            _checked(span)
        return replace(self, cuts=self.cuts + spans, clips=_without(self.clips, merged(spans)))

    def restore(self, span: Span) -> "EditList":
        """Hear this span again where it was recorded, whatever was cut or moved of it."""
        kept = tuple(part for cut in self.cuts for part in beside(cut, [span]))
        return replace(self, cuts=kept, clips=_without(self.clips, (span,)))

    def recut(self, cut: Span, span: Span) -> "EditList":
        """Leave a span out instead of a cut; what is heard again of it comes home, if it was moved."""
        edits = self
        for part in beside(cut, [span]):
            edits = edits.restore(part)
        return edits.cut(*beside(span, [cut]))

    def keep(self, spans: Iterable[Span], duration_s: float) -> "EditList":
        """Leave out everything of a recording of `duration_s` but these spans (and what was cut before)."""
        wanted = merged(tuple(_checked(span) for span in spans))
        edges = [0.0, *(edge for span in wanted for edge in span), duration_s]
        return self.cut(*(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a))

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

    def move_segment(self, span: Span, to_s: float, name: str = "") -> "EditList":
        """Hear what is kept of a span at another moment of the recording instead, with all that is put in there.

        A span that was moved before is moved on; at its own place it is at home again, as it had been. Its gains go
        with it, and so does the clean-up, for it remains the recording. `name` is that of the clips it becomes.
        """
        home = self._at_home(_checked(span))
        pieces = [piece for part in beside(span, home.cuts) for piece in home._between_inserts(part)]
        if not pieces or home.to_heard(span.start_s) <= home.to_heard(to_s) <= home.to_heard(span.end_s):
            return home
        inside = [clip for clip in home.inserts if pieces[0].start_s < clip.at_s < pieces[-1].end_s]
        moved = [Clip(OWN, piece.end_s, piece.start_s, piece.end_s, name=name) for piece in pieces]
        there = [replace(clip, at_s=to_s) for clip in sorted([*moved, *inside], key=lambda clip: clip.at_s)]
        left = (clip for clip in home.clips if clip not in inside)
        return replace(home, cuts=(*home.cuts, span), clips=(*left, *there))

    def split(self, time_s: float) -> "EditList":
        """A mark between two segments at this moment; where there is one already, none."""
        marks = set(self.splits)
        return replace(self, splits=tuple(marks ^ {time_s}))

    def segment_at(self, time_s: float, duration_s: float) -> Span:
        """The stretch around a moment that no split, cut, or edge of what was moved divides."""
        edges = [0.0, duration_s, *self.splits, *(edge for cut in self.cuts for edge in cut)]
        edges += (edge for clip in self.moved for edge in (clip.start_s, clip.end_s))
        start_s = max((edge for edge in edges if edge <= time_s and edge < duration_s), default=0.0)
        return Span(start_s, min(edge for edge in edges if edge > start_s))

    def heard_s(self, duration_s: float) -> float:
        """How long the episode is, in seconds: what is kept, and what is put in."""
        kept = sum(span.duration_s for span in self.kept(duration_s))
        return kept + sum(clip.duration_s for clip in self.inserts)

    def to_heard(self, time_s: float) -> float:
        """Where a moment of the recording lies in the episode; a moment inside a cut lies at its joint.

        What is put in at that very moment comes after it. A moment that was moved lies where it is heard.
        """
        return self._course.to_heard(time_s)

    def to_recording(self, heard_s: float) -> float:
        """The moment of the recording that is heard at `heard_s`: the inverse of `to_heard` outside the cuts.

        While something else is heard that was put in, it is the moment where that was done.
        """
        return self._course.to_recording(heard_s)

    def stretches(self, duration_s: float) -> tuple[Stretch, ...]:
        """What is heard of a recording of `duration_s`, in order of hearing: between cuts and what is put in."""
        return tuple(self._course.stretches(duration_s))

    def is_cut(self, time_s: float) -> bool:
        """Whether this moment of the recording is left out."""
        return self._course.leaves_out(time_s)

    def _at_home(self, span: Span) -> "EditList":
        """With all that was moved of a span where it was recorded, and what is put in between where it was."""
        parts = [number for number, clip in enumerate(self.clips) if clip.is_moved and _meets(clip, span)]
        clips = list(self.clips)
        for before, behind in pairwise(parts):
            if clips[before].at_s == clips[behind].at_s:
                between = slice(before + 1, behind)
                clips[between] = [_put_behind(clip, clips[before]) for clip in clips[between]]
        home = replace(self, clips=tuple(clips))
        for clip in (self.clips[number] for number in parts):
            home = home.restore(Span(max(clip.start_s, span.start_s), min(clip.end_s, span.end_s)))
        return home

    def _between_inserts(self, span: Span) -> tuple[Span, ...]:
        """A stretch, divided where something is put in."""
        inner = {clip.at_s for clip in self.inserts if span.start_s < clip.at_s < span.end_s}
        return tuple(Span(a, b) for a, b in pairwise([span.start_s, *sorted(inner), span.end_s]))

    @cached_property
    def _course(self) -> Course:
        return Course(self.cuts, self.inserts)


def _checked(span: Span) -> Span:
    if not 0 <= span.start_s < span.end_s:
        raise BadValue(value=f"{span.start_s:g}-{span.end_s:g}", field=N_("a stretch of time"), expected="0:10-0:20")
    return span


def _without(clips: tuple[Clip, ...], spans: tuple[Span, ...]) -> tuple[Clip, ...]:
    """The clips, with these stretches taken out of those that are stretches of the recording, moved elsewhere."""
    left: list[Clip] = []
    for clip in clips:
        own = Span(clip.start_s, clip.end_s)
        parts = beside(own, spans) if clip.is_moved else (own,)
        left += (clip if part == own else replace(clip, start_s=part.start_s, end_s=part.end_s) for part in parts)
    return tuple(left)


def _meets(clip: Clip, span: Span) -> bool:
    return clip.start_s < span.end_s and span.start_s < clip.end_s


def _put_behind(clip: Clip, before: Clip) -> Clip:
    return replace(clip, at_s=before.end_s) if clip.role == INSERT else clip
