"""What of a recording's measurements is heard under an edit list, without touching the sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.loudness import HOP_S
from radiodesk.model.edits import EditList

Numbers = NDArray[np.intp]

_RUN = 6000
"""Windows in a run: a minute."""


@dataclass(frozen=True)
class Run:
    """Windows `first` to `last` that are heard one after the other, as number `place` of `heard` in all."""

    first: int
    last: int
    place: int
    heard: int

    def gains(self, edits: EditList, window_s: float) -> Energies:
        """The gain that the fades give them."""
        middles_s = (self.place + np.arange(0.5, self.last - self.first)) * window_s
        return fade_gain(middles_s, edits, self.heard * window_s)


def heard_runs(edits: EditList, duration_s: float, window_s: float, count: int) -> Iterator[Run]:
    """The windows that are heard, each in its turn, in runs of a minute at most.

    A window that is cut in two counts where its middle lies.
    """
    first, last = _heard_windows(edits, duration_s, window_s, count)
    heard, place = int((last - first).sum()), 0
    for start, end in zip(first.tolist(), last.tolist(), strict=True):
        for begin in range(start, end, _RUN):
            stop = min(begin + _RUN, end)
            yield Run(begin, stop, place, heard)
            place += stop - begin


def heard_peak(peaks: Samples, window_s: float, edits: EditList, duration_s: float) -> float:
    """The highest of `peaks` (by windows) that is heard, after the fades."""
    first, last = _heard_windows(edits, duration_s, window_s, len(peaks))
    if not len(first):
        return 0.0
    ends = np.cumsum(last - first)
    heard = int(ends[-1])
    fade_in, fade_out = (min(ceil(fade_s / window_s), heard) for fade_s in (edits.fade_in_s, edits.fade_out_s))
    highest = _highest(peaks, first, last, ends, fade_in, heard - fade_out)
    for begin, end in ((0, fade_in), (heard - fade_out, heard)):
        numbers = np.arange(begin, end)
        windows = numbers + (last - ends)[np.searchsorted(ends, numbers, "right")]
        gains = fade_gain(np.arange(begin + 0.5, end) * window_s, edits, heard * window_s)
        highest = max(highest, float((peaks[windows] * gains).max(initial=0.0)))
    return highest


def _heard_windows(edits: EditList, duration_s: float, window_s: float, count: int) -> tuple[Numbers, Numbers]:
    """The first windows of the spans that are heard, and those behind their last; no span is empty."""
    limits = np.rint(np.array(edits.kept(duration_s)) / window_s).astype(np.intp).clip(0, count)
    first, last = limits[limits[:, 0] < limits[:, 1]].T
    return first, last


def _highest(peaks: Samples, first: Numbers, last: Numbers, ends: Numbers, begin: int, end: int) -> float:
    """The highest peak of what is heard as number `begin` to `end`."""
    first, last = np.maximum(first, last - ends + begin), np.minimum(last, last - ends + end)
    is_heard = first < last
    edges = np.stack([first[is_heard], last[is_heard]], axis=1).reshape(-1)
    if not len(edges):
        return 0.0
    return float(np.maximum.reduceat(peaks, edges[:-1] if edges[-1] == len(peaks) else edges)[::2].max())


def passed_energy(energies: Samples, window_s: float) -> Energies:
    """The energy (mean square times seconds) before each window and after the last, from mean squares by windows."""
    passed = np.zeros(len(energies) + 1)
    np.cumsum(energies, dtype=np.float64, out=passed[1:])
    passed *= window_s
    return passed


def heard_energy(passed: Energies, window_s: float, edits: EditList, duration_s: float) -> Energies:
    """The energy heard before each tenth of a second of the episode, as `loudness.integrated_lufs` takes it.

    `passed` is what `passed_energy` gives. Cuts may lie anywhere: within a window the energy counts as even, which is
    exact to 0.01 LU.
    """
    begins, ends_s = np.array(edits.kept(duration_s)).T / window_s
    ends = np.cumsum(ends_s - begins)
    hop, total_s = HOP_S / window_s, float(ends[-1]) * window_s
    hops = max(int(total_s / HOP_S + 1e-6), 1)
    heard = np.minimum(np.arange(hops + 1) * hop, ends[-1])
    starts = _at(passed, begins)
    before = np.cumsum(_at(passed, ends_s) - starts)
    counts = np.diff(np.searchsorted(heard, ends[:-1]), prepend=0, append=len(heard))
    reached = _at(passed, heard + np.repeat(ends_s - ends, counts))
    reached += np.repeat(np.concatenate([[0.0], before[:-1]]) - starts, counts)
    return _faded(reached, edits, total_s)


def _at(passed: Energies, place: Energies) -> Energies:
    """`passed` between its numbers: it is even steps apart, so no search is needed."""
    if len(passed) == 1:
        return np.zeros(len(place))
    place = np.clip(place, 0, len(passed) - 1)
    whole = np.minimum(place.astype(np.intp), len(passed) - 2)
    low = passed[whole]
    place -= whole
    place *= passed[whole + 1] - low
    return np.asarray(low + place)


def _faded(total: Energies, edits: EditList, duration_s: float) -> Energies:
    """The energy before each tenth of a second when what the fades reach is turned down."""
    steps = np.diff(total)
    fade_in, fade_out = (min(ceil(fade_s / HOP_S), len(steps)) for fade_s in (edits.fade_in_s, edits.fade_out_s))
    if not (fade_in or fade_out):
        return total
    if fade_in + fade_out > len(steps):
        fade_in, fade_out = len(steps), 0
    middles_s = np.arange(0.5, len(steps)) * HOP_S
    for part in (slice(0, fade_in), slice(len(steps) - fade_out, len(steps))):
        steps[part] *= fade_gain(middles_s[part], edits, duration_s) ** 2
    return np.concatenate([[0.0], np.cumsum(steps)])
