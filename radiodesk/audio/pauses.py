"""Where nobody speaks: the pauses of a recording, and those of them that hold nothing but its noise."""

from bisect import bisect_left

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.runs import Runs, runs_of
from radiodesk.model.edits import Span

_SILENT = 1e-10
"""Below this (-100 LUFS) is digital silence, which says nothing about the noise of a room."""

_SHORTEST_S = 0.3
_EDGE_S = 0.05
"""So much at either end of a pause belongs to the words beside it: a breath, the ringing of the room."""

_THRESHOLDS = 128


def quiet_spans(energies: Samples, window_s: float, threshold: float, shortest_s: float) -> tuple[Span, ...]:
    """The stretches of at least `shortest_s` in which no window's energy reaches `threshold`."""
    return tuple(_span(first, last, window_s) for first, last in _runs(energies < threshold, shortest_s / window_s))


def quietest_spans(energies: Samples, window_s: float, most: float, total_s: float) -> tuple[Span, ...]:
    """The quietest stretches that last `total_s` together, the quietest first; less where there is not so much.

    Each lasts 0.2 s or more, holds no digital silence, and no window of it reaches the energy `most`.
    """
    edges = np.array([1, -1]) * round(_EDGE_S / window_s)

    def below(threshold: float) -> Runs:
        inner: Runs = _runs((energies > _SILENT) & (energies < threshold), _SHORTEST_S / window_s) + edges
        return inner

    softest = energies[energies > _SILENT].min(initial=most)
    thresholds = np.geomspace(softest, most, _THRESHOLDS)
    enough = bisect_left(thresholds, total_s / window_s, key=lambda threshold: np.diff(below(threshold)).sum())
    runs = below(thresholds[min(enough, _THRESHOLDS - 1)]).tolist()
    runs.sort(key=lambda run: float(energies[run[0] : run[1]].mean()))
    return tuple(_span(first, last, window_s) for first, last in runs)


def _runs(is_quiet: NDArray[np.bool_], shortest: float) -> Runs:
    """Where `is_quiet` stays true for `shortest` windows or more."""
    runs = runs_of(is_quiet)
    return runs[runs[:, 1] - runs[:, 0] >= shortest]


def _span(first: int, last: int, window_s: float) -> Span:
    return Span(float(first * window_s), float(last * window_s))
