"""The files of the open episode's posts: cards drawn beside all other work, and which one goes where."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from radiodesk.bahasa.words import _
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import Attachment

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.going_along import GoingAlong


class Along(QObject):
    """`changed` tells that there are other files, or that another goes along somewhere; {} until they are known."""

    changed = Signal()

    def __init__(self, session: Session, deck: PostDeck) -> None:
        """Nothing is drawn before somebody looks."""
        super().__init__(session)
        self._session, self._deck = session, deck
        self._turn = 0
        self._of = 0
        self.files: tuple[Attachment, ...] = ()
        self.by_network: Mapping[str, GoingAlong] = {}

    def read(self) -> None:
        """Draw the cards as the episode is now, and see what else there is."""
        from radiodesk.desk.going_along import ready_files

        if not self._deck.episode_id:
            return
        if self._of != self._deck.episode_id:
            self._of, self.files, self.by_network = self._deck.episode_id, (), {}
            self.changed.emit()
        self._turn += 1
        library, episode_id, angle, turn = (
            self._session.library, self._deck.episode_id, self._deck.angle_of(), self._turn
        )  # fmt: skip

        def work(_step: Step) -> object:
            return ready_files(library, episode_id, angle)

        self._session.jobs.start_quietly(_("Draw pictures"), "store", work, lambda job: self._take(job, turn))

    def choose(self, network: str, carries: str) -> None:
        """Let this file go along there, by its path within the library."""
        from radiodesk.desk.composing import choose_file

        choose_file(self._session.library, self._deck.episode_id, network, carries)
        self._look_again()

    def describe(self, network: str, alt: str) -> None:
        """Keep how a person described it."""
        from radiodesk.desk.composing import describe_file

        describe_file(self._session.library, self._deck.episode_id, network, alt)
        self._look_again()

    def bring(self, network: str, file: Path) -> None:
        """Copy a file of anywhere into the library and let it go along there."""
        from radiodesk.desk.attachments import attach

        try:
            attached = attach(self._session.library, file, "")
        except Problem as problem:
            self._session.problem_met.emit(problem)
        else:
            self.choose(network, attached.path)

    def _take(self, job: Job, turn: int) -> None:
        if turn != self._turn:
            return  # drawn of what is no longer there
        if job.state is State.DONE:
            self.files = cast("tuple[Attachment, ...]", job.result)
        elif isinstance(job.problem, Problem):
            self._session.problem_met.emit(job.problem)
        self._look_again()

    def _look_again(self) -> None:
        from radiodesk.desk.going_along import going_along

        self.by_network = going_along(self._session.library, self._deck.episode_id, self.files)
        self.changed.emit()
