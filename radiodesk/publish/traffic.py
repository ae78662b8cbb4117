"""What all connections of all destinations share: how fast they may go, whether they wait, and how much has passed."""

import threading
import time
from collections import deque

from radiodesk.jobs.step import Cancelled

LOOK_EVERY_S = 0.05
"""So soon whoever waits notices that he may go on, or should stop."""

SIP_BYTES = 16 * 1024
"""What passes at once: small, so that several connections share a narrow limit evenly."""

RATE_OVER_S = 8.0

_Moment = tuple[float, int]


class Traffic:
    """A token bucket with a pause. `limit_kbps` is in kB/s for all together; 0 for as fast as the line goes."""

    def __init__(self, limit_kbps: float = 0.0) -> None:
        """Nothing waits yet."""
        self.limit_kbps = limit_kbps
        self._open = threading.Event()
        self._open.set()
        self._lock = threading.Lock()
        self._free_at_s = 0.0
        self._passed = 0
        self._lately: deque[_Moment] = deque()

    @property
    def is_paused(self) -> bool:
        """Whether everything waits."""
        return not self._open.is_set()

    @property
    def passed_bytes(self) -> int:
        """How much has passed so far."""
        return self._passed

    @property
    def rate(self) -> float:
        """Bytes a second over the last seconds."""
        with self._lock:
            if not self._lately:
                return 0.0
            begin_s, before = self._lately[0]
            return (self._passed - before) / max(time.monotonic() - begin_s, 0.5)

    def pause(self) -> None:
        """Let nothing pass any more."""
        self._open.clear()

    def resume(self) -> None:
        """Let it pass again."""
        with self._lock:
            self._lately.clear()
        self._open.set()

    def let_pass(self, size_bytes: int, stop: threading.Event) -> None:
        """Wait until so many bytes may go out. Raises `Cancelled` once `stop` is set."""
        for start in range(0, size_bytes, SIP_BYTES):
            self._sip(min(SIP_BYTES, size_bytes - start), stop)

    def _sip(self, size_bytes: int, stop: threading.Event) -> None:
        self.wait_open(stop)
        until_s = self._reserve(size_bytes)
        while (left_s := until_s - time.monotonic()) > 0 and self.limit_kbps:
            stop_or_go(stop, min(left_s, LOOK_EVERY_S))
        with self._lock:
            now_s = time.monotonic()
            self._lately.append((now_s, self._passed))
            self._passed += size_bytes
            while now_s - self._lately[0][0] > RATE_OVER_S:
                self._lately.popleft()

    def wait_open(self, stop: threading.Event) -> None:
        """Wait while it is paused. Raises `Cancelled` once `stop` is set."""
        stop_or_go(stop, 0)
        while not self._open.wait(LOOK_EVERY_S):
            stop_or_go(stop, 0)

    def _reserve(self, size_bytes: int) -> float:
        """The next free stretch of time on the line; its end."""
        if not self.limit_kbps:
            return 0.0
        with self._lock:
            begin_s = max(time.monotonic(), self._free_at_s)
            self._free_at_s = begin_s + size_bytes / (self.limit_kbps * 1000)
            return self._free_at_s


def stop_or_go(stop: threading.Event, wait_s: float) -> None:
    """Wait a moment, then go on. Raises `Cancelled` at once when `stop` is set meanwhile."""
    if stop.wait(wait_s) if wait_s > 0 else stop.is_set():
        raise Cancelled
