"""The waveform as a window paints it: smallest, largest and mean sample of each column of pixels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.grid import COARSE, FULL, PAGE_RECORDS, WINDOWS, Grid
from radiodesk.audio.pages import Pages

_ROUNDING = 1e-6
_WIDE = 4
"""Columns of so many records are drawn from whole records. A bin counts for the column in which it begins."""


@dataclass(frozen=True)
class Envelope:
    """Float32 arrays of one value a column, of the mono mix, -1 to 1; `rms` 0 to 1. Zero where nothing is known."""

    minimum: Samples
    maximum: Samples
    rms: Samples

    @classmethod
    def flat(cls, columns: int) -> "Envelope":
        """Of what is silent or not known."""
        return cls(*(np.zeros(columns, np.float32) for _ in range(3)))


def envelope(pages: Pages, grid: Grid, start_s: float, end_s: float, columns: int) -> Envelope:
    """The waveform from `start_s` to `end_s` in `columns` columns. Below 3 ms a column bins repeat."""
    per_column_s = (end_s - start_s) / columns
    return envelope_at(pages, grid, start_s + np.arange(columns, dtype=np.float64) * per_column_s, per_column_s)


def envelope_at(pages: Pages, grid: Grid, starts_s: Energies, per_column_s: float) -> Envelope:
    """The waveform in columns that begin at these seconds, in rising order; between them something may be left out."""
    bins_per_record = grid.bins * WINDOWS
    record_s = grid.record / grid.sample_rate_hz
    is_wide = per_column_s >= _WIDE * record_s
    bin_s = record_s if is_wide else record_s / bins_per_record
    count = pages.records if is_wide else pages.records * bins_per_record
    first = np.floor(starts_s / bin_s + _ROUNDING).astype(np.intp)
    last = np.maximum(np.floor((starts_s + per_column_s) / bin_s + _ROUNDING).astype(np.intp), first + 1)
    is_known = (first >= 0) & (first < count)
    made = Envelope.flat(len(first))
    if is_known.any():
        first, last = first[is_known], np.minimum(last[is_known], count)
        low, high = int(first[0]), int(last.max())
        per_page = PAGE_RECORDS * (1 if is_wide else bins_per_record)
        values = _Values(pages, low, high, COARSE if is_wide else "", per_page)
        pairs = np.stack([first, last], axis=1).reshape(-1) - low
        made.minimum[is_known] = _folded(np.minimum, values.of("minimum"), pairs) / FULL
        made.maximum[is_known] = _folded(np.maximum, values.of("maximum"), pairs) / FULL
        squares = _folded(np.add, np.square(values.of("rms"), dtype=np.float64), pairs)
        made.rms[is_known] = np.sqrt(squares / (last - first)) / FULL
    return made


@dataclass(frozen=True)
class _Values:
    """Bins `low` to `high`, or so many whole records; `per_page` of them in a page."""

    pages: Pages
    low: int
    high: int
    prefix: str
    per_page: int

    def of(self, name: str) -> NDArray[np.generic]:
        first = self.low // self.per_page
        values = self.pages.read(self.prefix + name, first, -(-self.high // self.per_page))
        skip = first * self.per_page
        return values[self.low - skip : self.high - skip]


def _folded(fold: np.ufunc, values: NDArray[np.generic], pairs: NDArray[np.intp]) -> Energies:
    """What comes of the values from the first to the second of each pair: of all bins of a column, at every zoom."""
    beyond = np.append(values, values[-1:])  # the last pair may end behind the last value
    return np.asarray(fold.reduceat(beyond, pairs)[::2], np.float64)
