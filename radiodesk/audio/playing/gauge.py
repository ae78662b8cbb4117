"""Measures sound on its way to the ear: K-weighted energies in windows of 10 ms, and true peaks."""

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.loudness import METER_STEP_S
from radiodesk.audio.playing.wish import Figures
from radiodesk.audio.truepeak import BEFORE, TAPS, true_peaks

_AROUND = TAPS - 1


class Gauge:
    """Takes any sound, however it is divided, as one that goes on and on."""

    def __init__(self, rate: int, channels: int) -> None:
        """For sound at `rate` in so many `channels`."""
        self.channels: int = channels
        self._window = round(rate * METER_STEP_S)
        self._weighting = KWeighting(rate, channels, self._window)
        self._rest = np.zeros((channels, _AROUND), np.float32)

    def measure(self, sound: Samples) -> Figures:
        """The figures of the windows that are full with `sound` (channels, n); what is left over counts next time."""
        sound = np.concatenate([self._rest, sound], axis=1)
        windows = (sound.shape[1] - _AROUND) // self._window
        length = windows * self._window
        self._rest = sound[:, length:]
        if not windows:
            return Figures()
        weighted = self._weighting.filter(np.ascontiguousarray(sound[:, BEFORE : BEFORE + length]))
        squares = np.square(weighted, dtype=np.float64).reshape(self.channels, windows, -1)
        peaks = true_peaks(np.ascontiguousarray(sound[:, : length + _AROUND]))
        return Figures(squares.mean(axis=2).sum(axis=0), float(peaks.max()))
