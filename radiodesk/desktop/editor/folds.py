"""How the seconds of a recording lie along the screen when what is cut is folded away. A value, without Qt or numpy."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from math import inf

from radiodesk.model.edits import EditList, Span


@dataclass(frozen=True)
class Folds:
    """Knots of a line that never falls: at `recorded_s` of the recording the screen has reached `shown_s`.

    Along a cut the recording goes on and the screen does not; along something put in it is the other way round. In
    between both run alike. Without knots the screen shows the recording as it is.
    """

    recorded_s: tuple[float, ...] = (0.0, inf)
    shown_s: tuple[float, ...] = (0.0, inf)

    @classmethod
    def of(cls, edits: EditList) -> "Folds":
        """The screen runs as the episode is heard."""
        recorded, shown = [0.0], [0.0]
        puts = [(clip.at_s, 0.0, clip.duration_s) for clip in edits.inserts]
        for at_s, removed_s, added_s in sorted([*((cut.start_s, cut.duration_s, 0.0) for cut in edits.cuts), *puts]):
            reached_s = max(at_s, recorded[-1])  # what is put in inside a cut is heard at its joint
            here_s = shown[-1] + reached_s - recorded[-1]
            recorded += [reached_s, reached_s + removed_s]
            shown += [here_s, here_s + added_s]
        return cls((*recorded, inf), (*shown, inf))

    @cached_property
    def is_plain(self) -> bool:
        """Whether nothing is folded and nothing put in."""
        return len(self.recorded_s) == 2

    def to_shown(self, time_s: float) -> float:
        """Where a moment of the recording lies; what is put in at that very moment comes after it."""
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
        """The moment of the recording that lies there: behind the cut at a fold, and where something is put in."""
        if shown_s < 0 or self.is_plain:
            return shown_s
        after = bisect_right(self.shown_s, shown_s)
        since_s = shown_s - self.shown_s[after - 1]
        return min(self.recorded_s[after - 1] + since_s, self.recorded_s[after])


def within(spans: tuple[Span, ...], start_s: float, end_s: float) -> tuple[Span, ...]:
    """Of sorted stretches that do not overlap those that reach into start to end, however many others there are."""
    first = bisect_left(spans, start_s, key=lambda span: span.end_s)
    return spans[first : bisect_right(spans, end_s, key=lambda span: span.start_s)]
