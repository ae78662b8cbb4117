"""The thread that reads ahead of the ear, and owns the file and the sound device, so that nobody waits for either."""

import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from radiodesk.audio.playing.belt import AHEAD, Belt
from radiodesk.audio.playing.reading import BLOCK_S, CHANNELS, Reading
from radiodesk.audio.playing.wish import Spot, Wish
from radiodesk.model.playing_problems import SoundDeviceLost
from radiodesk.model.problems import Problem

if TYPE_CHECKING:
    from radiodesk.audio.playing.loudspeaker import Loudspeaker

KEPT = 5
"""Blocks still heard after an edit while the new sound is being read: a tenth of a second, where that is enough."""

IDLE_S = 2.0
"""So long after the last sound the device is let go."""

LOST_S = 1.0
"""A device that has not asked for sound for so long is gone."""

STARTING_S = 4.0
"""So much longer it may take to begin: a sound server that has to be started first does."""


@dataclass
class Orders:
    """What the window's thread wants of the reader's; whoever touches it holds `Belt.changed`.

    `kept` is how many blocks are still heard after an edit: what is laid out slowly needs more. `number` counts
    wishes; `wanted` is where to begin anew, once for each. `problem` is what ended the reader's work.
    """

    wish: Wish
    device: str
    kept: int = KEPT
    number: int = 0
    wanted: Spot | None = None
    is_closed: bool = False
    problem: Problem | None = None


class Reader(threading.Thread):
    """Fills a belt as it is ordered, until the orders are closed or a problem ends it: then it `is_over`."""

    def __init__(self, recording: Path, orders: Orders, belt: Belt) -> None:
        """Nothing happens before `start`."""
        super().__init__(name="player", daemon=True)
        self.is_over = False
        self._recording, self._orders, self._belt = recording, orders, belt
        self._speaker: Loudspeaker | None = None
        self._is_sounding = False

    def run(self) -> None:
        """Read, and keep the device as it should be."""
        from radiodesk.audio.playing.loudspeaker import Loudspeaker  # slow to load: now, not at the first key

        try:
            with Reading(self._recording, self._orders.wish.sidecar) as reading:
                while not self._orders.is_closed:
                    self._read_on(reading)
                    self._keep_sounding(reading.rate, Loudspeaker)
        except Problem as problem:
            self._fail(problem)
        finally:
            if self._speaker is not None:
                self._speaker.close()

    def _fail(self, problem: Problem) -> None:
        belt, orders = self._belt, self._orders
        with belt.changed:
            belt.is_playing, self.is_over, orders.problem = False, True, problem
            orders.wanted = belt.here
            belt.clear(belt.here)

    def _read_on(self, reading: Reading) -> None:
        """Wait until there is something to do; then read one block, unless it is wanted no more meanwhile."""
        belt, orders = self._belt, self._orders
        with belt.changed:
            belt.changed.wait_for(self._has_work, LOST_S if self._is_sounding else IDLE_S)
            number, wish, wanted = orders.number, orders.wish, orders.wanted
            orders.wanted = None
            has_room, has_time = belt.is_hungry or wanted is not None, belt.is_well_fed
        if wanted is not None:
            begun = time.monotonic()
            reading.go(wish, wanted)
            needed = round(2 * (time.monotonic() - begun) / BLOCK_S) + 1
            orders.kept = min(max(needed, KEPT), AHEAD // 2)
        if has_time or reading.is_new:
            reading.settle()
        block = reading.block() if has_room else None
        with belt.changed:
            if number == orders.number:
                belt.add(block, is_at_end=reading.is_at_end)

    def _has_work(self) -> bool:
        is_quiet = self._belt.is_playing and not self._is_sounding
        return self._orders.is_closed or self._orders.wanted is not None or self._belt.is_hungry or is_quiet

    def _keep_sounding(self, rate: int, make: "type[Loudspeaker]") -> None:
        """The device runs while there is something to play, and is let go after a while without."""
        now, belt, device = time.monotonic(), self._belt, self._orders.device
        if self._speaker is not None and self._speaker.name != device:
            self._speaker.close()
            self._speaker, self._is_sounding = None, False
        if belt.is_playing and not self._is_sounding:
            belt.last_heard = belt.last_fed = now + STARTING_S
            self._speaker = self._speaker or make(rate, CHANNELS, belt.feed, device)
            self._speaker.start()
            self._is_sounding = True
        elif belt.is_playing and now - belt.last_fed > LOST_S:
            raise SoundDeviceLost
        elif self._speaker is not None and self._is_sounding and now - belt.last_heard > IDLE_S:
            self._speaker.stop()
            self._is_sounding = False
