"""A sound device for tests: it takes what it is given as fast as it is read, remembers it, and waits when told to."""

import threading
import time
from collections.abc import Callable

import numpy as np

from radiodesk.audio.playing.player import Player

ENOUGH = 777
_PATIENCE_S = 10.0


def until(claim: Callable[[], bool]) -> None:
    """Wait for something that happens on another thread."""
    end = time.monotonic() + _PATIENCE_S
    while not claim():
        assert time.monotonic() < end
        time.sleep(0.002)


class Ear:
    """Stands in for `loudspeaker.Loudspeaker`; whoever tests says which player it hears and up to which sample."""

    player: Player
    heard: list[np.ndarray]
    limit: int

    def __init__(self, _rate: int, _channels: int, feed: Callable[[int], np.ndarray], name: str = "") -> None:
        self._feed, self.name = feed, name

    def start(self) -> None:
        threading.Thread(target=self._listen).start()

    def stop(self) -> None:
        pass

    close = stop

    def _listen(self) -> None:
        player = self.player
        while player.is_playing:
            until(lambda: not player.is_playing or self._count() < self.limit)
            until(lambda: player._belt.is_well_fed or not player.is_playing)
            self.heard.append(self._feed(ENOUGH))

    @classmethod
    def _count(cls) -> int:
        return ENOUGH * len(cls.heard)

    @classmethod
    def hears(cls, player: Player, limit: int = 1 << 40) -> None:
        """Let `player` play, up to so many samples."""
        cls.player, cls.heard, cls.limit = player, [], limit
        player.play()
        until(lambda: cls._count() >= limit or not player.is_playing)

    @classmethod
    def hears_on(cls) -> np.ndarray:
        """All that is heard from the beginning to the end, (samples, channels)."""
        cls.limit = 1 << 40
        until(lambda: not cls.player.is_playing)
        cls.player.close()
        return np.concatenate(cls.heard)
