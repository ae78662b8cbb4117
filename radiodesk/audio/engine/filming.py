"""What an engine can film: kinds of job, as in `work`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from radiodesk.audio.part_file import part_of
from radiodesk.jobs.step import Step
from radiodesk.model.problems import EngineFailed, Problem
from radiodesk.model.scene import Scene

_PATIENCE_S = 120.0
"""A slow disk takes its time to move what was written behind the table of contents."""


@dataclass(frozen=True)
class Film:
    """`radiodesk.audio.moving_picture.film.film`; `recording` is the sound."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    scene: Scene
    start_s: float
    end_s: float
    out: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `Filmed`."""
        from radiodesk.audio.moving_picture.film import film

        return film(self.scene, self.recording, self.start_s, self.end_s, self.out, step)

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)


@dataclass(frozen=True)
class FilmMoment:
    """`radiodesk.audio.moving_picture.film.film_moment`; `recording` is the sound, if `is_heard`."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    is_heard: bool
    scene: Scene
    start_s: float
    end_s: float
    at_s: float
    out: Path

    def carry_out(self, _step: Step) -> object:
        """Writes the picture."""
        from radiodesk.audio.moving_picture.film import film_moment

        sound = self.recording if self.is_heard else None
        film_moment(self.scene, sound, self.start_s, self.end_s, self.at_s, self.out)
        return None

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)


@dataclass(frozen=True)
class FilmStill:
    """`radiodesk.audio.moving_picture.still.film_still`; `recording` is the sound."""

    patience_s: ClassVar[float] = _PATIENCE_S
    silence_means: ClassVar[type[Problem]] = EngineFailed
    recording: Path
    picture: Path
    out: Path

    def carry_out(self, step: Step) -> object:
        """Gives a `Filmed`."""
        from radiodesk.audio.moving_picture.still import film_still

        return film_still(self.picture, self.recording, self.out, step)

    def leftovers(self) -> Iterable[Path]:
        """What was being written to become `out`."""
        return (part_of(self.out),)
