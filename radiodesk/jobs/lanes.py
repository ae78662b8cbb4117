"""Lanes: one worker thread each for audio, network and store, so that long work never blocks the window.

A job is a plain function that takes a `step`. Whoever starts it listens through one callback; calls arrive on the
worker's thread, at most twenty a second.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from itertools import count
from typing import Literal

from radiodesk.jobs.step import Cancelled, Step

Lane = Literal["audio", "network", "store"]

NEWS_EVERY_S = 0.05

_log = logging.getLogger(__name__)
_numbers = count(1)


class State(Enum):
    """Where a job stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self in {State.DONE, State.FAILED, State.CANCELLED}


@dataclass(eq=False)
class Job:
    """One piece of long work. `progress` runs from 0 to 1; `result` and `problem` are set when it is over."""

    title: str
    lane: Lane
    number: int = field(default_factory=lambda: next(_numbers))
    state: State = State.WAITING
    progress: float = 0.0
    result: object = None
    problem: BaseException | None = None
    started_s: float = 0.0
    _stop: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the job to stop at its next step."""
        self._stop.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Wait until the job is over; False when the time ran out first."""
        return self._over.wait(timeout_s)

    @property
    def remaining_s(self) -> float | None:
        """How long it will still take, guessed from what is done; None while that is a wild guess."""
        elapsed_s = time.monotonic() - self.started_s
        if self.state is not State.RUNNING or self.progress < 0.02 or elapsed_s < 1:
            return None
        return elapsed_s / self.progress * (1 - self.progress)


Listener = Callable[[Job], None]


class Lanes:
    """Runs jobs: jobs of one lane one after another, lanes beside each other."""

    def __init__(self, listener: Listener = lambda _job: None) -> None:
        """`listener` hears of every change of every job, on the thread of that job."""
        self._listener = listener
        self._pools = {lane: ThreadPoolExecutor(1, f"lane-{lane}") for lane in ("audio", "network", "store")}
        self._open: set[Job] = set()

    def start(self, title: str, lane: Lane, work: Callable[[Step], object]) -> Job:
        """Put `work` in its lane. The job is returned at once."""
        job = Job(title, lane)
        self._open.add(job)
        self._pools[lane].submit(self._run, job, work)
        self._listener(job)
        return job

    def running(self) -> tuple[Job, ...]:
        """The jobs that are not over yet, oldest first."""
        return tuple(sorted(self._open, key=lambda job: job.number))

    def close(self) -> None:
        """Cancel what runs and wait for it."""
        for job in self.running():
            job.cancel()
        for pool in self._pools.values():
            pool.shutdown(wait=True)

    def _run(self, job: Job, work: Callable[[Step], object]) -> None:
        try:
            if job._stop.is_set():
                raise Cancelled
            job.state, job.started_s = State.RUNNING, time.monotonic()
            self._listener(job)
            job.result = work(self._step(job))
            job.state, job.progress = State.DONE, 1.0
        except Cancelled:
            job.state = State.CANCELLED
        except Exception as problem:  # noqa: BLE001 - a job's failure belongs to its listener, whatever it is
            _log.exception("job %s failed", job.title)
            job.state, job.problem = State.FAILED, problem
        finally:
            self._open.discard(job)
            job._over.set()
            self._listener(job)

    def _step(self, job: Job) -> Step:
        last_news_s = 0.0

        def step(done: float, total: float, /) -> None:
            nonlocal last_news_s
            if job._stop.is_set():
                raise Cancelled
            job.progress = min(done / total, 1.0) if total else 0.0
            now_s = time.monotonic()
            if now_s - last_news_s >= NEWS_EVERY_S:
                last_news_s = now_s
                self._listener(job)

        return step
