"""The counter of a column counts by what the server of its account takes: by its last word, then by its next."""

from PySide6.QtCore import QObject

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.column import NetworkColumn
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step


class ServerLimits(QObject):
    """Asks each account once while the composer is there; the desk remembers the answers for a day."""

    def __init__(self, session: Session) -> None:
        """Nobody is asked yet."""
        super().__init__(session)
        self._session = session
        self._asked: set[str] = set()

    def follow(self, column: NetworkColumn) -> None:
        """Count by the account that is chosen there."""
        from radiodesk.desk.limits import known_limits, limits_of

        library, account = self._session.library, column.foot.chosen_account
        column.editor.count_by(known_limits(library, account) if account else None)
        if not account or account in self._asked:
            return
        self._asked.add(account)

        def work(_step: Step) -> object:
            return limits_of(library, account)

        def take(job: Job) -> None:
            if job.state is State.DONE and column.foot.chosen_account == account:
                column.editor.count_by(known_limits(library, account))

        self._session.jobs.start_quietly(_("Ask what the server takes"), "network", work, take)
