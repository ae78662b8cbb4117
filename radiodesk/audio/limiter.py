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


def _peaks(sound: Samples, ceiling: float) -> Energies:
    """The peak of each block but the first and last, oversampled where it or a neighbour comes near the ceiling."""
    blocks = _block_peaks(sound)
    near = np.maximum(np.maximum(blocks[:-2], blocks[1:-1]), blocks[2:]) > ceiling / _OVERSHOOT
    peaks: Energies = blocks[1:-1].astype(np.float64)
    if near.any():
        rows = sliding_window_view(sound[:, BLOCK - BEFORE :], BEFORE + BLOCK + AFTER, axis=1)[:, ::BLOCK]
        hot = rows[:, : len(peaks)][:, near]
        peaks[near] = true_peaks(hot.reshape(-1, hot.shape[2])).reshape(len(sound), -1).max(axis=0)
    return peaks


def _block_peaks(sound: Samples) -> Samples:
    """The loudest sample of each block: halving four times is four times faster than a reduction of 16."""
    peaks: Samples = np.abs(sound[0])
    for channel in sound[1:]:
        np.maximum(peaks, np.abs(channel), out=peaks)
    while len(peaks) > sound.shape[1] // BLOCK:
        peaks = np.maximum(peaks[0::2], peaks[1::2])
    return peaks
