"""The engine's side: takes orders one after another and says how they went."""

import os
import threading
import time
from collections.abc import Callable
from queue import SimpleQueue
from typing import BinaryIO

from radiodesk.audio.engine.faults import told
from radiodesk.audio.engine.messages import Cancel, Done, Failed, Job, News, Progress, packed, unpacked
from radiodesk.audio.engine.plain import from_plain, to_plain
from radiodesk.audio.engine.work import WORKS
from radiodesk.jobs.step import Cancelled

NEWS_EVERY_S = 0.05

Tell = Callable[[News], None]


def serve(orders_in: BinaryIO, news_out: BinaryIO) -> None:
    """Carry out jobs for ever. They run on the main thread, to which the life of their worker processes is bound."""
    orders = Orders(orders_in)

    def tell(news: News) -> None:
        news_out.write(packed(news))
        news_out.flush()

    while True:
        job = orders.next()
        tell(_outcome(job, Telling(job, orders, tell)))


class Orders:
    """What the program wants, read on a thread of its own so that a running job can be stopped."""

    def __init__(self, pipe: BinaryIO) -> None:
        """Read until the pipe closes; then nobody is left to work for, and the process ends at once."""
        self._jobs: SimpleQueue[Job] = SimpleQueue()
        self._cancelled = 0
        threading.Thread(target=self._read, args=(pipe,), daemon=True, name="orders").start()

    def next(self) -> Job:
        """Wait for a job."""
        return self._jobs.get()

    def is_cancelled(self, job: Job) -> bool:
        """Whether that job should stop."""
        return self._cancelled == job.number

    def _read(self, pipe: BinaryIO) -> None:
        try:
            for line in pipe:
                match unpacked(line):
                    case Job() as job:
                        self._jobs.put(job)
                    case Cancel(number):
                        self._cancelled = number
        finally:
            os._exit(0)


class Telling:
    """The step of a job: passes its progress on, twenty times a second at most, and learns that it should stop."""

    def __init__(self, job: Job, orders: Orders, tell: Tell) -> None:
        """The job is taken up now; that is its first progress."""
        self._job, self._orders, self._tell = job, orders, tell
        self._news = Progress(job.number, 0.0, 1.0)
        self._say()

    def __call__(self, done: float, total: float, /) -> None:
        """Raises `Cancelled`."""
        if self._orders.is_cancelled(self._job):
            raise Cancelled
        self._news = Progress(self._job.number, float(done), float(total))
        if time.monotonic() - self._said_s >= NEWS_EVERY_S:
            self._say()

    def end(self) -> None:
        """Also say the last progress, if it came too soon after the one before it."""
        if self._news is not self._said:
            self._say()

    def _say(self) -> None:
        self._said, self._said_s = self._news, time.monotonic()
        self._tell(self._news)


def _outcome(job: Job, step: Telling) -> Done | Failed:
    work = from_plain(WORKS[job.kind], job.work)
    try:
        done = Done(job.number, to_plain(work.carry_out(step)))
    except Exception as error:  # noqa: BLE001 - the engine's door: whatever a file brings about belongs to the program
        return told(job.number, error, work.recording)
    step.end()
    return done
