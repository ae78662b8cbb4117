"""What of a recording's measurements is heard under an edit list, without touching the sound."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.loudness import HOP_S
from radiodesk.model.edits import EditList, Span

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

    def is_faded(self, edits: EditList, window_s: float) -> bool:
        """Whether a fade reaches into them."""
        end = self.place + self.last - self.first
        return self.place * window_s < edits.fade_in_s or (self.heard - end) * window_s < edits.fade_out_s


def heard_runs(edits: EditList, duration_s: float, window_s: float, count: int) -> Iterator[Run]:
    """The windows that are heard, each in its turn, in runs of a minute at most.

    A window that is cut in two counts where its middle lies.
    """
    spans = edits.kept(duration_s)
    limits = [(round(span.start_s / window_s), min(round(span.end_s / window_s), count)) for span in spans]
    heard = sum(max(end - start, 0) for start, end in limits)
    place = 0
    for start, end in limits:
        for first in range(start, end, _RUN):
            last = min(first + _RUN, end)
            yield Run(first, last, place, heard)
            place += last - first


def heard_peak(peaks: Samples, window_s: float, edits: EditList, duration_s: float) -> float:
    """The highest of `peaks` (by windows) that is heard, after the fades."""
    highest = 0.0
    for run in heard_runs(edits, duration_s, window_s, len(peaks)):
        levels = peaks[run.first : run.last]
        faded = levels * run.gains(edits, window_s) if run.is_faded(edits, window_s) else levels
        highest = max(highest, float(faded.max()))
    return highest


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
    spans = edits.kept(duration_s)
    begins, ends_s = (np.array([span[edge] for span in spans]) for edge in range(2))
    ends = np.cumsum(ends_s - begins)
    hops = max(int(ends[-1] / HOP_S + 1e-6), 1)
    heard_s = np.minimum(np.arange(hops + 1) * HOP_S, ends[-1])
    starts = _at(passed, begins / window_s)
    before = np.cumsum(_at(passed, ends_s / window_s) - starts)
    part = np.minimum(np.searchsorted(ends, heard_s, "right"), len(spans) - 1)
    place = heard_s + (ends_s - ends)[part]
    total = _at(passed, place / window_s) + (np.concatenate([[0.0], before[:-1]]) - starts)[part]
    return _faded(total, edits, float(ends[-1]))


def quiet_spans(energies: Samples, window_s: float, threshold: float, shortest_s: float) -> tuple[Span, ...]:
    """The stretches of at least `shortest_s` in which no window's energy reaches `threshold`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], energies < threshold, [False]]).astype(np.int8)))
    return tuple(
        Span(float(first * window_s), float(last * window_s))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if (last - first) * window_s >= shortest_s
    )


def _at(passed: Energies, place: Energies) -> Energies:
    """`passed` between its numbers: it is even steps apart, so no search is needed."""
    if len(passed) == 1:
        return np.zeros(len(place))
    whole: NDArray[np.intp] = np.clip(place, 0, len(passed) - 2).astype(np.intp)
    share = np.clip(place - whole, 0.0, 1.0)
    low = passed[whole]
    return np.asarray(low + share * (passed[whole + 1] - low))


def _faded(total: Energies, edits: EditList, duration_s: float) -> Energies:
    if not (edits.fade_in_s or edits.fade_out_s):
        return total
    middles_s = np.arange(0.5, len(total) - 1) * HOP_S
    steps = np.diff(total) * fade_gain(middles_s, edits, duration_s) ** 2
    return np.concatenate([[0.0], np.cumsum(steps)])
