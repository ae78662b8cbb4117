"""How the seconds of a recording lie along the screen when what is cut is folded away. A value, without Qt or numpy."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import inf
from typing import NamedTuple

from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span


class Block(NamedTuple):
    """Where something is put in: from `shown_s` on the screen shows a clip."""

    shown_s: float
    clip: Clip


@dataclass(frozen=True)
class Folds:
    """Knots of a line that never falls: at `recorded_s` of the recording the screen has reached `shown_s`.

    Along a cut the recording goes on and the screen does not; along something put in, a block, it is the other way
    round. In between both run alike. Without knots the screen shows the recording as it is.
    """

    recorded_s: tuple[float, ...] = (0.0, inf)
    shown_s: tuple[float, ...] = (0.0, inf)
    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, edits: EditList) -> "Folds":
        """The screen runs as the episode is heard."""
        recorded, shown, blocks = [0.0], [0.0], []
        turns: list[tuple[float, bool, Span | Clip]] = [(cut.start_s, True, cut) for cut in edits.cuts]
        turns += ((clip.at_s, False, clip) for clip in edits.inserts)
        for at_s, _is_cut, turn in sorted(turns, key=lambda turn: turn[:2]):
            reached_s = max(at_s, recorded[-1])  # what is put in inside a cut is heard at its joint
            here_s = shown[-1] + reached_s - recorded[-1]
            removed_s, added_s = (turn.duration_s, 0.0) if isinstance(turn, Span) else (0.0, turn.duration_s)
            if isinstance(turn, Clip):
                blocks.append(Block(here_s, turn))
            recorded += [reached_s, reached_s + removed_s]
            shown += [here_s, here_s + added_s]
        return cls((*recorded, inf), (*shown, inf), tuple(blocks))

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing is folded and nothing put in."""
        return len(self.recorded_s) == len(Folds.recorded_s)

    @cached_property
    def moved(self) -> tuple[Block, ...]:
        """The blocks that are stretches of the recording itself, heard elsewhere; by where they were recorded."""
        return tuple(sorted((block for block in self.blocks if block.clip.is_moved), key=lambda at: at.clip.start_s))

    def to_shown(self, time_s: float) -> float:
        """Where a moment of the recording is heard; what is put in at that very moment comes after it."""
        before = bisect_right(self.moved, time_s, key=lambda block: block.clip.start_s) - 1 if self.moved else -1
        if before >= 0 and time_s < self.moved[before].clip.end_s:
            return self.moved[before].shown_s + time_s - self.moved[before].clip.start_s
        return self.at_home(time_s)

    def at_home(self, time_s: float) -> float:
        """Where a moment of the recording would lie had nothing been moved: at a fold when it is cut."""
        if time_s <= 0 or self.is_plain:
            return time_s
        after = bisect_left(self.recorded_s, time_s)
        since_s = time_s - self.recorded_s[after - 1]
        return min(self.shown_s[after - 1] + since_s, self.shown_s[after])

    def until(self, time_s: float) -> float:
        """Where a moment lies behind everything that is put in there."""
        after = bisect_right(self.recorded_s, max(time_s, 0.0))
        since_s = max(time_s, 0.0) - self.recorded_s[after - 1]
        return min(self.shown_s[after - 1] + since_s, self.shown_s[after])

    def to_recorded(self, shown_s: float) -> float:
        """The moment of the recording that lies there: behind the cut at a fold, and where another sound is put in."""
        if shown_s < 0 or self.is_plain:
            return shown_s
        before = bisect_right(self.blocks, shown_s, key=lambda block: block.shown_s) - 1
        if before >= 0 and self.blocks[before].clip.is_moved:
            clip, since_s = self.blocks[before].clip, shown_s - self.blocks[before].shown_s
            if since_s < clip.duration_s:
                return clip.start_s + since_s
        after = bisect_right(self.shown_s, shown_s)
        since_s = shown_s - self.shown_s[after - 1]
        return min(self.recorded_s[after - 1] + since_s, self.recorded_s[after])


def within(spans: tuple[Span, ...], start_s: float, end_s: float) -> tuple[Span, ...]:
    """Of sorted stretches that do not overlap those that reach into start to end, however many others there are."""
    first = bisect_left(spans, start_s, key=lambda span: span.end_s)
    return spans[first : bisect_right(spans, end_s, key=lambda span: span.start_s)]
