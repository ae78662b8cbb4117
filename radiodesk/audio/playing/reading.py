"""Reads an episode for the player, block by block, and goes on at the same sound when the edit changes."""

from pathlib import Path
from types import TracebackType

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.index import Index
from radiodesk.audio.levelling import Level
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.layout import Moment
from radiodesk.audio.playing.finding import Finding
from radiodesk.audio.playing.finish import Finish, planned_level
from radiodesk.audio.playing.gauge import Gauge
from radiodesk.audio.playing.stretch import Stretch
from radiodesk.audio.playing.wish import Block, Figures, Spot, Wish
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.audio.timeline import Timeline
from radiodesk.model.cleaning import Cleaning
from radiodesk.model.edits import EditList
from radiodesk.model.problems import StorageProblem

BLOCK_S = 0.02

CHANNELS = 2
"""Always as many: a clip may bring the second one at any time."""

_NEAR_S = 2.0
"""So far from the beginning it is quick to read up to a place."""

_SOFT_S = 0.005
_SHORTEST_LOOP_S = 0.05


class Reading:
    """Holds the recording and the sounds of the clips open, and knows where in the episode it is."""

    def __init__(self, recording: Path, sidecar: Path | None) -> None:
        """`sidecar` is that of the recording, if there is one: as it is, or cleaned up. Raises what `Source` raises."""
        self._recording, self._sidecar, self._deck = recording, sidecar, Deck()
        self._source = opened(recording, self._cleaning())
        self._finding: Finding | None = Finding(recording)
        self._index: Index | None = None
        self.rate: int = output_rate_hz(self._source.sample_rate_hz)
        self._wish = Wish(EditList())
        self._measures: Measures | None = None
        self._level: Level | None = None
        self._planned: tuple[object, ...] = ()
        self._finish: Finish | None = None
        self._before: Finish | None = None
        self._stretch: Stretch | None = None
        self._fading: Samples | None = None
        self._gauge = Gauge(self.rate, 1)
        self._place = self._from = self._start = self._end = 0
        self._is_loop = False

    @property
    def is_at_end(self) -> bool:
        """Whether there is nothing more to read."""
        return not self._is_loop and self._left <= 0

    @property
    def is_new(self) -> bool:
        """Whether no gain was found yet at all."""
        return not self._planned

    def go(self, wish: Wish, spot: Spot) -> None:
        """Begin anew, with the gain as it was: `settle` finds the new one. Raises `NothingLeft`, `ClipUnusable`."""
        self._deck.learn(wish.sounds)
        if self._learns_index(spot) or wish.sidecar != self._sidecar:
            self._sidecar, self._measures = wish.sidecar, None
            self._source.close()
            self._source = opened(self._recording, self._cleaning(), self._index)
        if self._measures is None:
            found = self._found()
            self._measures = found if found is not None and found.is_complete else None
        samples = self._measures.info.samples if self._measures else self._source.info.samples
        timeline = Timeline(self._source, samples, wish.edits, self._deck, self._measures)
        self._wish, self._before, self._fading = wish, None, None
        self._finish = self._finished(timeline)
        self._place = self._from = spot.place_in(timeline.layout)
        self._set_limits(timeline)
        self._stretch = self._stretched()

    def settle(self) -> None:
        """Find the gain of this edit, if it is another edit; what follows goes over to it without a step."""
        plan = (self._wish.edits, self._wish.sidecar, self._wish.standard, self._measures is not None)
        if plan == self._planned or self._finish is None:
            return
        self._planned, level = plan, planned_level(self._wish, self._measures)
        if level != self._level:
            self._before = self._finish if self._place != self._from else None
            self._level = level
            self._finish = self._finished(self._finish.timeline)

    def block(self) -> Block | None:
        """The next block; None behind the end. Raises what `Source.read` does, and `ClipUnusable`."""
        if self._finish is None or self.is_at_end:
            return None
        if self._left <= 0:
            self._turn_round()
        place, pace = self._place, self._wish.pace
        count = max(min(round(BLOCK_S * self.rate), round(self._left / abs(pace))), 1)
        sound = self._softened(self._sound(count), place)
        if self._gauge.channels != len(sound):
            self._gauge = Gauge(self.rate, len(sound))
        figures = Figures() if self._wish.is_grain else self._gauge.measure(sound)
        both = np.ascontiguousarray(np.broadcast_to(sound, (CHANNELS, count)).T)
        return Block(both, self._finish.timeline.layout, place, pace, figures)

    def __enter__(self) -> "Reading":
        """Give all files back at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self._deck.close()
        self._source.close()

    @property
    def _left(self) -> int:
        """Samples of the episode until the end, in the direction of playing."""
        return self._end - self._place if self._wish.pace > 0 else self._place - self._start

    def _learns_index(self, spot: Spot) -> bool:
        """Whether the index is there for the first time; who does not begin at the beginning waits for it."""
        if self._finding is None or not (self._finding.is_over or spot.recorded_s > _NEAR_S):
            return False
        self._index, self._finding = self._finding.index(), None
        return True

    def _set_limits(self, timeline: Timeline) -> None:
        """Where it ends. A loop of which nothing is left is none: then it plays on."""
        loop, until_s, place = self._wish.loop, self._wish.until_s, timeline.layout.place
        self._start, self._end = 0, timeline.length
        if until_s is not None:
            self._end = place(Moment(round(until_s * self.rate)))
        start, end = (place(Moment(round(edge * self.rate))) for edge in loop or (0.0, 0.0))
        self._is_loop = end - start >= _SHORTEST_LOOP_S * self.rate
        if self._is_loop:
            self._start, self._end = start, end
            self._place = self._place if start <= self._place <= end else start

    def _turn_round(self) -> None:
        """From one end of the loop to the other. What would follow dies away meanwhile: else each round would click."""
        soft = round(_SOFT_S * self.rate)
        if self._wish.pace > 0:
            self._fading, self._place = self._read(self._place, soft), self._start
        else:
            self._fading, self._place = self._read(self._place - soft, soft)[:, ::-1], self._end
        self._stretch = self._stretched()

    def _sound(self, count: int) -> Samples:
        """The next so many samples; the place goes on."""
        sound, fading, self._fading = self._fresh(count), self._fading, None
        if fading is not None:
            soft = min(fading.shape[1], count)
            rise = np.linspace(0, 1, soft, dtype=np.float32)
            sound[:, :soft] += (fading[:, :soft] - sound[:, :soft]) * (1 - rise)
        return sound

    def _fresh(self, count: int) -> Samples:
        assert self._finish is not None
        if self._stretch is not None:
            sound = self._stretch.read(count)
            self._place = self._stretch.place
            return sound
        sound = self._finish.read(self._place, count)
        if self._before is not None:
            before, rise = self._before.read(self._place, count), np.linspace(0, 1, count, dtype=np.float32)
            sound, self._before = before + (sound - before) * rise, None
        self._place += count
        return sound

    def _stretched(self) -> Stretch | None:
        if self._wish.pace == 1 or self._finish is None:
            return None
        return Stretch(self._read, self._place, self._wish.pace, self.rate)

    def _read(self, start: int, count: int) -> Samples:
        """With the gain of now: it may change on the way."""
        assert self._finish is not None
        return self._finish.read(start, count)

    def _softened(self, sound: Samples, place: int) -> Samples:
        """A grain rises from silence and falls back to it."""
        if not self._wish.is_grain:
            return sound
        places, soft = place + np.arange(sound.shape[1]), _SOFT_S * self.rate
        edge = np.minimum(places - self._from, self._end - places) / soft
        return np.asarray(sound * edge.clip(0, 1).astype(np.float32))

    def _finished(self, timeline: Timeline) -> Finish:
        standard = self._wish.standard
        if standard is None or self._level is None:
            return Finish(timeline, self._wish.edits.gain_db)
        return Finish(timeline, 0.0, self._level, standard.preset.channels)

    def _cleaning(self) -> Cleaning | None:
        """How the recording is cleaned up; its sidecar says so from the moment on when it begins to grow."""
        found = self._found()
        return None if found is None else found.header.cleaning

    def _found(self) -> Measures | None:
        """What is known of the recording so far."""
        try:
            return None if self._sidecar is None else Measures.open(self._sidecar)
        except (SidecarUnusable, StorageProblem):
            return None
