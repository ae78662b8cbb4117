"""Where a sound that is heard in two recordings begins and ends: as long as their levels run beside each other.

Looks of 128 ms blur a border by as much; levels of 16 ms tell it sharply.
"""

import numpy as np
from numpy.typing import NDArray

Levels = NDArray[np.float16]

_REACH = 12
"""Looks on either side of a border that was found roughly."""

_BESIDE_DB = 3.0
"""So far apart levels still run beside each other. MP3 at 32 kbit/s changes them by 1 dB."""

_SOFT_DB = 25.0
"""What is so far below the sound in both is a room, or silence, which are as loud everywhere and belong to no sound."""

_NOTHING = -0.01


def sharpened(own: Levels, other: Levels, first: int, last: int) -> tuple[int, int]:
    """The first look and the one behind the last of a sound that is roughly at `first` to `last` of both.

    `own` and `other` are the levels of two recordings, shifted so that the sound lies at the same place.
    """
    begin, end = max(first - _REACH, 0), min(last + _REACH, len(own), len(other))
    one, two = own[begin:end].astype(np.float64), other[begin:end].astype(np.float64)
    sound = slice(first - begin, last - begin)
    apart = np.abs(one - two - np.median(one[sound] - two[sound]))
    speaks_for = _BESIDE_DB - np.minimum(apart, 2 * _BESIDE_DB)
    is_soft = [levels < np.median(levels[sound]) - _SOFT_DB for levels in (one, two)]
    speaks_for[is_soft[0] & is_soft[1]] = _NOTHING
    head = speaks_for[: first - begin + _REACH]
    tail = speaks_for[last - begin - _REACH :]
    start = int(np.argmax(np.cumsum(head[::-1])[::-1]))
    stop = int(np.argmax(np.cumsum(tail)))
    return begin + start, last - _REACH + stop + 1
