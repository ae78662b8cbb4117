"""Watches how long the window's thread was not free: what a user feels as stuttering."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer

EVERY_MS = 5


@dataclass(frozen=True)
class Stretch:
    """Between two ticks: by the clock, and of that the work of this thread, in milliseconds."""

    clock_ms: float
    work_ms: float


class Watchdog(QObject):
    """A timer in the window's thread. `stretches` tells how long it had to wait each time, and what for."""

    def __init__(self) -> None:
        super().__init__()
        self.stretches: list[Stretch] = []
        self._last = self._now()
        timer = QTimer(self, interval=EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._tick)
        timer.start()

    def longest_ms(self) -> float:
        """By the clock: also what other threads and programs took."""
        return max((stretch.clock_ms for stretch in self.stretches), default=0.0)

    def busiest_ms(self) -> float:
        """The longest work of this thread alone."""
        return max((stretch.work_ms for stretch in self.stretches), default=0.0)

    def forget(self) -> None:
        """Begin anew, now."""
        self.stretches.clear()
        self._last = self._now()

    def _tick(self) -> None:
        now = self._now()
        self.stretches.append(Stretch(*(1000 * (end - start) for start, end in zip(self._last, now, strict=True))))
        self._last = now

    def _now(self) -> tuple[float, float]:
        return time.perf_counter(), time.thread_time()


@contextmanager
def watched() -> Iterator[Watchdog]:
    """Watch while something is done."""
    dog = Watchdog()
    yield dog
    dog.deleteLater()
