"""What one pass over a recording wrote down of it, window by window: energies and peaks on a grid of 10 ms."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.grid import FULL, PAGE_WINDOWS, Grid
from radiodesk.audio.loudness import HOP_S, SILENT_LUFS, integrated_lufs, to_energy
from radiodesk.audio.pages import Pages
from radiodesk.audio.runs import Runs, runs_of
from radiodesk.audio.sidecar import Header, load
from radiodesk.audio.totals import by_steps, totals
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import MediaInfo

_BELOW_LU = 20.0
"""So far under the recording's loudness speech is still speech (as EBU Tech 3342 bounds the range of a programme)."""


@dataclass(frozen=True)
class Measures:
    """A sidecar that was opened. While it still grows, it shows what was there then.

    What was read is remembered: three megabytes an hour.
    """

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
    def channels(self) -> int:
        """As a `Source` gives them: one or two."""
        return min(self.info.channels, 2)

    @property
    def samples(self) -> int:
        """Samples from the start that were analysed."""
        return min(self.pages.records * self.grid.record, self.info.samples)

    @property
    def filled_s(self) -> float:
        """Seconds from the start that were analysed."""
        return self.samples / self.info.sample_rate_hz

    @property
    def windows(self) -> int:
        """Windows with sound in them."""
        return -(-self.samples // self.grid.window)

    @cached_property
    def energies(self) -> Samples:
        """K-weighted mean squares of all windows, summed over the channels."""
        return self._read("energy", 1).astype(np.float32, copy=False)

    @cached_property
    def peaks(self) -> Samples:
        """Linear true peaks of all windows, of the loudest channel."""
        return self._read("peak", 1).astype(np.float32, copy=False)

    @property
    def totals(self) -> Energies:
        """The running totals of `energies`."""
        return totals(self.energies)

    @cached_property
    def integrated_lufs(self) -> float:
        """The integrated loudness of the whole recording."""
        windows, step = self.samples / self.grid.window, HOP_S / self.grid.window_s
        return integrated_lufs(by_steps(self.totals, windows, step) * self.grid.window_s)

    @cached_property
    def speech(self) -> Runs:
        """Where it comes near its own loudness, as speech does; nothing where there is only silence."""
        return runs_of(self.energies >= to_energy(max(self.integrated_lufs - _BELOW_LU, SILENT_LUFS)))

    @cached_property
    def mono(self) -> "Measures":
        """The same of the mono mix."""
        return self if self.channels == 1 else MonoMeasures(self.header, self.pages)

    def apart(self) -> "Measures":
        """The same, for one answer: what it reads is forgotten with it."""
        return Measures(self.header, self.pages)

    def _read(self, name: str, each: int) -> "NDArray[np.generic]":
        values = self.pages.read(name, 0, -(-self.windows // PAGE_WINDOWS))
        return values[: self.windows * each]


class MonoMeasures(Measures):
    """Measures of the mono mix of a recording in stereo; its peaks are those of its samples."""

    @cached_property
    def energies(self) -> Samples:
        """K-weighted mean squares of all windows."""
        return self._read("mono_energy", 1).astype(np.float32, copy=False)

    @cached_property
    def peaks(self) -> Samples:
        """The highest samples of all windows, linear.

        They are kept in integers that end at full scale: what reaches it counts as high as the louder channel.
        """
        bins = self.grid.bins
        levels = np.negative(self._read("minimum", bins))
        np.maximum(levels, self._read("maximum", bins), out=levels)
        highest = levels[::bins]
        for number in range(1, bins):
            highest = np.maximum(highest, levels[number::bins])
        peaks = np.asarray(highest / np.float32(FULL), np.float32)
        is_full = highest == FULL
        peaks[is_full] = self._read("peak", 1)[is_full]
        return peaks


NO_SOUNDS: Mapping[str, Measures] = MappingProxyType({})
"""For episodes without clips."""
