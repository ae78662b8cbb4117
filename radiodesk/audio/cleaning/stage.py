"""One step of cleaning up, and several one after the other, worked off for a stretch of a recording."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from radiodesk.audio.arrays import Samples

Read = Callable[[int, int], Samples]
"""Gives samples from one place of the recording to another, fewer where it ends."""


@dataclass(frozen=True)
class Stage:
    """Cleans a stretch of sound, (channels, n), into one of the same length.

    What it was given `lead` samples before a place and `tail` behind it decides what comes out there; what lies
    further off does not matter. It begins at whole multiples of `grid`, so that its own steps always lie the same.
    """

    clean: Callable[[Samples], Samples]
    lead: int
    tail: int = 0
    grid: int = 1

    def begin(self, start: int) -> int:
        """Where it must begin so that what comes out at `start` is right."""
        return max(start - self.lead, 0) // self.grid * self.grid


def worked_off(stages: Sequence[Stage], read: Read, start: int, end: int) -> Samples:
    """Samples `start` to `end` of what `read` gives after all `stages`, fewer where the recording ends.

    Only these numbers decide what comes out: not what was asked for before.
    """
    begins, ends = [start], [end]
    for stage in reversed(stages):
        begins.insert(0, stage.begin(begins[0]))
        ends.insert(0, ends[0] + stage.tail)
    sound = read(begins[0], ends[0])
    for stage, (begun, begin), stop in zip(stages, pairwise(begins), ends[1:], strict=True):
        sound = stage.clean(sound)[:, begin - begun : stop - begun]
    return sound
