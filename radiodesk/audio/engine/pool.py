"""Engines of this program: started when there is work, kept for the next, ended with the program."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from radiodesk.audio.engine.pace import Pace
from radiodesk.audio.engine.process import EngineProcess
from radiodesk.audio.engine.running import LOOK_EVERY_S, NeverTakenUp, run
from radiodesk.audio.engine.work import Work
from radiodesk.jobs.step import Step


class Engines:
    """Hands out engines, each to one job at a time. Usable from any thread."""

    def __init__(self, most: int, kept: int, pace: Pace) -> None:
        """At most `most` work at a time, and `kept` wait for the next job. None is started yet."""
        self._places = threading.Semaphore(most)
        self._kept, self._pace = kept, pace
        self._lock = threading.Lock()
        self._idle: list[EngineProcess] = []
        self._busy: set[EngineProcess] = set()

    def run(self, work: Work, step: Step) -> object:
        """Have `work` done by an engine; see `running.run`. Waits for a free one.

        A job that broke an engine is never given to another: it would break that as well. One that an engine never
        looked at is, once: that engine had ended while it was idle.
        """
        with self._place(step):
            try:
                return self._run(work, step)
            except NeverTakenUp:
                return self._run(work, step)

    def warm_up(self) -> None:
        """Have one ready for the next job: to start it takes longer than many a job."""
        self._give_back(self._taken())

    def close(self) -> None:
        """End all engines, also those at work."""
        with self._lock:
            engines = [*self._idle, *self._busy]
        for engine in engines:
            engine.kill()

    def _run(self, work: Work, step: Step) -> object:
        engine = self._taken()
        try:
            return run(engine, work, step)
        finally:
            self._give_back(engine)

    @contextmanager
    def _place(self, step: Step) -> Iterator[None]:
        while not self._places.acquire(timeout=LOOK_EVERY_S):
            step(0.0, 1.0)
        try:
            yield
        finally:
            self._places.release()

    def _taken(self) -> EngineProcess:
        with self._lock:
            engine = self._idle.pop() if self._idle else EngineProcess(self._pace)
            self._busy.add(engine)
        return engine

    def _give_back(self, engine: EngineProcess) -> None:
        """Keep it for the next job, unless enough are kept already."""
        with self._lock:
            self._busy.discard(engine)
            is_kept = engine.is_alive and len(self._idle) < self._kept
            if is_kept:
                self._idle.append(engine)
        if not is_kept:
            engine.kill()
