"""The episode as it is heard, sample by sample: the recording as it was cut, and the clips that are mixed with it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.fades import CROSSING
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.converted import Converted
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.ducking import Ducking
from radiodesk.audio.mix.layout import Layout, Placed, half_crossfade, laid_out
from radiodesk.audio.mix.ramp import Ramp, fades_of
from radiodesk.audio.mix.segments import Course, Segments
from radiodesk.audio.mix.take import Take
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.source import Source
from radiodesk.model.clips import BED, OWN, Clip
from radiodesk.model.edits import EditList


class Timeline:
    """Reads the episode from any place, at the rate that is published. What is read may well exceed full scale.

    `channels` are as many as the sound with the most of them has; one channel is heard in both. `repeats` says whether
    the same samples come however it is read (see `Source.repeats`).
    """

    def __init__(
        self,
        source: Source,
        samples: int,
        edits: EditList,
        deck: Deck | None = None,
        measures: Measures | None = None,
        rate_hz: int = 0,
    ) -> None:
        """`samples` is the exact length of the recording; the clips' sounds lie on the `deck`.

        Beds give way to what the `measures` of the recording, complete, show as speech; without them they do not.
        `rate_hz` is for who publishes at another rate than most. Raises `NothingLeft` and `ClipUnusable`.
        """
        rate = rate_hz or output_rate_hz(source.sample_rate_hz)
        self._recording, self._deck, self._edits = Converted(source, rate), deck or Deck(), edits
        self.layout: Layout = laid_out(edits, round(samples * rate / source.sample_rate_hz), rate)
        self.sample_rate_hz: int = rate
        self.length: int = self.layout.length
        self.crossfade: int = 2 * half_crossfade(rate)
        sounds = [self._recording, *(self._deck.sound(clip, rate) for clip in edits.clips if clip.sound != OWN)]
        self.channels: int = max(sound.channels for sound in sounds)
        self.repeats: bool = all(sound.repeats for sound in sounds)
        self._segments = Segments(edits.gains, rate)
        has_beds = any(clip.role == BED for clip in edits.clips)
        self._ducking = Ducking(self.layout, measures) if has_beds and measures else None

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Where something begins or ends in the episode, and which sample of the main sound lies there."""
        edges = {edge for over in self.layout.over for edge in (over.place, over.end)}
        row = [(placed.place, placed.start) for placed in self.layout.main]
        inner = (
            (edge, placed.start + edge - placed.place)
            for placed in self.layout.main
            for edge in edges
            if placed.place < edge < placed.end
        )
        return tuple(sorted([*row, *inner]))

    def read(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` of the episode, (channels, count), silent before and beyond it."""
        out = np.zeros((self.channels, count), np.float32)
        for placed, first, length in self._heard(start, count):
            take = self._take(placed, first, length)
            sound = take.shaped(self._sound(placed.clip, take))
            out[:, first - start :][:, : sound.shape[1]] += sound
        for fade in self._fades(start, count):
            fade.apply(out)
        return out

    def content(self, start: int, count: int) -> tuple[object, ...]:
        """What `read` gives, as a value: where it is the same, the same samples come, wherever in an episode it is."""
        takes = (
            (first - start, self._take(placed, first, length)) for placed, first, length in self._heard(start, count)
        )
        return (self.sample_rate_hz, self.channels, count, *takes, self._fades(start, count))

    def _heard(self, start: int, count: int) -> Iterator[tuple[Placed, int, int]]:
        """Which placed sounds are heard in a stretch of the episode: each with its first sample there and how many."""
        row = self.layout.main
        low = bisect_right(row, start - self.crossfade, key=lambda placed: placed.end)
        high = bisect_left(row, start + count + self.crossfade, key=lambda placed: placed.place)
        for placed in chain(row[low:high], self.layout.over):
            first = max(placed.place - placed.before, start)
            last = min(placed.end + placed.after, start + count)
            if first < last:
                yield placed, first, last - first

    def _take(self, placed: Placed, first: int, count: int) -> Take:
        """What a placed sound gives to `first` to `first + count` of the episode."""
        clip, within = placed.clip, first - placed.place
        start, edges = placed.start + within, _edges(placed, first, count)
        if clip is None:
            return Take("", start, count, edges, self._segments.course(start, count))
        fades = fades_of(clip, within, count, placed.length + placed.after, self.sample_rate_hz)
        course = self._segments.course(start, count) if clip.sound == OWN else Course()
        take = Take(clip.sound, start, count, edges + fades, course.raised(clip.gain_db))
        if clip.role == BED and self._ducking:
            return take._replace(duck_db=clip.duck_db, yielding=self._ducking.yielding(first, count))
        return take

    def _sound(self, clip: Clip | None, take: Take) -> Samples:
        if clip is None or clip.sound == OWN:
            return self._recording.view(take.start, take.length)
        return self._deck.view(clip, self.sample_rate_hz, take.start, take.length)

    def _fades(self, start: int, count: int) -> tuple[Ramp, ...]:
        return fades_of(self._edits, start, count, self.length, self.sample_rate_hz)


def _edges(placed: Placed, first: int, count: int) -> tuple[Ramp, ...]:
    """The crossfades of a placed sound that touch a stretch of the episode."""
    begin, end = placed.place - placed.before - first, placed.end + placed.after - first
    ramps = (Ramp(begin, placed.rise, CROSSING), Ramp(end - placed.fall, placed.fall, CROSSING, is_falling=True))
    return tuple(ramp for ramp in ramps if ramp.touches(count))
