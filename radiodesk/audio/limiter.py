"""A true-peak limiter that looks both ways and forgets: each sample depends on 15 ms around it and on nothing else.

So a long sound may be limited in pieces of any size, on any number of cores, and never a bit changes.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.truepeak import AFTER, BEFORE, true_peaks

BLOCK = 16
"""The gain is found for so many samples at a time; pieces begin at multiples of it."""

_REACH = 20
_OVERSHOOT = 1.5

CONTEXT = (2 * _REACH + 2) * BLOCK
"""Samples that are needed on each side of a piece."""


def limited(sound: Samples, ceiling: float) -> Samples:
    """The middle of `sound` (channels, CONTEXT + n + CONTEXT; n whole BLOCKs) under a linear true-peak `ceiling`.

    Of the gain that each block needs, the least within 20 blocks is taken and smoothed by a Hann window no wider than
    that: so the gain bends softly and is nowhere above what is needed.
    """
    middle = sound[:, CONTEXT:-CONTEXT]
    peaks = _peaks(sound, ceiling)
    if not (peaks > ceiling).any():
        return middle
    needed = ceiling / np.maximum(peaks, ceiling)
    least = sliding_window_view(needed, 2 * _REACH + 1).min(axis=1)
    window = np.hanning(2 * _REACH + 3)[1:-1]
    nodes = np.convolve(least, window / window.sum(), "valid")
    return np.asarray(middle * _gains(nodes), np.float32)


def _gains(nodes: Energies) -> Samples:
    """Straight lines between the gains `nodes` of the blocks' middles; the first and last node lie outside."""
    share = (np.arange(BLOCK) + 0.5) / BLOCK
    half = BLOCK // 2
    rising = nodes[:-1, None] + np.diff(nodes)[:, None] * share
    return rising.reshape(-1)[half:-half].astype(np.float32)


def _peaks(sound: Samples, ceiling: float) -> Energies:
    """The peak of each block but the first and last, oversampled where it or a neighbour comes near the ceiling."""
    blocks = np.abs(sound).max(axis=0).reshape(-1, BLOCK).max(axis=1)
    near = sliding_window_view(blocks, 3).max(axis=1) > ceiling / _OVERSHOOT
    peaks: Energies = blocks[1:-1].astype(np.float64)
    if near.any():
        rows = sliding_window_view(sound[:, BLOCK - BEFORE :], BEFORE + BLOCK + AFTER, axis=1)[:, ::BLOCK]
        hot = rows[:, : len(peaks)][:, near]
        peaks[near] = true_peaks(hot.reshape(-1, hot.shape[2])).reshape(len(sound), -1).max(axis=0)
    return peaks
