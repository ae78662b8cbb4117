"""What an engine can hear in a recording for proposals: kinds of job, as in `work`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from radiodesk.audio.part_file import part_of
from radiodesk.jobs.step import Step
from radiodesk.model.problems import DamagedRecording, EngineFailed, Problem

_PATIENCE_S = 30.0


@dataclass(frozen=True)
class ListenForHum:
    """`radiodesk.audio.proposing.humming.listen_for_hum`, with the analysis read from its sidecar."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path
    sidecar: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `Hum`."""
        from radiodesk.audio.analysis import Analysis
        from radiodesk.audio.proposing.humming import listen_for_hum

        return listen_for_hum(self.recording, Analysis.open(self.sidecar), step)

    def leftovers(self) -> Iterable[Path]:
        """It writes nothing."""
        return ()


@dataclass(frozen=True)
class MakeSoundprint:
    """`radiodesk.audio.proposing.soundprint.make_soundprint`; the result is the file."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = DamagedRecording
    recording: Path
    out: Path

    def carry_out(self, step: Step) -> object:
        """Writes the soundprint."""
        from radiodesk.audio.proposing.soundprint import make_soundprint

        make_soundprint(self.recording, self.out, step)
        return None

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)


@dataclass(frozen=True)
class FindRepeats:
    """`radiodesk.audio.proposing.recall.recall`; `recording` is the one whose `soundprint` it is."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    soundprint: Path
    others: tuple[Path, ...]

    def carry_out(self, step: Step) -> object:
        """Gives what is `Recalled`."""
        from radiodesk.audio.proposing.recall import recall

        return recall(self.soundprint, self.others, step)

    def leftovers(self) -> Iterable[Path]:
        """It writes nothing."""
        return ()
