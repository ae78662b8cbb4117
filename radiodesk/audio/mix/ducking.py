"""How far beds give way to speech: from the stored energies of the recording alone, so no sound is read for it.

Speech is where the recording's energy comes near its own loudness; pauses within it count as speech. A bed sinks before
the first word, which is known from the energies, and comes back gently behind the last. All this looks a second or so
around a moment and is laid out in whole samples of the recording: the same words duck the same, wherever an edit moves
them and however the episode is divided.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import shape
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.layout import Layout, Placed

Spans = NDArray[np.int64]
"""Begins and ends in samples, (n, 2)."""

_NOTHING: Spans = np.zeros((0, 2), np.int64)

_PAUSE_S = 0.4
"""Shorter pauses count as speech."""

_SHORTEST_S = 0.05
"""What is shorter and stands alone is a knock, not speech."""

_ATTACK_S = 0.15
_RELEASE_S = 0.5

_AROUND_S = 1.0
"""So far around a stretch lies all that can change how beds give way in it: a release, a pause and a knock."""


class Yielding(NamedTuple):
    """How far beds give way over a stretch: decided by the speech in and around it, counted from its beginning."""

    rate: int
    speech: tuple[tuple[int, int], ...]

    def share(self, count: int, step: int = 1) -> Samples:
        """How far, 0 to 1, at `count` of its samples, each `step`th, float32 (count,)."""
        share = np.zeros(count, np.float32)
        attack, release = _rise(round(_ATTACK_S * self.rate)), _rise(round(_RELEASE_S * self.rate))[::-1]
        for begin, end in self.speech:
            share[-(-begin // step) : max(-(-end // step), 0)] = 1.0
            _lift(share, begin - len(attack), attack, step)
            _lift(share, end, release, step)
        return share


class Ducking:
    """How far beds give way at any sample of an episode, counted as in its layout."""

    def __init__(self, layout: Layout, measures: Measures) -> None:
        """`measures` are those of the recording, complete."""
        self._rate = layout.rate
        self._own = [placed for placed in layout.main if placed.is_recording]
        windows = measures.speech * (measures.grid.window_s * layout.rate)
        self._recorded: Spans = np.rint(windows).astype(np.int64)

    def share(self, first: int, count: int, step: int = 1) -> Samples:
        """How far beds give way, 0 to 1, at `count` samples of the episode, each `step`th from `first` on, float32.

        Inserts, silence and what lies outside the episode do not duck.
        """
        return self.yielding(first, count * step).share(count, step)

    def yielding(self, first: int, count: int) -> Yielding:
        """The same for a whole stretch, as a value: where it is equal, beds give way alike."""
        around = round(_AROUND_S * self._rate)
        speech = self._speech(first - around, first + count + around)
        is_near = speech[:, 1] > first - round(_RELEASE_S * self._rate)
        is_near &= speech[:, 0] < first + count + round(_ATTACK_S * self._rate)
        near = (speech[is_near] - first).tolist()
        return Yielding(self._rate, tuple((max(begin, 0), min(end, count)) for begin, end in near))

    def _speech(self, first: int, last: int) -> Spans:
        """Where in this stretch of the episode speech is heard, in order."""
        spans = np.concatenate([_NOTHING, *(self._heard(placed, first, last) for placed in self._own)])
        if not len(spans):
            return spans
        apart = np.flatnonzero(spans[1:, 0] - spans[:-1, 1] >= _PAUSE_S * self._rate)
        whole = np.stack([spans[np.append(0, apart + 1), 0], spans[np.append(apart, -1), 1]], axis=1)
        speech: Spans = whole[whole[:, 1] - whole[:, 0] >= _SHORTEST_S * self._rate]
        return speech

    def _heard(self, placed: Placed, first: int, last: int) -> Spans:
        """The speech in what of a stretch of the recording is heard between two places of the episode."""
        moved = placed.place - placed.start
        begin, end = max(placed.place, first) - moved, min(placed.end, last) - moved
        if begin >= end:
            return _NOTHING
        spans = self._recorded
        inside = spans[np.searchsorted(spans[:, 1], begin, "right") : np.searchsorted(spans[:, 0], end)]
        return np.clip(inside, begin, end) + moved


@cache
def _rise(length: int) -> Samples:
    """From 0 to 1 without a corner."""
    return np.asarray(shape((np.arange(length) + 0.5) / length, "s-curve"), np.float32)


def _lift(share: Samples, place: int, ramp: Samples, step: int) -> None:
    """Bring `share`, which has each `step`th sample, up to `ramp`, which begins at the sample `place`."""
    first, last = max(-(-place // step), 0), min(-(-(place + len(ramp)) // step), len(share))
    if first < last:
        np.maximum(share[first:last], ramp[first * step - place :: step][: last - first], out=share[first:last])
