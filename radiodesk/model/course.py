"""Where each moment of a recording lies in its episode, and back: reckoned once for an edit, then found at once."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import NamedTuple

from radiodesk.model.clips import Clip
from radiodesk.model.spans import Span

JOINT_S = 1e-6
"""Closer to a joint than this (a twentieth of a sample) is at it: sums of cuts are not exact in binary."""


class Stretch(NamedTuple):
    """A stretch of the recording, and the second of the episode where it begins to be heard."""

    start_s: float
    end_s: float
    heard_s: float


class _Piece(NamedTuple):
    """What is heard from `heard_s` on: the recording from `recorded_s`, or something else while it stands still."""

    heard_s: float
    recorded_s: float
    is_recording: bool = True


class Course:
    """The recording under `cuts`, sorted and apart, with `inserts` sorted by where they begin.

    A stretch that was moved is an insert of the recording itself: its moments lie where it is heard.
    """

    def __init__(self, cuts: tuple[Span, ...], inserts: tuple[Clip, ...]) -> None:
        """Walk through the episode once."""
        self._starts, self._ends = [cut.start_s for cut in cuts], [cut.end_s for cut in cuts]
        self._removed = [0.0, *accumulate(cut.duration_s for cut in cuts)]
        self._put_in = [clip.at_s for clip in inserts]
        self._added = [0.0, *accumulate(clip.duration_s for clip in inserts)]
        self._moved: list[tuple[Span, float]] = []
        self._pieces = list(self._walk(cuts, inserts))
        self._moved.sort()

    def to_heard(self, time_s: float) -> float:
        """See `EditList.to_heard`."""
        moved_s = self._moved_to(time_s) if self._is_inside(time_s) else None
        return self._at_home(time_s) if moved_s is None else moved_s

    def to_recording(self, heard_s: float) -> float:
        """See `EditList.to_recording`."""
        number = bisect_right(self._pieces, heard_s + JOINT_S, key=lambda piece: piece.heard_s) - 1
        piece = self._pieces[max(number, 0)]
        return piece.recorded_s + max(heard_s - piece.heard_s, 0.0) * piece.is_recording

    def leaves_out(self, time_s: float) -> bool:
        """Whether a moment is heard nowhere."""
        return self._is_inside(time_s) and self._moved_to(time_s) is None

    def stretches(self, duration_s: float) -> Iterator[Stretch]:
        """See `EditList.stretches`."""
        for piece, following in zip_longest(self._pieces, self._pieces[1:]):
            length_s = duration_s if following is None else following.heard_s - piece.heard_s
            end_s = min(piece.recorded_s + length_s, duration_s)
            if piece.is_recording and end_s > piece.recorded_s:
                yield Stretch(piece.recorded_s, end_s, piece.heard_s)

    def _at_home(self, time_s: float) -> float:
        """Where a moment of the recording lies that was not moved; one inside a cut lies at its joint."""
        cuts, inserts = bisect_left(self._starts, time_s), bisect_left(self._put_in, time_s)
        still_s = max(self._ends[cuts - 1] - time_s, 0.0) if cuts else 0.0
        return time_s - (self._removed[cuts] - still_s) + self._added[inserts]

    def _is_inside(self, time_s: float) -> bool:
        cut = bisect_right(self._starts, time_s) - 1
        return cut >= 0 and time_s < self._ends[cut]

    def _moved_to(self, time_s: float) -> float | None:
        number = bisect_right(self._moved, time_s, key=lambda moved: moved[0].start_s) - 1
        if number < 0 or time_s >= self._moved[number][0].end_s:
            return None
        span, heard_s = self._moved[number]
        return heard_s + time_s - span.start_s

    def _joint(self, time_s: float) -> float:
        """The moment itself, or the beginning of the cut that it lies in or at the end of."""
        cut = bisect_right(self._starts, time_s) - 1
        return self._starts[cut] if cut >= 0 and time_s <= self._ends[cut] else time_s

    def _walk(self, cuts: tuple[Span, ...], inserts: tuple[Clip, ...]) -> Iterator[_Piece]:
        """What is heard, piece by piece. Inserts come before the cut at whose joint they are."""
        turns: list[tuple[float, bool, Span | Clip]] = [(cut.start_s, True, cut) for cut in cuts]
        turns += ((self._joint(clip.at_s), False, clip) for clip in inserts)
        heard_s = time_s = 0.0
        yield _Piece(heard_s, time_s)
        for at_s, _is_cut, turn in sorted(turns, key=lambda turn: turn[:2]):
            heard_s, time_s = heard_s + max(at_s - time_s, 0.0), max(at_s, time_s)
            if isinstance(turn, Span):
                time_s += turn.duration_s
            else:
                if turn.is_moved:
                    self._moved.append((Span(turn.start_s, turn.end_s), heard_s))
                yield _Piece(heard_s, turn.start_s if turn.is_moved else time_s, turn.is_moved)
                heard_s += turn.duration_s
            yield _Piece(heard_s, time_s)
