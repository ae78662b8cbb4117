"""What is known of a recording after one pass: its loudness under any cuts, its waveform, its silences."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from radiodesk.audio.analyser import BLOCK_RECORDS, Analyser
from radiodesk.audio.arrays import Energies
from radiodesk.audio.envelope import Envelope, envelope
from radiodesk.audio.grid import FULL, WINDOWS, Grid
from radiodesk.audio.heard import heard_energy, heard_windows, quiet_spans
from radiodesk.audio.loudness import SILENT_DBTP, SILENT_LUFS, decibels, integrated_lufs, range_lu, to_energy
from radiodesk.audio.sidecar import Header, Records, SidecarUnusable, identity, load, new_sidecar
from radiodesk.audio.source import Source
from radiodesk.audio.truepeak import AFTER
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import EmptyRecording, storage_guard
from radiodesk.model.sound import Loudness, MediaInfo

_NOTHING_CUT = EditList()


@dataclass(frozen=True)
class Analysis:
    """A sidecar that was read. While it still grows, it shows what was there when it was opened."""

    header: Header
    records: Records

    @classmethod
    def open(cls, sidecar: Path) -> "Analysis":
        """Read a sidecar, complete or still growing.

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
        return min(len(self.records) * self.grid.record / self.info.sample_rate_hz, self.info.duration_s)

    @cached_property
    def energies(self) -> Energies:
        """K-weighted mean squares by windows, summed over the channels."""
        return self._windows("energy")

    @cached_property
    def peaks(self) -> Energies:
        """True peaks by windows, linear."""
        return self._windows("peak")

    def loudness(self, edits: EditList = _NOTHING_CUT) -> Loudness:
        """The figures of what is heard under `edits`, as recorded: before any levelling, `gain_db` left aside.

        Takes a few milliseconds for an hour. Raises `NothingLeft`.
        """
        if not self.records.size:
            return Loudness(SILENT_LUFS, 0.0, SILENT_DBTP)
        reached = heard_energy(self.energies, self.grid.window_s, edits, self.filled_s)
        numbers, fades = heard_windows(edits, self.filled_s, self.grid.window_s, len(self.peaks))
        peak = float((self.peaks[numbers] * fades).max(initial=0.0))
        return Loudness(integrated_lufs(reached), range_lu(reached), decibels(peak))

    def silences(self, below_lu: float = 30.0, shortest_s: float = 0.8) -> tuple[Span, ...]:
        """The pauses of at least `shortest_s` that stay `below_lu` under the integrated loudness, or are silent."""
        loudness = max(self.loudness().integrated_lufs - below_lu, SILENT_LUFS)
        return quiet_spans(self.energies, self.grid.window_s, to_energy(loudness), shortest_s)

    def envelope(self, start_s: float, end_s: float, columns: int) -> Envelope:
        """The waveform from `start_s` to `end_s` in `columns` columns; see `envelope.Envelope`."""
        return envelope(self.records, self.grid, start_s, end_s, columns)

    def mono_mix(self) -> tuple[Energies, Energies]:
        """Energies and sample peaks by windows of the mono mix."""
        bins = np.maximum(self.records["maximum"], -self.records["minimum"].astype(np.int32))
        by_window = bins.reshape(-1, self.grid.bins).max(axis=1) / FULL
        return self._windows("mono_energy"), by_window[: self._count]

    def _windows(self, name: str) -> Energies:
        return self.records[name].reshape(-1)[: self._count].astype(np.float64)

    @property
    def _count(self) -> int:
        """Windows with sound in them."""
        return min(len(self.records) * WINDOWS, -(-self.info.samples // self.grid.window))


def analyse(recording: Path, sidecar: Path, step: Step) -> Analysis:
    """Analyse `recording` in one pass into `sidecar`, which grows while this runs. A sound sidecar is kept as it is.

    Tells `step` samples done and expected. Raises what `Source` raises, and a `StorageProblem`; then none is left.
    """
    own = identity(recording)
    kept = _kept(sidecar, own)
    if kept is not None:
        return kept
    with Source(recording) as source:
        header = Header(own, source.info)
        with new_sidecar(sidecar, header) as writer:
            samples = 0
            for records, samples in analysed(source):
                writer.append(records)
                step(samples, max(source.info.samples, samples))
            if not samples:
                raise EmptyRecording(name=recording.name)
            writer.finish(samples)
    return Analysis.open(sidecar)


def analysed(source: Source) -> Iterator[tuple[Records, int]]:
    """The records of a recording in order, and how many samples they reach to; the last is filled up with silence."""
    grid = Grid(source.sample_rate_hz)
    analyser = Analyser(grid, source.channels)
    length = BLOCK_RECORDS * grid.record
    start = 0
    while (block := source.read(start, length + AFTER)).shape[1]:
        count = min(block.shape[1], length)
        full = grid.records(count) * grid.record
        block = np.pad(block, ((0, 0), (0, max(full + AFTER - block.shape[1], 0))))
        start += count
        yield analyser.records(block[:, :full], block[:, full : full + AFTER]), start


def _kept(sidecar: Path, own: str) -> Analysis | None:
    try:
        analysis = Analysis(*load(sidecar))
    except (OSError, SidecarUnusable):
        return None
    return analysis if analysis.is_complete and analysis.header.recording == own else None
