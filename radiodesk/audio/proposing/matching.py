"""Finds the stretches that two soundprints have in common."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.proposing.borders import sharpened
from radiodesk.audio.proposing.prints_file import LOOKS_A_PRINT, PRINT_S, Soundprint

SHORTEST_S = 2.0

_ROUNDING_S = 0.1
"""The border of a sound is known that well; what lasts two seconds may seem shorter by so much."""

_BITS = 32
_EVEN = 0.3
"""So many bits of a print may differ before it speaks against being the same sound. By chance half of them do, and of
those of a look that lies on a border, half in both, about so many."""

_MOST = 0.15
"""At most so many differ in all. Measured: 0.04 to 0.09 after MP3 at 64 kbit/s and another level; other words of the
same synthetic voice 0.2 and more."""

_LEAST = 100
"""Prints that must be the same for a sound of two seconds, whose first and last are blurred."""

_BLOCK = 125
_HITS = 4
"""So many prints of two seconds must be the same to the bit for anybody to look closer; of a jingle every fifth is."""

_COMMON = 64
"""A print that comes more often than this says nothing."""

_AROUND = 7500
"""Two minutes either way: longer than any jingle."""

_A_COPY = 0.5
"""When more than half of what is shorter is the same, it is the same programme once more."""


Prints = NDArray[np.uint32]


@dataclass(frozen=True)
class Match:
    """Looks `first` to `last` that are those of another recording `shift` later; the higher the score the surer."""

    first: int
    last: int
    shift: int
    score: float

    @property
    def span_s(self) -> tuple[float, float]:
        """When it begins and ends, in seconds: looks count from half a hop before their middle."""
        return max((self.first - 0.5) * PRINT_S, 0.0), (self.last - 0.5) * PRINT_S


def matches(own: Soundprint, other: Soundprint) -> tuple[Match, ...]:
    """Where both are the same for two seconds or more; nothing when most of it is."""
    found: list[Match] = []
    for first, shift in _hints(own.prints, other.prints):
        if not found or found[-1].shift != shift or first >= found[-1].last:
            found += _grown(own.prints, other.prints, first, shift)
    best = [match for match, _ in apart([(match, 0) for match in sorted(set(found), key=lambda match: -match.score)])]
    same = sum(match.last - match.first for match in best)
    if same >= _A_COPY * min(len(own.prints), len(other.prints)):
        return ()
    exact = (_sharp(own, other, match) for match in best)
    return tuple(match for match in exact if (match.last - match.first) * PRINT_S > SHORTEST_S - _ROUNDING_S)


def _hints(own: Prints, other: Prints) -> Iterator[tuple[int, int]]:
    """Where to look: the first print of a block of `own`, and how much later the same is heard in `other`."""
    numbers = np.argsort(own, kind="stable")
    in_order = own[numbers]
    lows, highs = (np.searchsorted(in_order, other, side) for side in ("left", "right"))
    counts = np.where((other != 0) & (highs - lows <= _COMMON), highs - lows, 0)
    at = np.repeat(np.arange(len(other)), counts)
    within = np.arange(len(at)) - np.repeat(np.cumsum(counts) - counts, counts)
    hits = numbers[np.repeat(lows, counts) + within]
    keys = (at - hits + len(own)) * (len(own) // _BLOCK + 1) + hits // _BLOCK
    found, times = np.unique(keys, return_counts=True)
    for key in found[times >= _HITS].tolist():
        shift, block = divmod(key, len(own) // _BLOCK + 1)
        yield block * _BLOCK, shift - len(own)


def _grown(own: Prints, other: Prints, first: int, shift: int) -> tuple[Match, ...]:
    """The longest stretch around a hint that is the same; none if it is too short or too different."""
    begin = max(first - _AROUND, 0, -shift)
    end = min(first + _AROUND, len(own), len(other) - shift)
    off = _differing(own[begin:end], other[begin + shift : end + shift])
    score = np.concatenate([[0.0], np.cumsum(_EVEN - off)])
    best = int(np.argmax(score - np.minimum.accumulate(score)))
    start = int(np.argmin(score[: best + 1]))
    if best - start < _LEAST or off[start:best].mean() > _MOST:
        return ()
    return (Match(begin + start, begin + best, shift, float(score[best] - score[start])),)


def _sharp(own: Soundprint, other: Soundprint, match: Match) -> Match:
    """With exact borders; until now they were counted in prints."""
    ahead, behind = max(-match.shift, 0), max(match.shift, 0)
    looks = (match.first - ahead, match.last - 1 + LOOKS_A_PRINT - ahead)
    first, last = sharpened(own.levels[ahead:], other.levels[behind:], *looks)
    return replace(match, first=first + ahead, last=last + ahead)


def _differing(one: Prints, other: Prints) -> NDArray[np.float64]:
    """Which share of the bits differs; where either is silent, as many as speak neither for nor against, or more."""
    off = np.bitwise_count(one ^ other) / _BITS
    return np.where((one == 0) | (other == 0), _EVEN + 0.01, off)


def apart(found: list[tuple[Match, int]]) -> list[tuple[Match, int]]:
    """The first of those that overlap."""
    kept: list[tuple[Match, int]] = []
    for match, number in found:
        if all(match.last <= other.first or other.last <= match.first for other, _ in kept):
            kept.append((match, number))
    return kept
