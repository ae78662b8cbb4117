"""The short queue between the thread that reads and the device's thread, and all that both must agree on."""

import threading
import time
from collections import deque

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.playing.meter import Meter
from radiodesk.audio.playing.reading import CHANNELS
from radiodesk.audio.playing.wish import Block, Spot

AHEAD = 50
"""Blocks that the reader is ahead of the ear: a second."""

WELL_FED = 16
"""So many give the reader time for something else."""


FADED = 240
"""Samples over which a sound dies away that is broken off: five milliseconds."""


class Belt:
    """Finished blocks in the order of playing. Whoever changes or waits for something holds `changed`.

    `here` is what is heard now, or where playing would begin. By the monotonic clock, `last_fed` is when the device
    asked last, `last_heard` when it got something; `meter` hears with it.
    """

    def __init__(self) -> None:
        """Empty and quiet, at the beginning."""
        self.changed = threading.Condition()
        self.here = Spot(0.0)
        self.is_playing = False
        self.is_at_end = False
        self.last_fed = self.last_heard = 0.0
        self.meter = Meter()
        self._blocks: deque[Block] = deque()
        self._used = 0
        self._fading: Samples | None = None

    @property
    def is_hungry(self) -> bool:
        """Whether there is room for more, and more to come."""
        return len(self._blocks) < AHEAD and not self.is_at_end

    @property
    def is_well_fed(self) -> bool:
        """Whether the reader has time for something else."""
        return not self.is_playing or self.is_at_end or len(self._blocks) > WELL_FED

    @property
    def read_up_to(self) -> Spot:
        """What comes behind all that is queued."""
        return self._blocks[-1].spot(len(self._blocks[-1].sound)) if self._blocks else self.here

    def clear(self, here: Spot) -> None:
        """Begin anew somewhere; what sounds now dies away."""
        self._let_fade()
        self._blocks.clear()
        self._used = 0
        self.here, self.is_at_end = here, False

    def hush(self) -> None:
        """Be quiet; what sounds now dies away."""
        if self.is_playing:
            self._let_fade()
        self.is_playing = False

    def trim(self, kept: int) -> None:
        """Keep only the next so many blocks; others will come behind them."""
        self.is_at_end = False
        while len(self._blocks) > kept:
            self._blocks.pop()

    def add(self, block: Block | None, *, is_at_end: bool) -> None:
        """The reader has read on."""
        self.is_at_end = is_at_end
        self._blocks.extend([block] if block else [])

    def feed(self, count: int) -> Samples:
        """So many samples for the device, (count, channels); what is not there is silent."""
        out = np.zeros((count, CHANNELS), np.float32)
        with self.changed:
            done = 0
            while self.is_playing and done < count and self._blocks:
                done += self._take(out[done:])
            self.last_fed = time.monotonic()
            if self.is_playing:
                self.last_heard = self.last_fed
                self.is_playing = bool(self._blocks) or not self.is_at_end
            self._fade(out)
            self.changed.notify_all()
        return out

    def _let_fade(self) -> None:
        """Keep a little of what would come next: a sound that breaks off clicks."""
        if self.is_playing and self._blocks:
            self._fading = self._blocks[0].sound[self._used :][:FADED]

    def _fade(self, out: Samples) -> None:
        """Let that go over into what is heard now."""
        if self._fading is not None:
            count = min(len(self._fading), len(out))
            rise = np.linspace(0, 1, count, dtype=np.float32)[:, None]
            out[:count] += (self._fading[:count] - out[:count]) * (1 - rise)
            self._fading = None

    def _take(self, out: Samples) -> int:
        block = self._blocks[0]
        if not self._used:
            self.meter.take(block.figures)
        piece = block.sound[self._used : self._used + len(out)]
        out[: len(piece)] = piece
        self._used += len(piece)
        self.here = block.spot(self._used)
        if self._used == len(block.sound):
            self._blocks.popleft()
            self._used = 0
        return len(piece)
