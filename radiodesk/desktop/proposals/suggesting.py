"""What is proposed for the open episode, and what becomes of it: found by a job, accepted, refused, found again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from radiodesk.audio.proposing.proposal import HUM, JINGLES, KINDS, Proposal
from radiodesk.bahasa.words import _
from radiodesk.desk.proposal_words import label_of
from radiodesk.desk.proposals import USUAL_PAUSES, Pauses, edited, proposals
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem

LISTENING = {JINGLES, HUM}
"""What cannot be told from the analysis alone: the recording is listened to, which shows in the status bar."""


class Suggesting(QObject):
    """One `kind` at a time; empty while nothing was asked. `found` are what is neither accepted nor refused yet.

    `arrived` says that what was asked for is there; `changed` that anything here is another.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """For the episode that `session` has open."""
        super().__init__(parent)
        self._session = session
        self.kind = ""
        self.found: tuple[Proposal, ...] = ()
        self.pauses: Pauses = USUAL_PAUSES
        self.is_unread = self.has_accepted = False
        self._refused: set[Span] = set()
        self._edits = EditList()
        self._job: Job | None = None
        session.episode_opened.connect(lambda _episode: self.close())
        session.episode_changed.connect(self._follow)

    def commands(self) -> dict[str, Callable[[], None]]:
        """What can be ordered, by the key names of the window's table."""
        return {f"suggest_{kind}": partial(self.ask, kind) for kind in KINDS}

    @property
    def is_searching(self) -> bool:
        """Whether the answer is still to come."""
        return self._job is not None

    @property
    def after(self) -> EditList:
        """The edits of the episode with everything accepted that is proposed now."""
        return edited(self._edits, self.found)

    @property
    def before(self) -> EditList:
        """The edits for which all this was found."""
        return self._edits

    def ask(self, kind: str) -> None:
        """Look for what can be proposed, unless there is no episode or it is not read yet."""
        if self._session.episode is None:
            return
        analysis = self._session.analysis()
        self.kind, self.found, self.has_accepted, self._refused = kind, (), False, set()
        self.is_unread = analysis is None or not analysis.is_complete
        self._search()

    def take_pauses(self, pauses: Pauses) -> None:
        """Look again, for these pauses."""
        self.pauses = pauses
        self._search()

    def accept(self, *accepted: Proposal) -> None:
        """Do these, as one step of the history; a problem goes to the window, which tells the user."""
        after = edited(self._edits, accepted)
        left = tuple(each for each in self.found if each not in accepted)
        before, self._edits = (self._edits, self.found), after
        self.found, self.has_accepted = left, True
        try:
            self._session.change(label_of(accepted), edits=after)
        except Problem as problem:
            self._edits, self.found = before
            self._session.problem_met.emit(problem)
        self.changed.emit()

    def refuse(self, refused: Proposal) -> None:
        """Leave this as it is, and propose it no more until it is asked for anew."""
        self._refused.add(refused.span)
        self.found = tuple(each for each in self.found if each != refused)
        self.changed.emit()

    def close(self) -> None:
        """Propose nothing."""
        self._stop()
        self.kind, self.found = "", ()
        self.changed.emit()

    def _follow(self, episode: Episode) -> None:
        """Other edits, undo above all: what is proposed for them may be something else."""
        if self.kind and episode.sheet.edits != self._edits:
            self._search()

    def _search(self) -> None:
        self._stop()
        episode = self._session.episode
        if episode is not None and not self.is_unread:
            self._edits = episode.sheet.edits
            library, kind, pauses = self._session.library, self.kind, self.pauses

            def work(step: Step) -> tuple[Proposal, ...]:
                return proposals(library, episode.id, kind, step, pauses)

            title = f"{_(KINDS[kind])}: {episode.sheet.title}"
            if kind in LISTENING:
                self._job = self._session.start(title, "audio", work, self._take)
            else:
                self._job = self._session.jobs.start_quietly(title, "store", work, self._take)
        self.changed.emit()

    def _stop(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.cancel()

    def _take(self, job: Job) -> None:
        if job is not self._job:
            return
        self._job = None
        if job.state is not State.DONE:
            if isinstance(job.problem, Problem) and self.kind not in LISTENING:
                self._session.problem_met.emit(job.problem)
            self.close()
            return
        found = job.result if isinstance(job.result, tuple) else ()
        self.found = tuple(each for each in found if each.span not in self._refused)
        self.changed.emit()
        self.arrived.emit()
