"""Shares the chunks of a recording between this process and others, one for each core, all writing one sidecar.

PyAV holds the interpreter for a moment at every frame, 140 000 times an hour, so that threads would gain nothing.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, cast

from radiodesk.audio.chunks import Chunks
from radiodesk.audio.plan import Plan
from radiodesk.audio.sidecar import SidecarWriter
from radiodesk.audio.worker import READY, analysed
from radiodesk.jobs.step import Step
from radiodesk.model.problems import DamagedRecording
from radiodesk.model.words import N_

MODULE = "radiodesk.audio.worker"

_MOST = 8
_AHEAD = 2
"""Chunks that a worker has been given: one that it works on and one that waits, so that it never idles."""

_STOPPED = N_("reading a part of it came to a sudden end")

_LOOK_S = 0.05
_PATIENCE_S = 15.0
"""A chunk takes a twentieth of a second; a worker that says nothing for so long is stuck."""


def fill(recording: Path, chunks: Chunks, sidecar: Path, writer: SidecarWriter, expected: int, step: Step) -> int:
    """Analyse all chunks into `sidecar`; gives the samples of the recording. Tells `step` samples done and expected.

    Raises what `Source` raises, and `DamagedRecording` when a worker breaks down or sticks.
    """
    plan = Plan(chunks.samples)
    crew = Crew(recording, sidecar, plan)
    try:
        while True:
            number = plan.take_again()
            number = plan.take() if number is None else number
            if number is None and not crew.wait():
                return plan.samples
            found = 0
            for samples in () if number is None else analysed(chunks, number, writer):
                found += samples
                step(plan.done + found, max(expected, plan.done + found))
                crew.keep_busy(others() if chunks.are_shared else 0)
            if number is not None:
                plan.finish(number, found)
            step(plan.done, max(expected, plan.done))
    finally:
        crew.dismiss()


def others() -> int:
    """How many processes are worth having beside this one."""
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(cores, _MOST) - 1


class Crew:
    """The worker processes. Started when first needed; each is told chunks and says when one is done."""

    def __init__(self, recording: Path, sidecar: Path, plan: Plan) -> None:
        """Nobody works yet."""
        self._recording, self._sidecar, self._plan = recording, sidecar, plan
        self._workers: list[_Worker] | None = None
        self._news: SimpleQueue[tuple[_Worker, str]] = SimpleQueue()
        self._heard_s = time.monotonic()

    def keep_busy(self, count: int) -> None:
        """Have `count` workers, hear what is new and give them more to do. Does not wait."""
        if self._workers is None:
            started = (_started(self._recording, self._sidecar, self._news) for _ in range(count))
            self._workers = [worker for worker in started if worker is not None]
        while not self._news.empty():
            self._hear(*self._news.get())
        self._heard_s = time.monotonic()

    def wait(self) -> bool:
        """Whether a chunk is still with a worker; waits a moment for news. Raises `DamagedRecording`."""
        if not any(worker.given for worker in self._workers or ()):
            return False
        try:
            self._hear(*self._news.get(timeout=_LOOK_S))
        except Empty:
            if time.monotonic() - self._heard_s > _PATIENCE_S:
                raise DamagedRecording(name=self._recording.name, reason=_STOPPED) from None
        return True

    def dismiss(self) -> None:
        """End all workers now."""
        for worker in self._workers or ():
            worker.end()

    def _hear(self, worker: "_Worker", line: str) -> None:
        self._heard_s = time.monotonic()
        if line == "":
            worker.is_ready = False
            if worker.given:
                raise DamagedRecording(name=self._recording.name, reason=_STOPPED)
        elif line == READY:
            worker.is_ready = True
        else:
            done, samples = map(int, line.split())
            worker.given.remove(done)
            self._plan.finish(done, samples)
        while worker.is_ready and len(worker.given) < _AHEAD and (number := self._plan.take()) is not None:
            worker.give(number)


class _Worker:
    """One process, and a thread that hears it."""

    def __init__(self, process: "subprocess.Popen[str]", news: "SimpleQueue[tuple[_Worker, str]]") -> None:
        self.is_ready = False
        self.given: list[int] = []
        self._process, self._news = process, news
        self._thread = Thread(target=self._listen, name="analysis worker", daemon=True)
        self._thread.start()

    def give(self, number: int) -> None:
        self.given.append(number)
        try:
            cast("IO[str]", self._process.stdin).write(f"{number}\n")
            cast("IO[str]", self._process.stdin).flush()
        except OSError:  # it is no more: its last news says so
            self.is_ready = False

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._thread.join()
        for pipe in (self._process.stdout, self._process.stdin):
            try:
                cast("IO[str]", pipe).close()
            except OSError:  # an order that nobody took
                continue

    def _listen(self) -> None:
        for line in cast("IO[str]", self._process.stdout):
            self._news.put((self, line.strip()))
        self._news.put((self, ""))


def _started(recording: Path, sidecar: Path, news: "SimpleQueue[tuple[_Worker, str]]") -> _Worker | None:
    """A worker, or nobody where processes cannot be started: then there is more to do for the others."""
    front_door = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-P", "-m"]
    own = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    try:
        process = subprocess.Popen(  # noqa: S603 - this very program
            [*front_door, MODULE, str(recording), str(sidecar)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, **own},
            creationflags=_flags(),
        )
    except OSError:
        return None
    return _Worker(process, news)


def _flags() -> int:
    """On Windows: no console window."""
    if sys.platform == "win32":
        return subprocess.CREATE_NO_WINDOW
    return 0
