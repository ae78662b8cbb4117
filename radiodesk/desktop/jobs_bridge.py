"""Brings the news of jobs from their threads to the window's."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from radiodesk.jobs.lanes import Job, Lane, Lanes
from radiodesk.jobs.step import Step

WhenOver = Callable[[Job], None]

REMEMBERED = 50


class Jobs(QObject):
    """Starts jobs. `changed` carries a Job, on the window's thread; `seen` holds the last ones, newest first.

    What nobody has asked for runs quietly: beside the others, and told to nobody but who has started it.
    """

    changed = Signal(object)
    _news = Signal(object)
    _quiet_news = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Lanes of its own."""
        super().__init__(parent)
        self.seen: list[Job] = []
        self.is_open = True
        self.lanes = Lanes(self._news.emit)
        self._quiet_lanes = Lanes(self._quiet_news.emit)
        self._when_over: dict[int, WhenOver] = {}
        self._news.connect(self._pass_on)
        self._quiet_news.connect(self._end)

    def start(self, title: str, lane: Lane, work: Callable[[Step], object], when_over: WhenOver | None = None) -> Job:
        """Run `work` as a job; `when_over` is called on the window's thread when it is done, failed or stopped."""
        job = self.lanes.start(title, lane, work)
        if when_over is not None:
            self._when_over[job.number] = when_over
        return job

    def start_quietly(self, title: str, lane: Lane, work: Callable[[Step], object], when_over: WhenOver) -> Job:
        """Run `work` beside all others; `title` is for the log, where its failure stays."""
        job = self._quiet_lanes.start(title, lane, work)
        self._when_over[job.number] = when_over
        return job

    def close(self) -> None:
        """Stop what runs and wait for it; nothing more is to be started."""
        self.is_open = False
        self._when_over.clear()
        self._quiet_lanes.close()
        self.lanes.close()

    def _pass_on(self, job: Job) -> None:
        if job not in self.seen:
            self.seen.insert(0, job)
            del self.seen[REMEMBERED:]
        self.changed.emit(job)
        self._end(job)

    def _end(self, job: Job) -> None:
        if job.state.is_over and (when_over := self._when_over.pop(job.number, None)) is not None:
            when_over(job)
