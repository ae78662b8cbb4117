"""What an engine can do: each class is one kind of job, made by the program and carried out in the engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Protocol

from radiodesk.audio.clip_bench.recipe import ClipRecipe
from radiodesk.audio.engine.filming import Film, FilmMoment, FilmStill
from radiodesk.audio.engine.listening import FindRepeats, ListenForHum, MakeSoundprint
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.part_file import part_of
from radiodesk.jobs.step import Step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList
from radiodesk.model.problems import DamagedRecording, EngineFailed, Problem, StorageProblem
from radiodesk.model.sound import Preset

_READING_S = 20.0
"""What reading may keep silent for: a recording of hours is probed in seconds, so beyond this it is a trap."""

_WRITING_S = 120.0
"""What rendering may keep silent for: a slow disk takes its time to settle what was written."""


class Work(Protocol):
    """One job. Its fields travel to the engine; what `carry_out` gives travels back."""

    patience_s: ClassVar[float]
    silence_means: ClassVar[type[Problem]]

    @property
    def recording(self) -> Path:
        """The file that is read, and named when something goes wrong."""

    def carry_out(self, step: Step) -> object:
        """Do it; called in the engine. What is slow to import is imported here."""

    def leftovers(self) -> Iterable[Path]:
        """Files that must not stay when the engine was killed over this job."""


@dataclass(frozen=True)
class Probe:
    """`radiodesk.audio.probe.probe`."""

    patience_s: ClassVar[float] = _READING_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path

    def carry_out(self, _step: Step) -> object:
        """Gives a `MediaInfo`."""
        from radiodesk.audio.probe import probe

        return probe(self.recording)

    def leftovers(self) -> Iterable[Path]:
        """It writes nothing."""
        return ()


@dataclass(frozen=True)
class LookOver:
    """`radiodesk.audio.overview.overview`."""

    patience_s: ClassVar[float] = _READING_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path

    def carry_out(self, step: Step) -> object:
        """Gives an `Overview`."""
        from radiodesk.audio.overview import overview

        return overview(self.recording, step)

    def leftovers(self) -> Iterable[Path]:
        """It writes nothing."""
        return ()


@dataclass(frozen=True)
class Analyse:
    """`radiodesk.audio.analysis.analyse`; the result is the sidecar."""

    patience_s: ClassVar[float] = _READING_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path
    sidecar: Path

    def carry_out(self, step: Step) -> object:
        """Fills the sidecar."""
        from radiodesk.audio.analysis import analyse

        analyse(self.recording, self.sidecar, step)
        return None

    def leftovers(self) -> Iterable[Path]:
        """A sidecar grows under its own name: it goes as well unless it is complete."""
        return _unfinished(self.sidecar)


@dataclass(frozen=True)
class AnalyseCleaned:
    """`radiodesk.audio.cleaning.cleaned_analysis.analyse_cleaned`; the result is the cleaned sidecar."""

    patience_s: ClassVar[float] = _READING_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path
    sidecar: Path
    clean_up: CleanUp
    cleaned_sidecar: Path

    def carry_out(self, step: Step) -> object:
        """Fills the cleaned sidecar."""
        from radiodesk.audio.cleaning.cleaned_analysis import analyse_cleaned

        analyse_cleaned(self.recording, self.sidecar, self.clean_up, self.cleaned_sidecar, step)
        return None

    def leftovers(self) -> Iterable[Path]:
        """Both sidecars may have been growing."""
        return (*_unfinished(self.sidecar), *_unfinished(self.cleaned_sidecar))


@dataclass(frozen=True)
class Render:
    """`radiodesk.audio.render.render`, with the analysis read from its sidecar."""

    patience_s: ClassVar[float] = _WRITING_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    sidecar: Path
    edits: EditList
    preset: Preset
    out: Path
    cache: Path | None = None
    sounds: tuple[Sound, ...] = ()
    kept_db: float | None = None

    def carry_out(self, step: Step) -> object:
        """Gives a `Rendered`."""
        from radiodesk.audio.analysis import Analysis
        from radiodesk.audio.render import render

        return render(
            self.recording,
            Analysis.open(self.sidecar),
            self.edits,
            self.preset,
            self.out,
            step,
            self.cache,
            sounds=self.sounds,
            kept_db=self.kept_db,
        )

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`, or a chunk; one that another engine writes there is made again."""
        return (part_of(self.out), *(self.cache.glob("*.part") if self.cache else ()))


@dataclass(frozen=True)
class CopySound:
    """`radiodesk.audio.copying.copy.copy_sound`, with the analysis read from its sidecar."""

    patience_s: ClassVar[float] = _WRITING_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    sidecar: Path
    edits: EditList
    out: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `Copied`."""
        from radiodesk.audio.analysis import Analysis
        from radiodesk.audio.copying.copy import copy_sound

        return copy_sound(self.recording, Analysis.open(self.sidecar), self.edits, self.out, step)

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)


@dataclass(frozen=True)
class Measure:
    """`radiodesk.audio.measure.measure_samples`."""

    patience_s: ClassVar[float] = _READING_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path
    scratch: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `Loudness`."""
        from radiodesk.audio.measure import measure_samples

        return measure_samples(self.recording, self.scratch, step)[0]

    def leftovers(self) -> Iterable[Path]:
        """What it worked on."""
        return (self.scratch,)


@dataclass(frozen=True)
class MakeClip:
    """`radiodesk.audio.clips.make_clip`."""

    patience_s: ClassVar[float] = _WRITING_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    recipe: ClipRecipe
    out: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `MadeClip`."""
        from radiodesk.audio.clips import make_clip

        return make_clip(self.recording, self.recipe, self.out, step)

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)


def _unfinished(sidecar: Path) -> Iterable[Path]:
    from radiodesk.audio.analysis import Analysis
    from radiodesk.audio.sidecar import SidecarUnusable

    try:
        return () if Analysis.open(sidecar).is_complete else (sidecar,)
    except SidecarUnusable:
        return (sidecar,)
    except StorageProblem:
        return ()


_KINDS: tuple[type[Work], ...] = (
    Probe, LookOver, Analyse, AnalyseCleaned, Render, CopySound, Measure, MakeClip,
    ListenForHum, MakeSoundprint, FindRepeats, Film, FilmMoment, FilmStill,
)  # fmt: skip

WORKS = {kind.__name__: kind for kind in _KINDS}
"""All kinds of job by the name under which they travel."""
