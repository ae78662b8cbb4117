"""The chain from the timeline to the encoder's door: sample rate, channels, gain, limiter; from any place on.

What comes out for a stretch depends on that stretch and a little around it, so stretches may be made in any order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import gcd

import numpy as np
import soxr

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fold import to_mono
from radiodesk.audio.layer3 import FRAME
from radiodesk.audio.limiter import CONTEXT, limited
from radiodesk.audio.truepeak import BLOCK

_PIECE = 32 * FRAME
"""So many samples at a time: they stay in a core's own memory while they are worked on."""

_QUALITY = "HQ"
_FILTER = 1024
"""Samples, of whichever rate is lower, that resampling looks at on either side: the filter of soxr's HQ is shorter."""


@dataclass(frozen=True)
class Level:
    """The gain before the limiter in dB, and the true peak in dBTP that the limiter holds."""

    gain_db: float
    ceiling_dbtp: float


@dataclass(frozen=True)
class Conversion:
    """From one sample rate to another, exact to the sample: `numerator` samples come of each `denominator`."""

    from_hz: int
    to_hz: int

    @property
    def numerator(self) -> int:
        """Of the lowest terms."""
        return self.to_hz // gcd(self.from_hz, self.to_hz)

    @property
    def denominator(self) -> int:
        """Of the lowest terms."""
        return self.from_hz // gcd(self.from_hz, self.to_hz)

    @property
    def reach(self) -> int:
        """Samples after conversion that a sample depends on, on either side."""
        return 0 if self.from_hz == self.to_hz else _FILTER * max(1, -(-self.to_hz // self.from_hz)) + self.numerator

    def before(self, start: int, count: int) -> tuple[int, int]:
        """The start and count of the samples before conversion that `converted` needs for these after it."""
        first = (start - self.reach) // self.numerator
        last = -(-(start + count + self.reach) // self.numerator)
        return first * self.denominator, (last - first) * self.denominator

    def converted(self, sound: Samples, start: int, count: int) -> Samples:
        """The samples from `start` on, from what `before` asked for."""
        if self.from_hz == self.to_hz:
            return sound[:, start - self.before(start, count)[0] :][:, :count]
        skipped = start - (start - self.reach) // self.numerator * self.numerator
        together = soxr.resample(np.ascontiguousarray(sound.T), self.from_hz, self.to_hz, quality=_QUALITY)
        return np.asarray(together[skipped : skipped + count].T, np.float32)


def with_context(start: int, count: int) -> tuple[int, int]:
    """The start and count that `levelled` needs for `count` samples from `start` on."""
    return start - CONTEXT, -(-count // BLOCK) * BLOCK + 2 * CONTEXT


def levelled(sound: Samples, count: int, channels: int, level: Level) -> Iterator[Samples]:
    """`count` samples in pieces of (channels, n) at this level, from `sound` with its context."""
    gain = np.float32(10 ** (level.gain_db / 20))
    ceiling = 10 ** (level.ceiling_dbtp / 20)
    for start in range(0, count, _PIECE):
        window = _in_channels(sound[:, start : start + _PIECE + 2 * CONTEXT], channels) * gain
        yield limited(window, ceiling)[:, : count - start]


def _in_channels(sound: Samples, channels: int) -> Samples:
    mono_or_same = to_mono(sound) if channels == 1 else sound
    return mono_or_same if len(mono_or_same) == channels else np.broadcast_to(mono_or_same, (channels, sound.shape[1]))
