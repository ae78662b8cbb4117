"""Brings samples into the form that an encoder takes, as the bytes of its planes."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples

_CD_FULL = 1 << 15
_STUDIO_FULL = 1 << 23
_LOW_BITS = 8
"""FFmpeg keeps 24 bits in the upper ones of 32."""

_HALF_WORDS = 4
"""Numbers of 16 bits in what the generator gives at a time."""

Planes = list[NDArray[np.generic]]
"""What each plane of a frame is filled with: one for each channel, or one for all, turn by turn."""


def planes(sound: Samples, sample_format: str, place: int) -> Planes:
    """`sound` (channels, n) in FFmpeg's `sample_format`; `place` is where in the episode it begins."""
    return _FORMS[sample_format](sound, place)


def _planar(sound: Samples, _place: int) -> Planes:
    return [np.ascontiguousarray(channel, np.float32) for channel in sound]


def _interleaved(sound: Samples, _place: int) -> Planes:
    return [np.ascontiguousarray(sound.T, np.float32)]


def _of_16_bits(sound: Samples, place: int) -> Planes:
    """With dither: without it, what fades out would end in crackling, as rounding follows the sound.

    The noise is triangular, one step to either side, at -93 dBFS (Lipshitz, Wannamaker & Vanderkooy 1992). It depends
    on the place and on nothing else.
    """
    steps = np.rint(sound.T * np.float32(_CD_FULL) + _dither(sound.shape[1], len(sound), place))
    return [np.clip(steps, -_CD_FULL, _CD_FULL - 1).astype(np.int16)]


def _of_24_bits(sound: Samples, _place: int) -> Planes:
    """Without dither: the steps are at -146 dBFS, under the noise of any microphone and any room."""
    steps = np.rint(sound.T.astype(np.float64) * _STUDIO_FULL)
    return [np.clip(steps, -_STUDIO_FULL, _STUDIO_FULL - 1).astype(np.int32) << _LOW_BITS]


def _dither(count: int, channels: int, place: int) -> Samples:
    """(count, channels), from -1 to 1, in the middle most often."""
    needed = -(-2 * count * channels // _HALF_WORDS)
    numbers = np.random.Philox(key=place % (1 << 64)).random_raw(needed).view(np.uint16)[: 2 * count * channels]
    first, second = numbers.astype(np.float32).reshape(2, count, channels)
    return np.asarray((first - second) / (1 << 16), np.float32)


_FORMS: dict[str, Callable[[Samples, int], Planes]] = {
    "fltp": _planar,
    "flt": _interleaved,
    "s16": _of_16_bits,
    "s32": _of_24_bits,
}
