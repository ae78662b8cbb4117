"""What is to be played and how, and what comes of it: values that travel between the player's threads."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.mix.layout import Layout, Moment
from radiodesk.audio.mix.sound import Sound
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import Preset


class Spot(NamedTuple):
    """Where playing is: a place of an episode as it is laid out or, before that is known, a moment of the recording."""

    time_s: float
    layout: Layout | None = None
    place: int = 0

    @property
    def recorded_s(self) -> float:
        """The moment of the recording; while a clip is heard that was put in, where that was done."""
        return self.time_s if self.layout is None else self.layout.moment(self.place).sample / self.layout.rate

    def place_in(self, layout: Layout) -> int:
        """Where the same is heard in another layout."""
        here = self.layout.moment(self.place) if self.layout else Moment(round(self.time_s * layout.rate))
        return layout.place(here)


class Standard(NamedTuple):
    """How loud it goes out: by a preset, from the gain that the episode had when it was made last (`kept_db`)."""

    preset: Preset
    kept_db: float | None = None


@dataclass(frozen=True)
class Wish:
    """What is to be played, and how.

    `sidecar` is that of the recording, as it is or cleaned up, if there is one. With a `standard` it sounds as it will
    be published, else as it was recorded. `pace` is how many times as fast as recorded, below 0 backwards; the pitch
    stays. It ends at `until_s`, a moment of the recording, or goes round in `loop` for ever. A `grain` is a moment of
    sound that begins and ends softly.
    """

    edits: EditList
    sounds: tuple[Sound, ...] = ()
    sidecar: Path | None = None
    standard: Standard | None = None
    pace: float = 1.0
    until_s: float | None = None
    loop: Span | None = None
    is_grain: bool = False


@dataclass(frozen=True)
class Figures:
    """What a meter is told of a block: K-weighted mean squares of windows of 10 ms, and the highest true peak."""

    energies: Energies = field(default_factory=lambda: np.zeros(0))
    peak: float = 0.0


@dataclass(frozen=True)
class Block:
    """Sound of the episode, (samples, channels), that is heard from a place of its layout on, at a pace."""

    sound: Samples
    layout: Layout
    place: int
    pace: float = 1.0
    figures: Figures = Figures()

    def spot(self, samples: int) -> Spot:
        """So many samples behind its beginning."""
        return Spot(0.0, self.layout, max(self.place + round(samples * self.pace), 0))
