"""What a stretch of samples is on the grid: energies, true peaks, waveform; a page at a time."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.grid import FULL, WINDOWS, Grid
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.pages import Page
from radiodesk.audio.truepeak import AFTER, BEFORE, true_peaks

BLOCK_RECORDS = 15
"""1.5 s at a time: about half a megabyte, which stays in a processor's own memory."""

_GATE = 10 ** (-6.3 / 20)
"""Windows whose samples stay 6.3 dB under the loudest so far are not oversampled.

The interpolator gives at most 6.2 dB more than it is given, so the highest true peak since the analyser entered is
never missed. If all that is loud there is cut, what is left reads low by its overshoot, a decibel or two; the proof of
the finished file sees that.
"""

_SILENT = 1e-6


class Analyser:
    """Fed with the sound in order, gives pages. Remembers only the filters' memory and what the page so far holds."""

    def __init__(self, grid: Grid, channels: int) -> None:
        """Begin at the beginning of a recording."""
        self._grid = grid
        self._filter = KWeighting(grid.sample_rate_hz, channels, grid.window)
        self._loudest = 0.0
        self._parts: list[tuple[Samples, ...]] = []

    def enter(self, lead: Samples) -> None:
        """Forget everything but `lead` (channels, whole windows), the sound before what comes next."""
        self._filter.enter(lead)
        self._loudest = 0.0

    def feed(self, heard: Samples) -> None:
        """Add the middle of `heard` (channels, BEFORE + whole records + AFTER) to the page."""
        window, sound = self._grid.window, heard[:, BEFORE:-AFTER]
        peaks = self._peaks(heard)
        energy, mono_energy = _energies(self._filter.filter(sound), window)
        mono = to_mono(sound)[0]
        bins = mono.reshape(-1, window // self._grid.bins)
        starts = np.arange(0, len(mono), bins.shape[1])
        squares = np.einsum("ij,ij->i", bins, bins) / bins.shape[1]
        low, high = np.minimum.reduceat(mono, starts), np.maximum.reduceat(mono, starts)
        self._parts.append((energy, mono_energy, peaks, low, high, squares))

    def page(self) -> Page:
        """What was fed since the last page."""
        page = np.zeros(1, self._grid.dtype)
        energy, mono_energy, peaks, low, high, squares = (
            np.concatenate(kind) for kind in zip(*self._parts, strict=True)
        )
        self._parts.clear()
        windows, records = len(energy), len(energy) // WINDOWS
        page["energy"][0, :windows] = energy
        page["mono_energy"][0, :windows] = mono_energy
        page["peak"][0, :windows] = peaks
        whole = np.sqrt(squares.reshape(records, -1).mean(axis=1))
        page["whole_minimum"][0, :records] = _as_integers(low.reshape(records, -1).min(axis=1))
        page["whole_maximum"][0, :records] = _as_integers(high.reshape(records, -1).max(axis=1))
        page["whole_rms"][0, :records] = _as_integers(whole)
        for name, values in (("minimum", low), ("maximum", high), ("rms", np.sqrt(squares))):
            page[name][0, : len(values)] = _as_integers(values)
        page["filled"] = records
        return page

    def _peaks(self, heard: Samples) -> Samples:
        window = self._grid.window
        levels = np.abs(heard[:, BEFORE:-AFTER])
        peaks = np.maximum.reduceat(levels, np.arange(0, levels.shape[1], window), axis=1)
        self._loudest = max(self._loudest, float(peaks.max(initial=0.0)))
        channel, number = np.nonzero(peaks > max(self._loudest * _GATE, _SILENT))
        if len(number):
            rows = sliding_window_view(heard, BEFORE + window + AFTER, axis=1)[:, ::window]
            peaks[channel, number] = true_peaks(rows[channel, number])
        return np.asarray(peaks.max(axis=0))


def _energies(weighted: Samples, window: int) -> tuple[Samples, Samples]:
    """Mean squares by windows: summed over the channels, and of the mono mix: ((a + b) / 2)² = (a² + b² + 2ab) / 4."""
    rows = weighted.reshape(len(weighted), -1, window)
    energy = np.einsum("cij,cij->i", rows, rows) / window
    if len(rows) == 1:
        return energy, energy
    product = np.einsum("ij,ij->i", rows[0], rows[1]) / window
    return energy, np.maximum(energy + 2 * product, 0) / 4


def _as_integers(values: Samples) -> NDArray[np.float32]:
    return np.clip(np.rint(values * FULL), -FULL, FULL)
