"""Ramps: what rises or falls over a stretch of sound, be it a crossfade or a fade."""

from math import ceil, floor
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import shape
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList


class Ramp(NamedTuple):
    """A ramp, `length` samples long. It begins `start` samples behind the beginning of a stretch, or before it."""

    start: float
    length: float
    shape: str
    is_falling: bool = False

    def touches(self, count: int) -> bool:
        """Whether it changes anything of a stretch of `count` samples, which nothing precedes or follows."""
        is_near = self.start < count if self.is_falling else self.start + self.length > 0
        return self.length > 0 and is_near

    def apply(self, sound: Samples) -> None:
        """Turn `sound` (channels, n), the stretch, down as far as the ramp does."""
        end = self.start + self.length
        count = sound.shape[1]
        first = min(max(floor(self.start), 0), count) if self.is_falling else 0
        last = count if self.is_falling else min(max(ceil(end), 0), count)
        middles = np.arange(first, last) + 0.5
        over = end - middles if self.is_falling else middles - self.start
        sound[:, first:last] *= shape(over / self.length, self.shape).astype(np.float32)


def fades_of(edges: EditList | Clip, first: int, count: int, length: int, rate: int) -> tuple[Ramp, ...]:
    """The fades of an episode or a clip, `length` samples long, that touch `first` to `first + count` of it.

    A fade longer than that is as long as it; see `fades.fade_gain`.
    """
    rise, fall = (min(fade_s * rate, length) for fade_s in (edges.fade_in_s, edges.fade_out_s))
    fades = (
        Ramp(-first, rise, edges.fade_in_shape),
        Ramp(length - first - fall, fall, edges.fade_out_shape, is_falling=True),
    )
    return tuple(fade for fade in fades if fade.touches(count))
