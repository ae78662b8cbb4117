"""One desk at a time: a small file at the place says who is publishing there, and is gone when nobody is.

Whether a lock is left over is judged without trusting anybody's clock: only its content counts, which its owner changes
every few minutes. A content that this computer has seen unchanged for an hour belongs to nobody.
"""

import json
import math
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from radiodesk.model.problems import FileMissing, Problem
from radiodesk.model.server_problems import DestinationBusy
from radiodesk.publish.delivering import deliver_bytes, read_most
from radiodesk.publish.place import Place

LOCK_PATH = ".radiodesk/lock.json"

STALE_S = 3600.0
BEAT_S = 300.0
"""The owner shows every so often that he is alive."""

LARGEST_LOCK_BYTES = 10_000


@dataclass(frozen=True)
class Claim:
    """What stands in a lock: whom to name to people, since when by his own clock, and which desk and run it is.

    `desk` is the same for every run of one library on one computer; a lock of one's own desk is left over, as a library
    is never open twice. `beat` grows while the run is alive.
    """

    owner: str
    since: str
    desk: str
    run: str
    beat: int = 0


SeenFor = Callable[[bytes], float]
"""For how many seconds this computer has seen a lock with just this content; 0.0 for one that is new to it."""


class Lock:
    """Holds a place. For one thread at a time."""

    def __init__(self, claim: Claim, seen_for: SeenFor) -> None:
        """Nothing is held yet."""
        self._claim, self._seen_for = claim, seen_for
        self._beaten_s = math.inf  # nobody beats before the place is held

    def take(self, place: Place) -> None:
        """Hold the place from now on. Raises `DestinationBusy` while another desk does."""
        while not place.write_new(LOCK_PATH, _words(self._claim)):
            standing = _standing(place)
            if standing is None:
                continue  # it went just now
            holder = understand_claim(standing)
            if holder is not None and holder.run == self._claim.run:
                break  # the answer to an earlier try was lost on the way
            if not self._is_left_over(standing, holder):
                raise _busy(place, holder)
            if _standing(place) == standing:
                place.remove(LOCK_PATH)
        self._beaten_s = time.monotonic()

    def confirm(self, place: Place) -> None:
        """Make sure that the place is still held. Raises `DestinationBusy` when it was taken over."""
        standing = _standing(place)
        holder = understand_claim(standing) if standing is not None else None
        if holder is None or holder.run != self._claim.run:
            raise _busy(place, holder)

    def beat(self, place: Place) -> None:
        """Show that the owner is alive, if it is time to."""
        if not self.is_beat_due:
            return
        self.confirm(place)
        self._claim = replace(self._claim, beat=self._claim.beat + 1)
        self._beaten_s = time.monotonic()
        deliver_bytes(place, LOCK_PATH, _words(self._claim))

    @property
    def is_beat_due(self) -> bool:
        """Whether it is time to show that the owner is alive."""
        return time.monotonic() - self._beaten_s >= BEAT_S

    def release(self, place: Place) -> None:
        """Let go of the place. Where that cannot be done any more, the lock is left over and our next run takes it."""
        with suppress(Problem):
            self.confirm(place)
            place.remove(LOCK_PATH)

    def _is_left_over(self, standing: bytes, holder: Claim | None) -> bool:
        is_own = holder is not None and holder.desk == self._claim.desk
        return is_own or self._seen_for(standing) >= STALE_S


def foreign_claim(place: Place, desk: str) -> Claim | None:
    """Who is, or was, publishing there that is not this desk; None for nobody."""
    standing = _standing(place)
    if standing is None:
        return None
    holder = understand_claim(standing) or Claim("?", "", "", "")
    return None if holder.desk == desk else holder


def understand_claim(data: bytes) -> Claim | None:
    """None for what is not a lock that can be read; it is somebody's all the same."""
    try:
        words = json.loads(data)
        owner, since, desk, run = (str(words[name]) for name in ("owner", "since", "desk", "run"))
        claim = Claim(owner, since, desk, run, int(words["beat"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return claim if claim.run else None


def _words(claim: Claim) -> bytes:
    return json.dumps(asdict(claim), ensure_ascii=False).encode()


def _standing(place: Place) -> bytes | None:
    try:
        return read_most(place, LOCK_PATH, LARGEST_LOCK_BYTES)
    except FileMissing:
        return None


def _busy(place: Place, holder: Claim | None) -> DestinationBusy:
    owner, since = (holder.owner, holder.since) if holder else ("?", "?")
    return DestinationBusy(owner=owner, server=place.name, since=since)
