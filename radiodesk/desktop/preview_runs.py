"""Looking at the pages before anybody else does: built as a job, served to this machine, and built anew on a change."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton
from shiboken6 import isValid

from radiodesk.bahasa.words import _
from radiodesk.desktop.session import Session
from radiodesk.desktop.shortcuts import tip
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step

if TYPE_CHECKING:  # the desk loads the whole sound engine, which the first frame can do without
    from radiodesk.desk.preview import Look
    from radiodesk.site.serving import PreviewServer

SETTLED_MS = 1000
"""Who types changes something all the time; the pages follow when it rests."""


class PreviewRuns(QObject):
    """Serves the pages from the first look until the window closes; `button` asks for a look and says what is done."""

    def __init__(self, session: Session, button: QPushButton) -> None:
        """Follows the changes of the session's episode and programme."""
        super().__init__(button)
        self._session, self._button = session, button
        self._look: Look | None = None
        self._server: PreviewServer | None = None
        self._job: Job | None = None
        self._is_stale = self._is_wanted = False
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self._build)
        button.clicked.connect(self.show)
        for changed in (session.episode_changed, session.episode_opened, session.programme_changed):
            changed.connect(self._follow)
        self._tell()

    @property
    def address(self) -> str:
        """Where the pages are served; empty while they are not."""
        return self._server.address if self._server is not None else ""

    def show(self) -> None:
        """Open the pages in a browser, as soon as they are as the library is now."""
        self._session.settling.emit()
        self._is_wanted = True
        self._build()

    def stop(self) -> None:
        """Serve nothing more."""
        self._settled.stop()
        if self._job is not None:
            self._job.cancel()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _follow(self, _changed: object) -> None:
        if self._server is not None:
            self._settled.start()

    def _build(self) -> None:
        self._settled.stop()
        if self._job is not None:
            self._is_stale = True
            return
        self._is_stale = False
        self._job = self._session.start(_("Prepare the pages"), "audio", self._work(), self._take)
        self._tell()

    def _work(self) -> Callable[[Step], object]:
        library, programme_id, episode = self._session.library, self._session.programme.id, self._session.episode
        ids = [episode.id] if episode is not None else []

        def work(step: Step) -> object:
            from radiodesk.desk.preview import look_at

            return look_at(library, ids, datetime.now(UTC), step, programme_id)

        return work

    def _take(self, job: Job) -> None:
        if not isValid(self):  # the window was built anew in another language meanwhile
            return
        self._job = None
        if job.state is State.DONE:
            self._look = cast("Look", job.result)
            self._serve()
        if self._is_stale and job.state is not State.CANCELLED:
            self._build()
        elif self._is_wanted:
            self._is_wanted = False
            if job.state is State.DONE and self._look is not None:
                QDesktopServices.openUrl(QUrl(self.address + self._look.page))
        self._tell()

    def _serve(self) -> None:
        from radiodesk.site.serving import PreviewServer

        if self._server is None:
            self._server = PreviewServer(lambda path: self._look.files.get(path) if self._look else None)

    def _tell(self) -> None:
        is_busy = self._job is not None and self._is_wanted
        text = _("Preparing the pages…") if is_busy else _("Look at the pages")
        where = _("In the browser of this machine only, at {address}").format(address=self.address)
        self._button.setEnabled(not is_busy)
        self._button.setText(text)
        self._button.setAccessibleName(text)
        self._button.setToolTip(where if self.address else tip("preview"))
