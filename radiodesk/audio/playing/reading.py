"""Reads an episode for the player, block by block, and goes on at the same sound when the edit changes."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.measures import Measures
from radiodesk.audio.mix.deck import Deck
from radiodesk.audio.mix.layout import Layout, Moment
from radiodesk.audio.mix.sound import Sound
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.audio.timeline import Timeline
from radiodesk.model.cleaning import Cleaning
from radiodesk.model.edits import EditList
from radiodesk.model.problems import StorageProblem

BLOCK = 1024

CHANNELS = 2
"""Always as many: a clip may bring the second one at any time."""


class Spot(NamedTuple):
    """Where playing is: a place of an episode as it is laid out or, before that is known, a moment of the recording."""

    time_s: float
    layout: Layout | None = None
    place: int = 0

    @property
    def recorded_s(self) -> float:
        """The moment of the recording; while a clip is heard that was put in, where that was done."""
        return self.time_s if self.layout is None else self.layout.moment(self.place).sample / self.layout.rate

    def place_in(self, layout: Layout) -> int:
        """Where the same is heard in another layout."""
        here = self.layout.moment(self.place) if self.layout else Moment(round(self.time_s * layout.rate))
        return layout.place(here)


class Wish(NamedTuple):
    """What is to be played: an edit from a spot on, until a moment of the recording or the end.

    `sidecar` is that of the recording, as it is or cleaned up, if there is one.
    """

    edits: EditList
    sounds: tuple[Sound, ...]
    sidecar: Path | None
    spot: Spot
    until_s: float | None


@dataclass(frozen=True)
class Block:
    """Sound of the episode, (samples, channels), that is heard from a place of its layout on."""

    sound: Samples
    layout: Layout
    place: int

    def spot(self, samples: int) -> Spot:
        """So many samples behind its beginning."""
        return Spot(0.0, self.layout, self.place + samples)


class Reading:
    """Holds the recording and the sounds of the clips open, and knows where in the episode it is."""

    def __init__(self, recording: Path, sidecar: Path | None) -> None:
        """`sidecar` is that of the recording, if there is one: as it is, or cleaned up. Raises what `Source` raises."""
        self._recording, self._sidecar, self._deck = recording, sidecar, Deck()
        self._source = opened(recording, self._cleaning())
        self.rate: int = output_rate_hz(self._source.sample_rate_hz)
        self._timeline: Timeline | None = None
        self._place = self._end = 0
        self._gain = np.float32(1.0)

    @property
    def is_at_end(self) -> bool:
        """Whether there is nothing more to read."""
        return self._place >= self._end

    def go(self, wish: Wish) -> None:
        """Begin anew. Raises `NothingLeft`, `ClipUnusable`."""
        self._deck.learn(wish.sounds)
        if wish.sidecar != self._sidecar:
            self._sidecar = wish.sidecar
            self._source.close()
            self._source = opened(self._recording, self._cleaning())
        found = self._measures()
        measures = found if found is not None and found.is_complete else None
        samples = measures.info.samples if measures else self._source.info.samples
        self._timeline = timeline = Timeline(self._source, samples, wish.edits, self._deck, measures)
        self._place, self._end = wish.spot.place_in(timeline.layout), timeline.length
        if wish.until_s is not None:
            self._end = timeline.layout.place(Moment(round(wish.until_s * self.rate)))
        self._gain = np.float32(10 ** (wish.edits.gain_db / 20))

    def block(self) -> Block | None:
        """The next block; None behind the end. Raises what `Source.read` does, and `ClipUnusable`."""
        count = min(BLOCK, self._end - self._place)
        if count <= 0 or self._timeline is None:
            return None
        sound = self._timeline.read(self._place, count) * self._gain
        block = Block(
            np.ascontiguousarray(np.broadcast_to(sound, (CHANNELS, count)).T), self._timeline.layout, self._place
        )
        self._place += count
        return block

    def __enter__(self) -> "Reading":
        """Give all files back at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self._deck.close()
        self._source.close()

    def _cleaning(self) -> Cleaning | None:
        """How the recording is cleaned up; its sidecar says so from the moment on when it begins to grow."""
        measures = self._measures()
        return None if measures is None else measures.header.cleaning

    def _measures(self) -> Measures | None:
        """What is known of the recording so far."""
        try:
            return None if self._sidecar is None else Measures.open(self._sidecar)
        except (SidecarUnusable, StorageProblem):
            return None
