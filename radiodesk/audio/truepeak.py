"""True peaks: what the sound reaches between its samples, by fourfold oversampling (ITU-R BS.1770-5 annex 2)."""

from functools import cache

import numpy as np
from numpy.lib.stride_tricks import as_strided

from radiodesk.audio.arrays import Samples

TAPS = 16
BEFORE = TAPS // 2 - 1
AFTER = TAPS // 2
_PHASES = (0.25, 0.5, 0.75)
_KAISER_BETA = 6.0
_STRIDE = 32


def true_peaks(rows: Samples) -> Samples:
    """The true peak of each row of `rows` (k, BEFORE + n + AFTER): its n middle samples and all between them.

    Within 0.05 dB up to 80 % of half the sample rate. Returns (k,), linear.
    """
    count, length = rows.shape
    n = length - TAPS + 1
    peaks = np.abs(rows[:, BEFORE : BEFORE + n]).max(axis=1, initial=0.0)
    stride = min(_STRIDE, n)
    last = n - stride  # the last piece may overlap the one before it: a maximum does not mind
    for start, pieces in ((0, n // stride), (last, 1)):
        between = (_pieces(rows[:, start:], pieces, stride) @ _interpolator(stride)).reshape(count, -1)
        np.maximum(peaks, between.max(axis=1), out=peaks)
        np.maximum(peaks, -between.min(axis=1), out=peaks)
    return np.asarray(peaks, np.float32)


def _pieces(rows: Samples, pieces: int, stride: int) -> Samples:
    """Overlapping stretches of the rows, copied: BLAS does not take overlapping ones."""
    row_step, step = rows.strides
    shape = (rows.shape[0], pieces, stride + TAPS - 1)
    return np.ascontiguousarray(as_strided(rows, shape, (row_step, stride * step, step))).reshape(-1, shape[2])


@cache
def _interpolator(stride: int) -> Samples:
    """(stride + TAPS - 1, 3 * stride): the three values between each sample and the next, as one product."""
    matrix = np.zeros((stride + TAPS - 1, stride * len(_PHASES)), np.float32)
    for place in range(stride):
        for number, phase in enumerate(_PHASES):
            matrix[place : place + TAPS, len(_PHASES) * place + number] = _taps(phase)
    return matrix


def _taps(phase: float) -> Samples:
    """A windowed sinc that reads the sound `phase` of a sample after the tap number BEFORE."""
    distance = np.arange(TAPS) - BEFORE - phase
    window = np.i0(_KAISER_BETA * np.sqrt(np.clip(1 - (distance / (TAPS / 2)) ** 2, 0, 1)))
    taps = np.sinc(distance) * window
    return np.asarray(taps / taps.sum(), np.float32)
