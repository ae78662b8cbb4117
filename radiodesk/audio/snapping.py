"""Where an edge is best put: at the edge of a pause near by, or else where it is quietest. From the analysis alone.

No sample is read for it: every joint is a crossfade of 8 ms, so a zero crossing would not be heard; the quietest window
of 10 ms around is.
"""

import numpy as np

from radiodesk.audio.loudness import SILENT_LUFS, to_energy
from radiodesk.audio.measures import Measures
from radiodesk.audio.pauses import quiet_spans

REACH_S = 0.15
"""An edge of a pause that is farther away is not meant."""

_NEAR_S = 0.04
"""The quietest moment is looked for so far around: less than a syllable."""

_PAUSE_S = 0.12
_PAUSE_LU = 20.0
"""A pause stays so far under the recording's own loudness for so long."""


def snapped(measures: Measures, time_s: float) -> float:
    """The edge of a pause not farther away than `REACH_S`; else the middle of the quietest 10 ms around.

    What lies behind the part that was read stays where it is. Takes a fraction of a millisecond once the analysis has
    been looked at.
    """
    window_s = measures.grid.window_s
    if time_s >= measures.filled_s:
        return time_s
    first = max(round((time_s - REACH_S - _PAUSE_S) / window_s), 0)
    around = measures.energies[first : round((time_s + REACH_S + _PAUSE_S) / window_s)]
    spans = quiet_spans(around, window_s, _threshold(measures), _PAUSE_S)
    inner = (edge for span in spans for edge in span if 0 < edge < len(around) * window_s)
    edges = [first * window_s + edge for edge in inner]
    nearest = min(edges, key=lambda edge: abs(edge - time_s), default=None)
    if nearest is not None and abs(nearest - time_s) <= REACH_S:
        return nearest
    low, high = (max(round((time_s + side * _NEAR_S) / window_s), 0) for side in (-1, 1))
    near = measures.energies[low : high + 1]
    return (low + int(np.argmin(near)) + 0.5) * window_s if len(near) else time_s


def pauses_s(measures: Measures) -> tuple[float, ...]:
    """The middles of all pauses of what was read, in order. Takes some ten milliseconds for an hour."""
    spans = quiet_spans(measures.energies, measures.grid.window_s, _threshold(measures), 2 * _PAUSE_S)
    return tuple((span.start_s + span.end_s) / 2 for span in spans)


def _threshold(measures: Measures) -> float:
    return to_energy(max(measures.integrated_lufs - _PAUSE_LU, SILENT_LUFS))
