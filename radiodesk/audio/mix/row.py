"""Windows one after the other, numbered through, though they come from several sounds and lie on several grids."""

from bisect import bisect_right
from collections.abc import Iterable
from math import ceil

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies

Numbers = NDArray[np.intp]


class Row:
    """Finds windows by the moments of an episode at which their middles lie, and the other way round."""

    def __init__(self, spans: Iterable[tuple[float, float, int]]) -> None:
        """`spans` in order: when each begins, how long its windows are, in seconds, and how many there are."""
        begins_s, windows_s, counts = zip(*spans, strict=True)
        self._begins_s, self._windows_s, self._counts = begins_s, windows_s, counts
        self._firsts = np.cumsum([0, *counts])

    def number(self, moment_s: float) -> int:
        """The first window whose middle lies at `moment_s` or behind it."""
        span = max(bisect_right(self._begins_s, moment_s) - 1, 0)
        inside = ceil((moment_s - self._begins_s[span]) / self._windows_s[span] - 0.5)
        return int(self._firsts[span] + min(max(inside, 0), self._counts[span]))

    def moments_s(self, numbers: Numbers) -> Energies:
        """The moments of the middles of these windows, whose numbers rise."""
        counts = np.diff(np.searchsorted(numbers, self._firsts))
        windows_s = np.array(self._windows_s)
        firsts_s = self._begins_s + (0.5 - self._firsts[:-1]) * windows_s
        return np.asarray(numbers * np.repeat(windows_s, counts) + np.repeat(firsts_s, counts))
