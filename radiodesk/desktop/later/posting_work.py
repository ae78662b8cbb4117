"""The window carries posts by itself when their time comes, and looks up those that nobody knows about."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.message_bar import MessageBar
from radiodesk.desktop.session import Session
from radiodesk.jobs.lanes import Job, State
from radiodesk.jobs.step import Step
from radiodesk.model.queued_post import TO_DECIDE, TO_LOOK_UP, TO_SEND, PostState

if TYPE_CHECKING:  # nobody posts before the first frame
    from radiodesk.model.queued_post import QueuedPost

LOOK_MS = 15_000
"""So often the clock is looked at. A timer for the moment itself would be late after sleep or a changed clock."""

_SILENT: tuple[PostState, ...] = ("unknown", "sent", "queued", "limited")
"""What goes on by itself."""


class PostingWork(QObject):
    """Carries what is due, beside publishing and rendering. `done` is emitted when something was carried.

    How a post stands is told when it is news, not after each look.
    """

    done = Signal()

    def __init__(self, session: Session, messages: MessageBar, parent: QObject) -> None:
        """Begins to look at once, and then from time to time."""
        super().__init__(parent)
        self._session, self._messages = session, messages
        self._run: Job | None = None
        self._told: dict[int, PostState] = {}
        self._clock = QTimer(self, interval=LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        QTimer.singleShot(0, self, self.greet)

    def look(self) -> None:
        """Start what is due now, unless that is under way. Whoever has just queued something calls it too."""
        from radiodesk.library.library import utc_now

        if self._run is not None or not self._session.jobs.is_open:
            return
        now = utc_now()
        if any(post.is_due(now) for post in self._session.library.queued_posts((*TO_SEND, *TO_LOOK_UP))):
            self._run = self._session.start(_("Post what is due"), "network", self._work, self._finish)

    def _work(self, step: Step) -> "list[tuple[QueuedPost, str]]":
        from radiodesk.desk.due_posts import run_posts
        from radiodesk.desk.post_words import told
        from radiodesk.library.library import utc_now

        library = self._session.library
        return [(post, told(library, post)) for post in run_posts(library, utc_now, step)]

    def _finish(self, job: Job) -> None:
        self._run = None
        if job.state is State.DONE:
            for post, text in cast("list[tuple[QueuedPost, str]]", job.result):
                self._tell(post, text)
        self.done.emit()

    def _tell(self, post: "QueuedPost", text: str) -> None:
        is_news = self._told.get(post.id) != post.state
        self._told[post.id] = post.state
        if is_news:
            kind = "error" if post.state in TO_DECIDE else "warn" if post.state in {*_SILENT, "by-hand"} else "info"
            self._messages.tell(text, kind)

    def greet(self) -> None:
        """What waits for somebody is told of when the window opens, until somebody decides."""
        if not self._session.jobs.is_open:
            return
        if waiting := self._session.library.queued_posts((*TO_DECIDE, "by-hand")):
            text = n_(
                "{n} post waits for you: look at the queue.",
                "{n} posts wait for you: look at the queue.",
                len(waiting),
            )
            self._messages.tell(text, "warn")
        self.look()
