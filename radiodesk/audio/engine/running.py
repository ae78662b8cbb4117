"""One job in one engine: hands it over, listens and watches until it is done, failed, cancelled or given up."""

import time
from contextlib import suppress
from itertools import count

from radiodesk.audio.engine.faults import raised
from radiodesk.audio.engine.messages import Cancel, Done, Failed, Job, Progress
from radiodesk.audio.engine.plain import to_plain
from radiodesk.audio.engine.process import Ended, EngineProcess
from radiodesk.audio.engine.work import Work
from radiodesk.jobs.step import Step
from radiodesk.model.problems import EngineFailed
from radiodesk.model.words import N_

LOOK_EVERY_S = 0.02
"""So often `step` is asked whether the job should stop, whatever the engine does."""

GRACE_S = 0.1
"""So long a cancelled job may take to stop by itself, its files cleared away; then its engine is killed."""

START_S = 60.0
"""So long an engine may take to start: the first time, from a slow disk, on a busy machine."""

SLOW_DISK_BYTES_PER_S = 10_000_000
"""The patience with a job grows with its recording, by the time that this disk or network needs to read it once."""

_numbers = count(1)


class NeverTakenUp(EngineFailed):
    """The engine ended before it looked at the job: another one may have it."""


def run(engine: EngineProcess, work: Work, step: Step) -> object:
    """Have `work` done and return its result, taken apart.

    Raises what the work raises, the same problem with the same facts; what `step` raises, above all `Cancelled`; the
    problem that `work.silence_means` when it stops making progress; `EngineFailed` when the engine broke off; and
    `NeverTakenUp`. Unless the job came to an end in the engine, the engine is dead afterwards, and no half file left.
    """
    job = Job(next(_numbers), type(work).__name__, to_plain(work))
    watch = _Watch(work)
    is_over = False
    try:
        engine.send(job)
        while True:
            news = engine.next_news(LOOK_EVERY_S)
            if isinstance(news, Done | Failed):
                is_over = True
                return _result(news)
            if isinstance(news, Ended):
                raise watch.ended(news)
            watch.see(news)
            step(*watch.reached)
    finally:
        if not is_over:
            _stop(engine, job, work)


class _Watch:
    """How far a job has come, and when that was said."""

    def __init__(self, work: Work) -> None:
        self.reached = (0.0, 1.0)
        self._work = work
        self._is_taken_up = False
        self._patience_s = START_S
        self._heard_s = time.monotonic()

    def see(self, news: Progress | None) -> None:
        """Take in what the engine says; raises the problem that a long silence means."""
        if news is not None:
            self.reached = (news.done, news.total)
            self._heard_s = time.monotonic()
            if not self._is_taken_up:
                self._is_taken_up, self._patience_s = True, _patience_s(self._work)
        elif time.monotonic() - self._heard_s > self._patience_s:
            kind = self._work.silence_means if self._is_taken_up else NeverTakenUp
            raise kind(name=self._work.recording.name, reason=N_("nothing came of it for a long time"))

    def ended(self, end: Ended) -> EngineFailed:
        """What it means that the engine is no more."""
        kind = EngineFailed if self._is_taken_up else NeverTakenUp
        return kind(name=self._work.recording.name, reason=end.how)


def _result(news: Done | Failed) -> object:
    if isinstance(news, Failed):
        raise raised(news)
    return news.result


def _stop(engine: EngineProcess, job: Job, work: Work) -> None:
    """Ask the engine to stop; if it does not, end it and clear away what it leaves."""
    engine.send(Cancel(job.number))
    end_s = time.monotonic() + GRACE_S
    while engine.is_alive and (left_s := end_s - time.monotonic()) > 0:
        if isinstance(engine.next_news(left_s), Done | Failed):
            return
    engine.kill()
    for path in work.leftovers():
        with suppress(OSError):
            path.unlink()


def _patience_s(work: Work) -> float:
    with suppress(OSError):
        return work.patience_s + work.recording.stat().st_size / SLOW_DISK_BYTES_PER_S
    return work.patience_s
