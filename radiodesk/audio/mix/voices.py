"""The sounds of an episode as its channels have them: energies and peaks by windows, under gains, fades and ducking."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.fades import fade_gain
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.ducking import Ducking
from radiodesk.audio.mix.layout import Placed
from radiodesk.model.clips import BED, Clip
from radiodesk.model.edits import GainSpan


@dataclass(frozen=True)
class Voice:
    """A sound: its windows are `window` samples of the episode long, its energy is heard from `sides`.

    A mono sound comes from both sides in stereo.
    """

    measures: Measures
    window: float
    sides: int


class Stretch(NamedTuple):
    """A stretch of a sound at one gain: from its `start` on, heard from `place` on, in samples of the episode."""

    place: float
    start: float
    length: float
    gain: float


class Part(NamedTuple):
    """Windows that follow one another: the first begins at `place` in the episode, each is `window` samples long."""

    place: float
    window: float
    energies: Samples
    peaks: Samples

    @property
    def end(self) -> float:
        """Where in the episode the last window ends."""
        return self.place + len(self.energies) * self.window

    @property
    def middles(self) -> Energies:
        """Where in the episode the middles of the windows lie."""
        return self.place + np.arange(0.5, len(self.energies)) * self.window


def voice(measures: Measures, rate: int, channels: int) -> Voice:
    """A sound in an episode of so many channels at this rate."""
    window = measures.grid.window_s * rate
    if channels == 1:
        return Voice(measures.mono, window, 1)
    return Voice(measures, window, 3 - measures.channels)


def stretches(row: Iterable[Placed], gains: tuple[GainSpan, ...], rate: int) -> Iterator[Stretch]:
    """The stretches of the recording in a row, divided where the gain changes."""
    edges = [moment * rate for span in gains for moment in span[:2]]
    levels = [1.0, *(level for span in gains for level in (10 ** (span.gain_db / 20), 1.0))]
    for placed in row:
        if placed.clip is None:
            begin, end = placed.start, placed.start + placed.length
            first, last = bisect_right(edges, begin), bisect_left(edges, end)
            for (a, b), gain in zip(pairwise([begin, *edges[first:last], end]), levels[first:], strict=False):
                yield Stretch(placed.place + a - begin, a, b - a, gain)


def own_part(stretch: Stretch, sound: Voice) -> Part:
    """The windows of a stretch of the recording."""
    part = _part(stretch.place, stretch.start, stretch.length, sound)
    if sound.sides == 1 and stretch.gain == 1.0:
        return part
    energies, peaks = sound.sides * stretch.gain**2 * part.energies, stretch.gain * part.peaks
    return part._replace(energies=energies, peaks=peaks)


def clip_part(placed: Placed, clip: Clip, sound: Voice, ducking: Callable[[], Ducking], rate: int) -> Part:
    """The windows of a clip, under its gain and its fades; a bed gives way to speech."""
    length = placed.length + placed.after
    part = _part(placed.place, placed.start, length, sound)
    moments = np.clip(part.middles - placed.place, 0, length)
    gains = (10 ** (clip.gain_db / 20) * fade_gain(moments / rate, clip, length / rate)).astype(np.float32)
    if clip.role == BED:
        gains *= np.exp(_shares(ducking(), placed.place, moments) * np.float32(-clip.duck_db * _NEPERS_IN_DB))
    return part._replace(energies=part.energies * (sound.sides * gains * gains), peaks=part.peaks * gains)


def under_gains(part: Part, placed: Placed, gains: tuple[GainSpan, ...], rate: int) -> Part:
    """The windows of a stretch of the recording that was moved, under the gains that it has there, too."""
    edges = [moment for span in gains for moment in span[:2]]
    levels = np.array([1.0, *(level for span in gains for level in (10 ** (span.gain_db / 20), 1.0))], np.float32)
    gain = levels[np.searchsorted(edges, (part.middles - placed.place + placed.start) / rate, "right")]
    return part._replace(energies=part.energies * gain**2, peaks=part.peaks * gain)


def _part(place: float, start: float, length: float, sound: Voice) -> Part:
    """The windows whose middles lie in this stretch of a sound."""
    window, measures = sound.window, sound.measures
    first, last = (round(moment / window) for moment in (start, start + length))
    return Part(place - start + first * window, window, measures.energies[first:last], measures.peaks[first:last])


_DUCKING_STEP = 441
"""Samples between the places at which ducking is asked for: about a window."""

_NEPERS_IN_DB = float(np.log(10)) / 20


def _shares(ducking: Ducking, place: int, moments: Energies) -> Samples:
    numbers = (moments / _DUCKING_STEP).astype(np.intp)
    shares = ducking.share(place + _DUCKING_STEP // 2, int(numbers.max(initial=0)) + 1, _DUCKING_STEP)
    return shares[numbers]
