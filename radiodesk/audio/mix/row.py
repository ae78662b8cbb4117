"""Windows one after the other, numbered through, though they come from several sounds and lie on several grids."""

from bisect import bisect_right
from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies

Numbers = NDArray[np.intp]


class Row:
    """Finds windows by the places of their middles in an episode, and the other way round."""

    def __init__(self, spans: Iterable[tuple[float, float, int]]) -> None:
        """`spans` in order: where each begins, how long its windows are, and how many."""
        places, windows, counts = zip(*spans, strict=True)
        self._places, self._windows, self._counts = places, windows, counts
        self._firsts = np.cumsum([0, *counts])
        self._place_of, self._window_of = np.array(places), np.array(windows)

    def number(self, place: float) -> int:
        """The first window whose middle lies at `place` or behind it."""
        span = max(bisect_right(self._places, place) - 1, 0)
        inside = ceil((place - self._places[span]) / self._windows[span] - 0.5)
        return int(self._firsts[span] + min(max(inside, 0), self._counts[span]))

    def places(self, numbers: Numbers) -> Energies:
        """The places of the middles of these windows."""
        span = np.searchsorted(self._firsts[:-1], numbers, "right") - 1
        inside = numbers - self._firsts[span]
        return np.asarray(self._place_of[span] + (inside + 0.5) * self._window_of[span])
