"""What the buttons of the composer do: one post, or all that are sound, on their way."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.composer.column import NetworkColumn
from radiodesk.desktop.composer.hands import open_profile
from radiodesk.desktop.composer.office import PostOffice, Wanted
from radiodesk.desktop.composer.schedule_dialog import ScheduleDialog
from radiodesk.desktop.composer.standings import DRAFT, state_of
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.session import Session
from radiodesk.model.posting_problems import AlreadyPosted
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import QueuedPost

FAILED = ("rejected", "missed", "ask")
TAKEN_BACK = ("approved", "queued", "limited", "by-hand", "missed", "rejected")
"""What was approved before gives way to what is approved now."""


class Dispatch(QObject):
    """`told` carries a sentence about what was done with several, `accounts_wanted` that somebody wants to sign in."""

    told = Signal(str)
    accounts_wanted = Signal()

    def __init__(
        self, session: Session, deck: PostDeck, office: PostOffice, columns: Mapping[str, NetworkColumn], dress: Palette
    ) -> None:
        """Takes out the posts of these columns."""
        super().__init__(session)
        self._session, self._deck, self._office, self._columns, self._dress = session, deck, office, columns, dress
        self._latest: dict[tuple[str, str], QueuedPost] = {}
        self._pending: dict[str, str] = {}
        self._ways: dict[str, Callable[[NetworkColumn], object]] = {
            "approve": self.approve,
            "post": self.post,
            "schedule": self.schedule,
            "retry": partial(self._with_number, lambda number: office.retry([number])),
            "look": partial(self._with_number, lambda number: office.retry([number])),
            "drop": partial(self._with_number, lambda number: office.drop([number])),
            "absent": partial(self._with_number, lambda number: office.settle(number, "")),
            "open": self._open,
            "profile": self._open_profile,
            "sign-in": lambda _column: self.accounts_wanted.emit(),
            "despite": self._do_all_the_same,
        }

    def take(self, column: NetworkColumn, way: str) -> None:
        """Go a way with one post."""
        self._deck.settling.emit()
        self.read()
        column.foot.tell("")
        if way != "despite":
            self._pending[column.network] = way
        self._ways[way](column)

    def read(self) -> None:
        """See how the posts of the episode stand."""
        posts = self._office.posts(self._deck.episode_id)
        self._latest = {(post.network, post.account): post for post in posts if post.state != "dropped"}
        self._deck.look_again()

    def post_of(self, column: NetworkColumn) -> QueuedPost | None:
        """What was approved last for the account that is chosen there."""
        return self._latest.get((column.network, column.foot.chosen_account))

    def last_account(self, network: str) -> str | None:
        """Where the last post of a network was meant to go; None where there is none."""
        posts = [post for (key, _account), post in self._latest.items() if key == network]
        return max(posts, key=lambda post: post.id).account if posts else None

    def is_other(self, column: NetworkColumn) -> bool:
        """Whether what is written now is not what was approved."""
        post = self.post_of(column)
        if post is None:
            return False
        along = column.going_along
        files = {file.sha256 for file in along.files} if along else {file.sha256 for file in post.attachments}
        return post.text != column.text or files != {file.sha256 for file in post.attachments}

    @property
    def failed(self) -> list[QueuedPost]:
        """What can be tried again."""
        return [post for post in self._latest.values() if post.state in FAILED]

    def approve(self, column: NetworkColumn, *, despite_repeat: bool = False) -> QueuedPost | None:
        """Freeze a post as it stands there; what was approved before is called off."""
        if column.going_along is None:
            column.foot.tell(_("The pictures are still being drawn. Try again in a moment."))
            return None
        former, files = self.post_of(column), column.going_along.files
        wanted = Wanted(column.network, column.foot.chosen_account, column.text, column.headline, files)
        try:
            made = self._office.approve(self._deck.episode_id, wanted, despite_repeat=despite_repeat)
        except Problem as problem:
            column.foot.tell(sentence(problem), may_repeat=isinstance(problem, AlreadyPosted))
            return None
        if former is not None and former.state in TAKEN_BACK:
            self._office.drop([former.id])
        return made

    def post(self, column: NetworkColumn, *, despite_repeat: bool = False) -> None:
        """Let it go out now."""
        if (ready := self._ready(column, despite_repeat=despite_repeat)) is not None:
            self._say(column, self._office.send([ready.id]))

    def schedule(self, column: NetworkColumn, *, despite_repeat: bool = False) -> None:
        """Ask when, and let it go out then."""
        due = self._ask_when(_("The post for {network}").format(network=column.title))
        if due is not None and (ready := self._ready(column, despite_repeat=despite_repeat)) is not None:
            self._say(column, self._office.send([ready.id], due))

    def approve_all(self) -> list[QueuedPost]:
        """Every draft that is sound; of the others it is said which they are."""
        self._deck.settling.emit()
        drafts = [column for column in self._columns.values() if self._is_draft(column)]
        sound = [column for column in drafts if column.is_sound]
        made = [post for column in sound if (post := self.approve(column)) is not None]
        said = n_("{n} post approved.", "{n} posts approved.", len(made))
        others = ", ".join(column.title for column in drafts if column not in sound)
        rest = _("To look at again: {names}.").format(names=others) if others else ""
        self.told.emit(" ".join(filter(None, (said, rest))))
        return made

    def post_all(self) -> None:
        """Approve every draft that is sound, and let out all that are approved."""
        self.approve_all()
        self._office.send([post.id for post in self._approved()])

    def schedule_all(self) -> None:
        """The same at a time."""
        if (due := self._ask_when(_("Every post that is approved or sound"))) is not None:
            self.approve_all()
            self._office.send([post.id for post in self._approved()], due)

    def retry_failed(self) -> None:
        """Only what failed."""
        self._office.retry([post.id for post in self.failed])

    def _approved(self) -> list[QueuedPost]:
        self.read()
        return [post for post in self._latest.values() if post.state == "approved"]

    def _is_draft(self, column: NetworkColumn) -> bool:
        return state_of(self.post_of(column), column.foot.proof.kept) == DRAFT

    def _ready(self, column: NetworkColumn, *, despite_repeat: bool) -> QueuedPost | None:
        """The post to let out: the approved one where it says what is written now, else a new one."""
        known = self.post_of(column)
        is_as_written = known is not None and known.state != "live" and not self.is_other(column)
        return known if is_as_written else self.approve(column, despite_repeat=despite_repeat)

    def _do_all_the_same(self, column: NetworkColumn) -> None:
        ways = {"approve": self.approve, "post": self.post, "schedule": self.schedule}
        ways[self._pending[column.network]](column, despite_repeat=True)

    def _with_number(self, act: Callable[[int], Problem | None], column: NetworkColumn) -> None:
        if (post := self.post_of(column)) is not None:
            self._say(column, act(post.id))

    def _say(self, column: NetworkColumn, problem: Problem | None) -> None:
        if problem is not None:
            column.foot.tell(sentence(problem))

    def _open(self, column: NetworkColumn) -> None:
        post = self.post_of(column)
        QDesktopServices.openUrl(QUrl((post.url if post else "") or column.foot.proof.kept))

    def _open_profile(self, column: NetworkColumn) -> None:
        known = {account.name: account for account in self._session.library.accounts()}
        if (post := self.post_of(column)) is not None:
            open_profile(post, known.get(post.account))

    def _ask_when(self, what: str) -> datetime | None:
        column = next(iter(self._columns.values()))
        zone = self._session.programme.zone
        dialog = ScheduleDialog(what, datetime.now(UTC), zone, self._dress, column.window())
        return dialog.due if dialog.run() else None
