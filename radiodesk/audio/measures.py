"""What one pass over a recording wrote down of it, window by window: energies and peaks on a grid of 10 ms."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.grid import FULL, PAGE_WINDOWS, WINDOWS, Grid
from radiodesk.audio.heard import heard_energy, passed_energy
from radiodesk.audio.loudness import integrated_lufs
from radiodesk.audio.pages import Pages
from radiodesk.audio.sidecar import Header, load
from radiodesk.model.edits import EditList
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import MediaInfo


@dataclass(frozen=True)
class Measures:
    """A sidecar that was opened. While it still grows, it shows what was there then."""

    header: Header
    pages: Pages

    @classmethod
    def open(cls, sidecar: Path) -> Self:
        """Open a sidecar, complete or still growing.

        Raises `SidecarUnusable` when it must be made anew, or a `StorageProblem`.
        """
        with storage_guard(sidecar):
            return cls(*load(sidecar))

    @property
    def info(self) -> MediaInfo:
        """The format; `samples` is exact once the analysis is complete."""
        return self.header.info

    @property
    def is_complete(self) -> bool:
        """Whether the whole recording was analysed."""
        return self.header.is_complete

    @property
    def grid(self) -> Grid:
        """How the windows divide time."""
        return self.header.grid

    @property
    def filled_s(self) -> float:
        """Seconds from the start that were analysed."""
        return min(self.pages.records * self.grid.record / self.info.sample_rate_hz, self.info.duration_s)

    @property
    def windows(self) -> int:
        """Windows with sound in them."""
        return min(self.pages.records * WINDOWS, -(-self.info.samples // self.grid.window))

    @cached_property
    def energies(self) -> Samples:
        """K-weighted mean squares of all windows, summed over the channels."""
        return self._windows("energy", 0, self.windows)

    @cached_property
    def peaks(self) -> Samples:
        """Linear true peaks of all windows, of the loudest channel."""
        return self._windows("peak", 0, self.windows)

    @cached_property
    def passed(self) -> Energies:
        """The energy (mean square times seconds) before each window and after the last."""
        return passed_energy(self.energies, self.grid.window_s)

    @cached_property
    def integrated_lufs(self) -> float:
        """The integrated loudness of the whole recording."""
        return integrated_lufs(heard_energy(self.passed, self.grid.window_s, EditList(), self.filled_s))

    def measures(self, first: int, last: int) -> tuple[Samples, Samples]:
        """K-weighted mean squares, summed over the channels, and linear true peaks of the windows `first` to `last`."""
        return self._windows("energy", first, last), self._windows("peak", first, last)

    def mono_measures(self, first: int, last: int) -> tuple[Samples, Samples]:
        """The same of the mono mix; its peaks are those of its samples."""
        bins = self.grid.bins
        low, high = (self._by_windows(name, first, last, bins) for name in ("minimum", "maximum"))
        levels = np.maximum(high.astype(np.int32), -low.astype(np.int32)).reshape(-1, bins).max(axis=1)
        return self._windows("mono_energy", first, last), (levels / FULL).astype(np.float32)

    def _windows(self, name: str, first: int, last: int) -> Samples:
        return self._by_windows(name, first, last, 1).astype(np.float32, copy=False)

    def _by_windows(
        self, name: str, first: int, last: int, each: int
    ) -> "np.ndarray[tuple[int], np.dtype[np.generic]]":
        page = first // PAGE_WINDOWS
        values = self.pages.read(name, page, -(-last // PAGE_WINDOWS))
        return values[(first - page * PAGE_WINDOWS) * each : (last - page * PAGE_WINDOWS) * each]
