"""The waveform as a window paints it: smallest, largest and mean sample of each column of pixels."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.grid import FULL, PAGE_RECORDS, WINDOWS, Grid
from radiodesk.audio.pages import Pages

_ROUNDING = 1e-6
_WIDE = 8
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
    bins_per_record = grid.bins * WINDOWS
    record_s = grid.record / grid.sample_rate_hz
    is_wide = (end_s - start_s) / columns >= _WIDE * record_s
    bin_s = record_s if is_wide else record_s / bins_per_record
    edges = np.linspace(start_s / bin_s, end_s / bin_s, columns + 1)
    first = np.floor(edges[:-1] + _ROUNDING).astype(np.intp)
    last = np.maximum(np.ceil(edges[1:] - _ROUNDING).astype(np.intp), first + 1)
    count = pages.records if is_wide else pages.records * bins_per_record
    low, high = _between(first[0], 0, count), _between(last[-1], 0, count)
    if low >= high:
        return Envelope.flat(columns)
    values = _Values(pages, low, high, "whole_" if is_wide else "", PAGE_RECORDS * (1 if is_wide else bins_per_record))
    known = (first >= low) & (first < high)
    return Envelope(
        _by_columns(np.minimum, values.of("minimum"), first - low, known),
        _by_columns(np.maximum, values.of("maximum"), first - low, known),
        _root_mean_square(values.of("rms"), first - low, known),
    )


@dataclass(frozen=True)
class _Values:
    """Bins `low` to `high`, or so many whole records; `per_page` of them in a page."""

    pages: Pages
    low: int
    high: int
    prefix: str
    per_page: int

    def of(self, name: str) -> NDArray[np.int32]:
        first = self.low // self.per_page
        values = self.pages.read(self.prefix + name, first, -(-self.high // self.per_page))
        skip = first * self.per_page
        return values[self.low - skip : self.high - skip].astype(np.int32)


def _between(value: int, low: int, high: int) -> int:
    return int(min(max(value, low), high))


def _by_columns(
    fold: np.ufunc, values: NDArray[np.int32], first: NDArray[np.intp], known: NDArray[np.bool_]
) -> Samples:
    out = np.zeros(len(first), np.float32)
    if known.any():
        out[known] = fold.reduceat(values, first[known]) / FULL
    return out


def _root_mean_square(values: NDArray[np.int32], first: NDArray[np.intp], known: NDArray[np.bool_]) -> Samples:
    """Over all bins of a column, so that the body of the wave is as thick at every zoom."""
    out = np.zeros(len(first), np.float32)
    if known.any():
        begins = first[known]
        bins = np.maximum(np.diff([*begins, len(values)]), 1)
        sums = np.add.reduceat(np.square(values, dtype=np.float64), begins)
        out[known] = np.sqrt(sums / bins) / FULL
    return out
