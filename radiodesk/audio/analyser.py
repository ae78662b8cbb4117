"""The one pass over a recording: what a stretch of samples is on the grid."""

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.grid import FULL, WINDOWS, Grid
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.sidecar import Records
from radiodesk.audio.truepeak import AFTER, BEFORE, true_peaks

BLOCK_RECORDS = 15
"""1.5 s at a time: about half a megabyte, which stays in a processor's own memory."""


_GATE = 10 ** (-12 / 20)
"""Windows whose samples stay 12 dB under the loudest so far are not oversampled.

The interpolator gives at most 6.2 dB more than it is given, so the true peak of the whole is never missed. If all that
is loud is cut, what is left reads low by its overshoot, a decibel or two; the proof of the finished file sees that.
"""


class Analyser:
    """Fed with the sound in order, gives records. Remembers only the filters' memory and a few samples."""

    def __init__(self, grid: Grid, channels: int) -> None:
        """Begin at the beginning of a recording."""
        self._grid = grid
        self._filter = KWeighting(grid.sample_rate_hz, channels, grid.window)
        self._before = np.zeros((channels, BEFORE), np.float32)
        self._loudest = 0.0

    def records(self, sound: Samples, after: Samples) -> Records:
        """The records of `sound` (channels, whole records); `after` are the AFTER samples that follow it."""
        records = np.zeros(sound.shape[1] // self._grid.record, self._grid.dtype)
        self._measure_energy(sound, records)
        records["peak"] = self._peaks(np.concatenate([self._before, sound, after], axis=1)).reshape(-1, WINDOWS)
        self._before = sound[:, -BEFORE:]
        draw(to_mono(sound)[0], self._grid, records)
        return records

    def _measure_energy(self, sound: Samples, records: Records) -> None:
        weighted = self._filter.filter(sound)
        records["energy"] = _mean_squares(weighted, self._grid.window).sum(axis=0).reshape(-1, WINDOWS)
        mono = records["energy"] if len(sound) == 1 else _mean_squares(to_mono(weighted), self._grid.window)
        records["mono_energy"] = mono.reshape(-1, WINDOWS)

    def _peaks(self, sound: Samples) -> Samples:
        window = self._grid.window
        middle = sound[:, BEFORE:-AFTER].reshape(len(sound), -1, window)
        peaks = np.maximum(middle.max(axis=2), -middle.min(axis=2))
        self._loudest = max(self._loudest, float(peaks.max(initial=0.0)))
        channel, number = np.nonzero(peaks > max(self._loudest * _GATE, 1e-6))
        if len(number):
            rows = np.lib.stride_tricks.sliding_window_view(sound, BEFORE + window + AFTER, axis=1)[:, ::window]
            peaks[channel, number] = true_peaks(rows[channel, number])
        return np.asarray(peaks.max(axis=0), np.float32)


def draw(mono: Samples, grid: Grid, records: Records) -> None:
    """Put the waveform of `mono` (n,) into `records`."""
    bins = mono.reshape(-1, grid.window // grid.bins)
    starts = np.arange(0, len(mono), bins.shape[1])
    low, high = np.minimum.reduceat(mono, starts), np.maximum.reduceat(mono, starts)
    squares = np.einsum("ij,ij->i", bins, bins) / bins.shape[1]
    per_record = (-1, grid.bins * WINDOWS)
    for name, values, whole in (
        ("minimum", low, np.min),
        ("maximum", high, np.max),
        ("rms", np.sqrt(squares), _root_mean_square),
    ):
        rows = values.reshape(per_record)
        records[name] = _as_integers(rows, records.dtype[name].base)
        records["whole_" + name] = _as_integers(whole(rows, axis=1), records.dtype[name].base)


def _root_mean_square(values: Samples, axis: int) -> Samples:
    return np.asarray(np.sqrt(np.mean(values * values, axis=axis)), np.float32)


def _as_integers(values: Samples, dtype: "np.dtype[np.generic]") -> NDArray[np.generic]:
    return np.clip(np.rint(values * FULL), -FULL, FULL).astype(dtype)


def _mean_squares(sound: Samples, window: int) -> Samples:
    rows = sound.reshape(-1, window)
    return np.asarray(np.einsum("ij,ij->i", rows, rows) / window, np.float32).reshape(len(sound), -1)
