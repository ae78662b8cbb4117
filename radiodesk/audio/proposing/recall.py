"""Searches the prints of other recordings for sound that is in this one as well: jingles, idents, station breaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.proposing.repeat import Recalled, Repeat
from radiodesk.audio.proposing.soundprint import LAST_S, PRINT_S, Prints, load_soundprint
from radiodesk.jobs.step import Step
from radiodesk.model.edits import Span

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

_OTHER, _BORDER = 0.36, 3
"""At a beginning, up to so many looks belong to what comes although nearly so many of their bits differ."""

_BLOCK = 125
_HITS = 4
"""So many prints of two seconds must be the same to the bit for anybody to look closer; of a jingle every fifth is."""

_COMMON = 64
"""A print that comes more often than this says nothing."""

_AROUND = 7500
"""Two minutes either way: longer than any jingle."""

_A_COPY = 0.5
"""When more than half of what is shorter is the same, it is the same programme once more."""


@dataclass(frozen=True)
class _Match:
    """Prints `first` to `last` that are those of another recording `shift` later; the higher the score the surer."""

    first: int
    last: int
    shift: int
    score: float


def recall(soundprint: Path, others: Sequence[Path], step: Step) -> Recalled:
    """What of a recording is heard in others too, by their soundprints; those that cannot be used are passed over.

    Of several the one that has most of it is named, the earlier in `others` first. Takes 0.1 s of processor for an hour
    in each of them.
    """
    own = load_soundprint(soundprint)
    found: list[tuple[_Match, int]] = []
    for number, other in enumerate(others):
        prints = load_soundprint(other)
        if own is not None and prints is not None:
            found += [(match, number) for match in matches(own, prints)]
        step(number + 1, len(others))
    chosen = _apart(sorted(found, key=lambda each: (each[0].first - each[0].last, each[1])))
    return Recalled(tuple(sorted((_repeat(*each) for each in chosen), key=lambda repeat: repeat.span)))


def matches(own: Prints, other: Prints) -> tuple[_Match, ...]:
    """Where both are the same for two seconds or more; nothing when most of it is."""
    found: list[_Match] = []
    for first, shift in _hints(own, other):
        if not found or found[-1].shift != shift or first >= found[-1].last:
            found += _grown(own, other, first, shift)
    best = [match for match, _ in _apart([(match, 0) for match in sorted(set(found), key=lambda match: -match.score)])]
    same = sum(match.last - match.first for match in best)
    return tuple(best) if same < _A_COPY * min(len(own), len(other)) else ()


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


def _grown(own: Prints, other: Prints, first: int, shift: int) -> tuple[_Match, ...]:
    """The longest stretch around a hint that is the same; none if it is too short or too different."""
    begin = max(first - _AROUND, 0, -shift)
    end = min(first + _AROUND, len(own), len(other) - shift)
    off = _differing(own[begin:end], other[begin + shift : end + shift])
    score = np.concatenate([[0.0], np.cumsum(_EVEN - off)])
    best = int(np.argmax(score - np.minimum.accumulate(score)))
    start = int(np.argmin(score[: best + 1]))
    is_long = _span(begin + start, begin + best).duration_s > SHORTEST_S - _ROUNDING_S
    if not is_long or off[start:best].mean() > _MOST:
        return ()
    start -= _begun(off[max(start - _BORDER, 0) : start][::-1])
    return (_Match(begin + start, begin + best, shift, float(score[best] - score[start])),)


def _begun(off: NDArray[np.float64]) -> int:
    """How many looks before the first that is clearly the same lie on the border: what was louder before hides it."""
    is_other = off >= _OTHER
    return int(is_other.argmax()) if is_other.any() else len(off)


def _differing(one: Prints, other: Prints) -> NDArray[np.float64]:
    """Which share of the bits differs; where either is silent, as many as speak neither for nor against, or more."""
    off = np.bitwise_count(one ^ other) / _BITS
    return np.where((one == 0) | (other == 0), _EVEN + 0.01, off)


def _apart(found: list[tuple[_Match, int]]) -> list[tuple[_Match, int]]:
    """The first of those that overlap."""
    kept: list[tuple[_Match, int]] = []
    for match, number in found:
        if all(match.last <= other.first or other.last <= match.first for other, _ in kept):
            kept.append((match, number))
    return kept


def _repeat(match: _Match, number: int) -> Repeat:
    span = _span(match.first, match.last)
    return Repeat(span, number, round(span.start_s + match.shift * PRINT_S, 3))


def _span(first: int, last: int) -> Span:
    return Span(round(first * PRINT_S, 3), round((last - 1) * PRINT_S + LAST_S, 3))
