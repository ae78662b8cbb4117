"""How the analysis divides time: windows of 10 ms, a few bins of the waveform in each, ten windows a record."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

WINDOWS = 10
_BINS = (3, 2, 1)

FULL = 32767
"""Full scale of the waveform's integers."""


@dataclass(frozen=True)
class Grid:
    """The division at one sample rate. Windows are whole samples long, so 10 ms is exact where the rate allows it."""

    sample_rate_hz: int

    @property
    def window(self) -> int:
        """Samples in a window."""
        return round(self.sample_rate_hz / 100)

    @property
    def record(self) -> int:
        """Samples in a record."""
        return self.window * WINDOWS

    @property
    def window_s(self) -> float:
        """Seconds in a window."""
        return self.window / self.sample_rate_hz

    @property
    def bins(self) -> int:
        """Bins of the waveform in a window: three where it can be divided so."""
        return next(bins for bins in _BINS if self.window % bins == 0)

    @cached_property
    def dtype(self) -> "np.dtype[np.void]":
        """A record.

        energy, mono_energy: K-weighted mean squares, summed over the channels, and of the mono mix.
        peak: true peak, of the loudest channel. minimum, maximum, rms: the waveform of the mono mix by bins (full
        scale 32767), and whole_*: the same over the record.
        """
        bins = self.bins * WINDOWS
        fields = [("energy", "<f4", WINDOWS), ("mono_energy", "<f4", WINDOWS), ("peak", "<f4", WINDOWS)]
        fields += [("minimum", "<i2", bins), ("maximum", "<i2", bins), ("rms", "<u2", bins)]
        whole = [("whole_minimum", "<i2"), ("whole_maximum", "<i2"), ("whole_rms", "<u2"), ("spare", "<u2")]
        return np.dtype([*fields, *whole])

    def records(self, samples: int) -> int:
        """How many records so many samples fill; the last may be filled in part."""
        return -(-samples // self.record)
