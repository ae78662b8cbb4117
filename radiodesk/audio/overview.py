"""A first look at a whole recording, before it is read: what is heard for a moment at evenly spread places."""

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.envelope import Envelope
from radiodesk.audio.fold import to_mono
from radiodesk.audio.glimpses import glimpses_of
from radiodesk.jobs.step import Step

COLUMNS = 1000

ENOUGH_S = 0.2
"""So long the look lasts at most: a picture a little later is no first one."""


@dataclass(frozen=True)
class Overview:
    """Smallest, largest and mean sample at each place, of the mono mix: as in an `Envelope`, but plain to travel."""

    minimum: tuple[float, ...]
    maximum: tuple[float, ...]
    rms: tuple[float, ...]

    def envelope(self) -> Envelope:
        """It as arrays."""
        return Envelope(*(np.array(values, np.float32) for values in (self.minimum, self.maximum, self.rms)))


def overview(recording: Path, step: Step, columns: int = COLUMNS, enough_s: float = ENOUGH_S) -> Overview:
    """Look at `columns` places all over `recording`, as many as there is time for; what was not seen is as beside it.

    Places are seen coarsely first, then ever finer. Raises what `Source` raises.
    """
    end_s = time.monotonic() + enough_s
    seen = np.zeros((columns, 3), np.float32)
    is_seen = np.zeros(columns, bool)
    with closing(glimpses_of(recording)) as glimpses:
        for done, column in enumerate(_ever_finer(columns)):
            sound = glimpses.at((column + 0.5) / columns)
            if sound.shape[1]:
                seen[column], is_seen[column] = _measured(sound), True
            if time.monotonic() > end_s:
                break
            step(done, columns)
    minimum, maximum, rms = _beside(seen, is_seen).T.tolist()
    return Overview(tuple(minimum), tuple(maximum), tuple(rms))


def _ever_finer(count: int) -> Iterator[int]:
    """The numbers below `count`: first far apart, then those between (the order of van der Corput)."""
    bits = max(count - 1, 1).bit_length()
    turned = (int(f"{number:0{bits}b}"[::-1], 2) for number in range(1 << bits))
    return (number for number in turned if number < count)


def _measured(sound: Samples) -> tuple[float, float, float]:
    mono = np.clip(to_mono(sound)[0], -1.0, 1.0)
    return float(mono.min()), float(mono.max()), float(np.sqrt(np.mean(mono * mono)))


def _beside(seen: Samples, is_seen: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> Samples:
    """Each column as the last one before it that was seen."""
    last = np.maximum.accumulate(np.where(is_seen, np.arange(len(seen)), 0))
    return seen[last]
