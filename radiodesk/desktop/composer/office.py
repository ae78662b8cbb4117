"""What a person does to posts on their way, from any window: approve, send, call off, try again, settle by hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import Attachment, QueuedPost

WATCH_MS = 1_000
"""So often it is looked how posts stand while some are going out."""


@dataclass(frozen=True)
class Wanted:
    """A post as it stands in front of a person."""

    network: str
    account: str
    text: str
    title: str = ""
    files: tuple[Attachment, ...] = ()


class PostOffice(QObject):
    """`changed` tells that posts stand otherwise now. Each method gives the problem that was in its way, or None."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        """Nothing is carried before somebody says so."""
        super().__init__(session)
        self._session = session
        self._run: Job | None = None
        self._is_wanted_again = False
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self.changed)
        session.job_changed.connect(self._follow)

    def posts(self, episode_id: int | None = None) -> tuple[QueuedPost, ...]:
        """Everything on its way, or that of an episode."""
        from radiodesk.desk.post_queue import queued_posts

        return queued_posts(self._session.library, episode_id)

    def approve(self, episode_id: int, wanted: Wanted, *, despite_repeat: bool = False) -> QueuedPost:
        """Freeze it as it is. Raises what stands in its way: it was posted before, a file is not taken."""
        from radiodesk.desk.history_of_publishing import actor
        from radiodesk.desk.post_queue import approve_post

        made = approve_post(
            self._session.library,
            episode_id,
            wanted.network,
            wanted.account,
            wanted.text,
            title=wanted.title,
            attachments=wanted.files,
            by=actor().person,
            now=datetime.now(UTC),
            despite_repeat=despite_repeat,
        )
        self.changed.emit()
        return made

    def send(self, numbers: Sequence[int], due: datetime | None = None) -> Problem | None:
        """Let them go out, at once or at a time."""
        from radiodesk.desk.post_queue import queue_post

        now = datetime.now(UTC)
        trouble = self._each(numbers, lambda number: queue_post(self._session.library, number, due, now))
        if due is None:
            self.carry()
        return trouble

    def drop(self, numbers: Sequence[int]) -> Problem | None:
        """Call them off."""
        from radiodesk.desk.post_queue import drop_post

        return self._each(numbers, lambda number: drop_post(self._session.library, number))

    def retry(self, numbers: Sequence[int]) -> Problem | None:
        """Let out again what failed; what may be out is looked up."""
        from radiodesk.desk.post_queue import retry_post

        now = datetime.now(UTC)
        trouble = self._each(numbers, lambda number: retry_post(self._session.library, number, now))
        self.carry()
        return trouble

    def settle(self, number: int, link: str) -> Problem | None:
        """A person has looked: it is there, at `link`; or, without one, it is surely not and goes out again."""
        from radiodesk.desk.post_queue import settle_by_hand

        now = datetime.now(UTC)
        trouble = self._each([number], lambda each: settle_by_hand(self._session.library, each, link, now))
        if not link:
            self.carry()
        return trouble

    def carry(self) -> None:
        """Bring out what is due now, beside all other work; what comes in meanwhile is brought out after that."""
        self._is_wanted_again = self._run is not None
        if self._run is None and self._session.jobs.is_open:
            self._run = self._session.start(_("Send posts"), "network", self._work, lambda _job: self._rest())
            self._watch.start()

    def _work(self, step: Step) -> object:
        from radiodesk.desk.post_queue import run_posts
        from radiodesk.library.library import utc_now

        return tuple(run_posts(self._session.library, utc_now, step))

    def _rest(self) -> None:
        self._run = None
        self._watch.stop()
        self.changed.emit()
        if self._is_wanted_again:
            self.carry()

    def _each(self, numbers: Sequence[int], act: Callable[[int], object]) -> Problem | None:
        trouble: Problem | None = None
        for number in numbers:
            try:
                act(number)
            except Problem as problem:
                trouble = problem
        self.changed.emit()
        return trouble

    def _follow(self, job: Job) -> None:
        if job.state.is_over and job is not self._run:
            self.changed.emit()


def office_of(session: Session) -> PostOffice:
    """The session's office: the composer and the queue show the same posts."""
    return session.findChild(PostOffice) or PostOffice(session)
