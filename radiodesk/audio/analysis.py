"""What is known of a recording after one pass: its loudness under any cuts, its waveform, its silences."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from radiodesk.audio.arrays import Energies
from radiodesk.audio.chunks import Chunks
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.crew import fill
from radiodesk.audio.envelope import Envelope, envelope, envelope_at
from radiodesk.audio.heard import Heard
from radiodesk.audio.loudness import (
    METER_STEP_S,
    SILENT_DBTP,
    SILENT_LUFS,
    decibels,
    integrated_lufs,
    momentary_lufs,
    range_lu,
    short_term_lufs,
    to_energy,
)
from radiodesk.audio.measures import NO_SOUNDS, Measures
from radiodesk.audio.pauses import quiet_spans
from radiodesk.audio.sidecar import Header, SidecarUnusable, identity, load, new_sidecar
from radiodesk.jobs.step import Step
from radiodesk.model.cleaning import Cleaning
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import EmptyRecording
from radiodesk.model.sound import Loudest, Loudness

_NOTHING_CUT = EditList()


class Analysis(Measures):
    """The answers to be had from a sidecar: without the sound, and at once.

    For that it remembers three megabytes an hour more.
    """

    @cached_property
    def totals(self) -> Energies:
        """The running totals of `energies`."""
        return super().totals

    def loudness(self, edits: EditList = _NOTHING_CUT, sounds: Mapping[str, Measures] = NO_SOUNDS) -> Loudness:
        """The figures of what is heard under `edits`, as recorded: before any levelling, `gain_db` left aside.

        `sounds` are the analyses of the clips' sounds by their SHA-256; what is missing there is silent. Takes two
        milliseconds for an hour, a few more the first time. Raises `NothingLeft`.
        """
        if not self.pages.records:
            return Loudness(SILENT_LUFS, 0.0, SILENT_DBTP)
        heard = Heard(self, edits, sounds)
        reached, peaks = heard.reached(), heard.peaks()
        return Loudness(integrated_lufs(reached), range_lu(reached), decibels(float(peaks.max(initial=0.0))))

    def loudest(self, edits: EditList = _NOTHING_CUT, sounds: Mapping[str, Measures] = NO_SOUNDS) -> Loudest:
        """The loudest moments of what is heard under `edits`, measured every 10 ms; see `loudness`."""
        if not self.pages.records:
            return Loudest(SILENT_LUFS, SILENT_LUFS)
        reached = Heard(self, edits, sounds).reached(METER_STEP_S)
        momentary, short_term = (meter(reached, METER_STEP_S) for meter in (momentary_lufs, short_term_lufs))
        return Loudest(float(momentary.max()), float(short_term.max()))

    def silences(self, below_lu: float = 30.0, shortest_s: float = 0.8) -> tuple[Span, ...]:
        """The pauses of at least `shortest_s` that stay `below_lu` under the integrated loudness, or are silent."""
        loudness = max(self.integrated_lufs - below_lu, SILENT_LUFS)
        return quiet_spans(self.energies, self.grid.window_s, to_energy(loudness), shortest_s)

    def envelope(self, start_s: float, end_s: float, columns: int) -> Envelope:
        """The waveform from `start_s` to `end_s` in `columns` columns; see `envelope.Envelope`."""
        return envelope(self.pages, self.grid, start_s, end_s, columns)

    def envelope_at(self, starts_s: Energies, per_column_s: float) -> Envelope:
        """The waveform in columns that begin at these seconds; see `envelope.envelope_at`."""
        return envelope_at(self.pages, self.grid, starts_s, per_column_s)


def analyse(recording: Path, sidecar: Path, step: Step, cleaning: Cleaning | None = None) -> Analysis:
    """Analyse `recording` in one pass into `sidecar`, which grows while this runs. A sound sidecar is kept as it is.

    With a `cleaning`, it is analysed as cleaned up. Long recordings are shared between all cores; the result is the
    same for any number. Tells `step` samples done and expected. Raises what `Source` raises, and a `StorageProblem`;
    then none is left.
    """
    own = identity(recording)
    kept = kept_analysis(sidecar, own)
    if kept is not None and kept.header.cleaning == cleaning:
        return kept
    with opened(recording, cleaning) as source:
        header = Header(own, source.info, cleaning=cleaning)
        with new_sidecar(sidecar, header) as writer:
            samples = fill(recording, Chunks(source), sidecar, writer, source.info.samples, step)
            if not samples:
                raise EmptyRecording(name=recording.name)
            writer.finish(header, samples)
    return Analysis.open(sidecar)


def kept_analysis(sidecar: Path, own: str) -> Analysis | None:
    """The complete analysis in `sidecar`, if it belongs to the recording of this `sidecar.identity`."""
    try:
        analysis = Analysis(*load(sidecar))
    except (OSError, SidecarUnusable):
        return None
    return analysis if analysis.is_complete and analysis.header.recording == own else None
