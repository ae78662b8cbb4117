"""Stretches of the recording that are made louder or softer: how much, at any sample of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import shape
from radiodesk.model.edits import GainSpan

RAMP_S = 0.01
"""From one gain to the next it goes along an S-curve in decibels, half before the edge and half behind it."""


class Course(NamedTuple):
    """How the gain goes over a stretch: `first_db`, then from each turn (samples from its beginning) on another."""

    first_db: float = 0.0
    turns: tuple[tuple[int, float], ...] = ()
    ramp: int = 0

    @property
    def is_level(self) -> bool:
        """Whether it changes nothing."""
        return not (self.first_db or self.turns)

    def raised(self, by_db: float) -> "Course":
        """The same, louder by so much throughout."""
        turns = tuple((place, level_db + by_db) for place, level_db in self.turns)
        return self._replace(first_db=self.first_db + by_db, turns=turns)

    def apply(self, sound: Samples) -> None:
        """Make `sound` (channels, n), the stretch, louder and softer."""
        if not self.turns:
            sound *= np.float32(10 ** (self.first_db / 20))
            return
        count = sound.shape[1]
        level_db, course_db = self.first_db, np.full(count, self.first_db)
        for place, next_db in self.turns:
            first, last = (min(max(place + side * self.ramp // 2, 0), count) for side in (-1, 1))
            share = (np.arange(first, last) + 0.5 - place) / self.ramp + 0.5
            course_db[first:last] += (next_db - level_db) * shape(share, "s-curve")
            course_db[last:] += next_db - level_db
            level_db = next_db
        sound *= (10 ** (course_db / 20)).astype(np.float32)


class Segments:
    """The gains of an edit list, by samples of the recording."""

    def __init__(self, gains: Iterable[GainSpan], rate: int) -> None:
        """`gains` are sorted and do not overlap; `rate` is that of the samples."""
        self._ramp = 2 * round(RAMP_S * rate / 2)
        levels: dict[int, float] = {}
        for gain in gains:
            levels[round(gain.start_s * rate)] = gain.gain_db
            levels[round(gain.end_s * rate)] = 0.0
        self._places, self._levels = list(levels), [0.0, *levels.values()]

    def course(self, first: int, count: int) -> Course:
        """How the gain goes over the samples `first` to `first + count`."""
        low = bisect_right(self._places, first - self._ramp // 2)
        high = bisect_left(self._places, first + count + self._ramp // 2)
        turns = tuple((self._places[turn] - first, self._levels[turn + 1]) for turn in range(low, high))
        return Course(self._levels[low], turns, self._ramp)
