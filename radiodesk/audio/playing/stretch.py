"""Plays faster or slower at the same pitch: overlapping pieces of the sound, each laid where it fits the one before.

WSOLA, after W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity (WSOLA) for high
quality time-scale modification of speech" (ICASSP 1993): every piece is taken from near the place that the pace asks
for, just where it is most like what would have followed the piece before.
"""

from collections.abc import Callable

import numpy as np

from radiodesk.audio.arrays import Samples

Read = Callable[[int, int], Samples]
"""Gives samples from a start on, so many, as (channels, count); silent where there is nothing."""

_HOP_S = 0.016
"""Half a piece: two periods of the deepest voice, and short enough not to say a consonant twice."""

_SEARCH_S = 0.008
"""So far from the place asked for a piece may lie; between both ways a period of the deepest voice fits."""

_CHUNK = 1 << 14
"""Samples that are read at once: whoever goes backwards enters the file anew for each."""


class Stretch:
    """Sound at a pace, from a place on. With a negative pace it is heard backwards."""

    def __init__(self, read: Read, place: int, pace: float, rate: int) -> None:
        """`place` is the first sample that is heard; backwards, the one behind it."""
        self._sound = _Chunks(_mirrored(read) if pace < 0 else read)
        self._sign = -1 if pace < 0 else 1
        self._pace = abs(pace)
        self._hop, self._search = round(_HOP_S * rate), round(_SEARCH_S * rate)
        self._rise = (np.sin((np.arange(self._hop) + 0.5) * (np.pi / 2 / self._hop)) ** 2).astype(np.float32)
        self._wanted = float(self._sign * place)
        self._taken: int | None = None
        self._ready: Samples | None = None

    @property
    def place(self) -> int:
        """The place that the pace has come to, as far as `read` went."""
        waiting = 0 if self._ready is None else self._ready.shape[1]
        return self._sign * round(self._wanted - waiting * self._pace)

    def read(self, count: int) -> Samples:
        """The next samples, (channels, count)."""
        ready = [] if self._ready is None else [self._ready]
        while sum(part.shape[1] for part in ready) < count:
            ready.append(self._next())
        together = np.concatenate(ready, axis=1)
        self._ready = together[:, count:]
        return together[:, :count]

    def _next(self) -> Samples:
        """The next half piece: the end of the one before fades into the beginning of a new one."""
        wanted, hop = round(self._wanted), self._hop
        self._wanted += self._pace * hop
        if self._taken is None:
            self._taken = wanted
            return self._sound.read(wanted, hop)
        follows = self._taken + hop
        low = min(follows, wanted - self._search)
        high = max(follows, wanted + self._search) + 2 * hop
        sound = self._sound.read(low, high - low)
        best = _most_alike(sound, follows - low, wanted - self._search - low, 2 * self._search, 2 * hop)
        self._taken = low + best
        before, after = sound[:, follows - low :][:, :hop], sound[:, best : best + hop]
        return np.asarray(before + (after - before) * self._rise)


class _Chunks:
    """Reads much at a time, and passes on little."""

    def __init__(self, read: Read) -> None:
        self._read, self._start = read, 0
        self._sound: Samples | None = None

    def read(self, start: int, count: int) -> Samples:
        if self._sound is None or not self._start <= start <= start + count <= self._start + self._sound.shape[1]:
            self._start, self._sound = start, self._read(start, max(count, _CHUNK))
        return self._sound[:, start - self._start :][:, :count]


def _mirrored(read: Read) -> Read:
    """The same sound backwards: sample n is what was the sample before -n."""
    return lambda start, count: read(-start - count, count)[:, ::-1]


def _most_alike(sound: Samples, follows: int, first: int, width: int, length: int) -> int:
    """Where, up to `width` behind `first`, `length` samples are most like those at `follows`."""
    mono = sound.sum(axis=0)
    pattern, field = mono[follows : follows + length], mono[first : first + width + length]
    likeness = np.correlate(field, pattern, "valid")
    power = np.concatenate([[0.0], np.cumsum(np.square(field, dtype=np.float64))])
    return first + int(np.argmax(likeness / np.sqrt(power[length:] - power[:-length] + 1e-6)))
