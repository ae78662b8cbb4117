"""What is known of a recording after one pass: its loudness under any cuts, its waveform, its silences."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.chunks import Chunks
from radiodesk.audio.crew import fill
from radiodesk.audio.envelope import Envelope, envelope
from radiodesk.audio.grid import FULL, PAGE_WINDOWS, WINDOWS, Grid
from radiodesk.audio.heard import heard_energy, heard_peak, passed_energy, quiet_spans
from radiodesk.audio.loudness import SILENT_DBTP, SILENT_LUFS, decibels, integrated_lufs, range_lu, to_energy
from radiodesk.audio.pages import Pages
from radiodesk.audio.sidecar import Header, SidecarUnusable, identity, load, new_sidecar
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import EmptyRecording, storage_guard
from radiodesk.model.sound import Loudness, MediaInfo

_NOTHING_CUT = EditList()


@dataclass(frozen=True)
class Analysis:
    """A sidecar that was opened. While it still grows, it shows what was there then."""

    header: Header
    pages: Pages

    @classmethod
    def open(cls, sidecar: Path) -> "Analysis":
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

    def measures(self, first: int, last: int) -> tuple[Samples, Samples]:
        """K-weighted mean squares, summed over the channels, and linear true peaks of the windows `first` to `last`."""
        return self._windows("energy", first, last), self._windows("peak", first, last)

    def mono_measures(self, first: int, last: int) -> tuple[Samples, Samples]:
        """The same of the mono mix; its peaks are those of its samples."""
        bins = self.grid.bins
        low, high = (self._by_windows(name, first, last, bins) for name in ("minimum", "maximum"))
        levels = np.maximum(high.astype(np.int32), -low.astype(np.int32)).reshape(-1, bins).max(axis=1)
        return self._windows("mono_energy", first, last), (levels / FULL).astype(np.float32)

    def loudness(self, edits: EditList = _NOTHING_CUT) -> Loudness:
        """The figures of what is heard under `edits`, as recorded: before any levelling, `gain_db` left aside.

        Takes two milliseconds for an hour, a few more the first time. Raises `NothingLeft`.
        """
        if not self.pages.records:
            return Loudness(SILENT_LUFS, 0.0, SILENT_DBTP)
        reached = heard_energy(self._passed, self.grid.window_s, edits, self.filled_s)
        peak = heard_peak(self._peaks, self.grid.window_s, edits, self.filled_s)
        return Loudness(integrated_lufs(reached), range_lu(reached), decibels(peak))

    def silences(self, below_lu: float = 30.0, shortest_s: float = 0.8) -> tuple[Span, ...]:
        """The pauses of at least `shortest_s` that stay `below_lu` under the integrated loudness, or are silent."""
        loudness = max(self.loudness().integrated_lufs - below_lu, SILENT_LUFS)
        energies = self._windows("energy", 0, self.windows)
        return quiet_spans(energies, self.grid.window_s, to_energy(loudness), shortest_s)

    def envelope(self, start_s: float, end_s: float, columns: int) -> Envelope:
        """The waveform from `start_s` to `end_s` in `columns` columns; see `envelope.Envelope`."""
        return envelope(self.pages, self.grid, start_s, end_s, columns)

    @cached_property
    def _passed(self) -> Energies:
        return passed_energy(self._windows("energy", 0, self.windows), self.grid.window_s)

    @cached_property
    def _peaks(self) -> Samples:
        return self._windows("peak", 0, self.windows)

    def _windows(self, name: str, first: int, last: int) -> Samples:
        return self._by_windows(name, first, last, 1).astype(np.float32, copy=False)

    def _by_windows(
        self, name: str, first: int, last: int, each: int
    ) -> "np.ndarray[tuple[int], np.dtype[np.generic]]":
        page = first // PAGE_WINDOWS
        values = self.pages.read(name, page, -(-last // PAGE_WINDOWS))
        return values[(first - page * PAGE_WINDOWS) * each : (last - page * PAGE_WINDOWS) * each]


def analyse(recording: Path, sidecar: Path, step: Step) -> Analysis:
    """Analyse `recording` in one pass into `sidecar`, which grows while this runs. A sound sidecar is kept as it is.

    Long recordings are shared between all cores; the result is the same for any number. Tells `step` samples done and
    expected. Raises what `Source` raises, and a `StorageProblem`; then none is left.
    """
    own = identity(recording)
    kept = _kept(sidecar, own)
    if kept is not None:
        return kept
    with Source(recording) as source:
        header = Header(own, source.info)
        with new_sidecar(sidecar, header) as writer:
            samples = fill(recording, Chunks(source), sidecar, writer, source.info.samples, step)
            if not samples:
                raise EmptyRecording(name=recording.name)
            writer.finish(header, samples)
    return Analysis.open(sidecar)


def _kept(sidecar: Path, own: str) -> Analysis | None:
    try:
        analysis = Analysis(*load(sidecar))
    except (OSError, SidecarUnusable):
        return None
    return analysis if analysis.is_complete and analysis.header.recording == own else None
