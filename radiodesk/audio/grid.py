"""How the analysis divides time: windows of 10 ms with a few bins of the waveform, ten a record, 60 records a page."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

WINDOWS = 10
"""Windows in a record: a tenth of a second."""

PAGE_RECORDS = 60
PAGE_WINDOWS = PAGE_RECORDS * WINDOWS
_BINS = (3, 2, 1)

COARSE = "whole_"
"""Begins the names of what is measured of whole records."""

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
    def page(self) -> int:
        """Samples in a page."""
        return self.record * PAGE_RECORDS

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
        """A page: six seconds, each measure on its own, so that a question reads only what it asks for.

        energy, mono_energy: K-weighted mean squares by windows, summed over the channels, and of the mono mix.
        peak: true peak, of the loudest channel. minimum, maximum, rms: the waveform of the mono mix by bins (full
        scale 32767), and whole_*: the same by records. filled: how many records there are, 0 where it is not yet
        written; it comes last.
        """
        bins = self.bins * PAGE_WINDOWS
        fields = [(name, "<f4", PAGE_WINDOWS) for name in ("energy", "mono_energy", "peak")]
        for prefix, count in (("", bins), (COARSE, PAGE_RECORDS)):
            kinds = (("minimum", "<i2"), ("maximum", "<i2"), ("rms", "<u2"))
            fields += [(prefix + name, kind, count) for name, kind in kinds]
        return np.dtype([*fields, ("filled", "<u4")])

    def records(self, samples: int) -> int:
        """How many records so many samples fill; the last may be filled in part."""
        return -(-samples // self.record)

    def pages(self, samples: int) -> int:
        """How many pages so many samples fill; the last may be filled in part."""
        return -(-samples // self.page)
