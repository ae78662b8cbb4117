"""What one sound gives to a stretch of the episode, as a value that decides each of its samples."""

from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.mix.ducking import Yielding
from radiodesk.audio.mix.ramp import Ramp
from radiodesk.audio.mix.segments import Course


class Take(NamedTuple):
    """`length` samples of a sound from `start` on, and what is done to them.

    `sound` is the SHA-256 of a clip's sound, empty for the recording. A bed gives way by `duck_db` at most.
    """

    sound: str
    start: int
    length: int
    ramps: tuple[Ramp, ...]
    course: Course
    duck_db: float = 0.0
    yielding: Yielding | None = None

    def shaped(self, sound: Samples) -> Samples:
        """`sound` (channels, n), these samples or as many as there are, as they are heard; the same or a new array."""
        if self.course.is_level and not self.ramps and not self._ducks:
            return sound
        shaped = sound.copy()
        self.course.apply(shaped)
        for ramp in self.ramps:
            ramp.apply(shaped)
        if self.yielding and self._ducks:
            share = self.yielding.share(self.length)[: shaped.shape[1]]
            shaped *= np.exp(share * np.float32(-self.duck_db * _NEPERS_IN_DB))
        return shaped

    @property
    def _ducks(self) -> bool:
        return bool(self.yielding and self.yielding.speech)


_NEPERS_IN_DB = float(np.log(10)) / 20
