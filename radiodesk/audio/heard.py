"""What of a recording's measurements is heard under an edit list, without touching the sound."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.loudness import HOP_S
from radiodesk.model.edits import EditList, Span

_RUN = 60_000


def heard_energy(energies: Energies, window_s: float, edits: EditList, duration_s: float) -> Energies:
    """The energy heard before each tenth of a second of the episode, as `loudness.integrated_lufs` takes it.

    `energies` are the mean squares of windows of `window_s`. Cuts may lie anywhere: within a window the energy counts
    as even, which is exact to 0.01 LU.
    """
    spans = edits.kept(duration_s)
    lengths = np.array([span.duration_s for span in spans])
    ends = np.cumsum(lengths)
    hops = max(int(ends[-1] / HOP_S + 1e-6), 1)
    heard_s = np.minimum(np.arange(hops + 1) * HOP_S, ends[-1])
    reached = np.concatenate([[0.0], np.cumsum(energies, dtype=np.float64) * window_s])
    starts = _at(reached, np.array([span.start_s for span in spans]) / window_s)
    passed = np.cumsum(_at(reached, np.array([span.end_s for span in spans]) / window_s) - starts)
    part = np.minimum(np.searchsorted(ends, heard_s, "right"), len(spans) - 1)
    place = np.array([span.end_s for span in spans])[part] - (ends[part] - heard_s)
    before = np.concatenate([[0.0], passed[:-1]])
    total = before[part] + _at(reached, place / window_s) - starts[part]
    return _faded(total, edits, float(ends[-1]))


def heard_windows(edits: EditList, duration_s: float, window_s: float, count: int) -> tuple[NDArray[np.intp], Energies]:
    """The numbers of the windows that are heard, each in its turn, and the gain that the fades give them.

    A window that is cut in two counts where its middle lies.
    """
    runs = [(np.zeros(0, np.intp), np.zeros(0)), *heard_runs(edits, duration_s, window_s, count)]
    numbers, fades = (np.concatenate([run[part] for run in runs]) for part in range(2))
    return numbers, fades


def heard_runs(
    edits: EditList, duration_s: float, window_s: float, count: int
) -> Iterator[tuple[NDArray[np.intp], Energies]]:
    """The same as `heard_windows` in runs of windows that follow one another, none longer than ten minutes."""
    spans = edits.kept(duration_s)
    limits = [(round(span.start_s / window_s), min(round(span.end_s / window_s), count)) for span in spans]
    heard = sum(max(end - start, 0) for start, end in limits)
    place = 0
    for start, end in limits:
        for first in range(start, end, _RUN):
            numbers = np.arange(first, min(first + _RUN, end))
            yield numbers, fade_gain((place + np.arange(0.5, len(numbers))) * window_s, edits, heard * window_s)
            place += len(numbers)


def quiet_spans(energies: Energies, window_s: float, threshold: float, shortest_s: float) -> tuple[Span, ...]:
    """The stretches of at least `shortest_s` in which no window's energy reaches `threshold`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], energies < threshold, [False]]).astype(np.int8)))
    return tuple(
        Span(float(first * window_s), float(last * window_s))
        for first, last in zip(edges[::2], edges[1::2], strict=True)
        if (last - first) * window_s >= shortest_s
    )


def _at(reached: Energies, place: Energies) -> Energies:
    """`reached` between its numbers: it is even steps apart, so no search is needed."""
    whole = np.clip(place.astype(np.intp), 0, len(reached) - 2) if len(reached) > 1 else np.zeros(len(place), np.intp)
    share = np.clip(place - whole, 0.0, 1.0)
    after = np.minimum(whole + 1, len(reached) - 1)
    return np.asarray(reached[whole] + share * (reached[after] - reached[whole]))


def _faded(total: Energies, edits: EditList, duration_s: float) -> Energies:
    if not (edits.fade_in_s or edits.fade_out_s):
        return total
    middles_s = np.arange(0.5, len(total) - 1) * HOP_S
    steps = np.diff(total) * fade_gain(middles_s, edits, duration_s) ** 2
    return np.concatenate([[0.0], np.cumsum(steps)])
