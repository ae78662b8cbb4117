"""Commits what is done at the waveform: each change one named step, or a correction of the step just made."""

import time
from collections.abc import Callable

from radiodesk.desktop.session import Session
from radiodesk.model.problems import Problem

GOES_ON_S = 2.0
"""Who does the same again so soon is still at it: that is one step."""


class Steps:
    """The history of the open episode, as the waveform writes it. A problem goes to the window, which tells it."""

    def __init__(self, session: Session) -> None:
        """Change the episode that `session` has open."""
        self._session = session
        self._last: tuple[str, int, int] = ("", 0, 0)
        self._at = 0.0

    def commit(self, label: str, **fields: object) -> bool:
        """Make it a step of the history."""
        return self._try(lambda: self._session.change(label, **fields))

    def go_on(self, what: str, label: str, **fields: object) -> bool:
        """The same; soon after another step of the same `what` it takes the place of that."""
        is_same = self._now(what) == self._last and time.monotonic() - self._at < GOES_ON_S
        change = self._session.amend if is_same else self._session.change
        if not self._try(lambda: change(label, **fields)):
            return False
        self._last, self._at = self._now(what), time.monotonic()
        return True

    def _now(self, what: str) -> tuple[str, int, int]:
        episode = self._session.episode
        return (what, episode.id, episode.revision) if episode is not None else ("", 0, 0)

    def _try(self, change: Callable[[], None]) -> bool:
        if self._session.episode is None:
            return False
        try:
            change()
        except Problem as problem:
            self._session.problem_met.emit(problem)
            return False
        return True
