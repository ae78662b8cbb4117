"""A true-peak limiter that looks both ways and forgets: each sample depends on 15 ms around it and on nothing else.

So a long sound may be limited in pieces of any size, on any number of cores, and never a bit changes.
"""

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.truepeak import BLOCK, block_peaks

_REACH = 20
_OVERSHOOT = 1.5

CONTEXT = (2 * _REACH + 2) * BLOCK
"""Samples that are needed on each side of a piece."""


def limited(sound: Samples, ceiling: float) -> Samples:
    """The middle of `sound` (channels, CONTEXT + n + CONTEXT; n whole BLOCKs) under a linear true-peak `ceiling`.

    Pieces begin at multiples of a BLOCK, for which one gain is found: of those that the blocks within 20 need, the
    least is taken and smoothed by a Hann window no wider than that. So the gain bends softly and is nowhere above
    what is needed.
    """
    middle = sound[:, CONTEXT:-CONTEXT]
    peaks = block_peaks(sound, ceiling / _OVERSHOOT).astype(np.float64)
    if not (peaks > ceiling).any():
        return middle
    least = _least_around(ceiling / np.maximum(peaks, ceiling))
    window = np.hanning(2 * _REACH + 3)[1:-1]
    return np.asarray(middle * _gains(np.convolve(least, window / window.sum(), "valid")))


def _least_around(gains: Energies) -> Energies:
    """The least of each 2 * _REACH + 1 gains in a row, by doubling."""
    width = 1
    while 2 * width <= 2 * _REACH + 1:
        gains, width = np.minimum(gains[:-width], gains[width:]), 2 * width
    rest = 2 * _REACH + 1 - width
    return np.minimum(gains[:-rest], gains[rest:])


def _gains(nodes: Energies) -> Samples:
    """Straight lines between the gains `nodes` of the blocks' middles; the first and last node lie outside."""
    share = ((np.arange(BLOCK) + 0.5) / BLOCK).astype(np.float32)
    half = BLOCK // 2
    ends = nodes.astype(np.float32)
    rising = np.stack([ends[:-1], ends[1:]], axis=1) @ np.stack([1 - share, share])
    return np.asarray(rising.reshape(-1)[half:-half])
