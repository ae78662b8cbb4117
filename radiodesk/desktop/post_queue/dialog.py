"""Everything on its way, beside the window: when, where, how it stands, and what a person can do about it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QHeaderView, QPushButton, QTableView, QVBoxLayout

from radiodesk.bahasa.words import _, n_, sentence
from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.desktop.composer.hands import open_profile
from radiodesk.desktop.composer.office import office_of
from radiodesk.desktop.composer.schedule_dialog import ScheduleDialog
from radiodesk.desktop.composer.standings import STANDINGS, WAYS, Way, state_of
from radiodesk.desktop.controls import GAP, TARGET, button, label, named, set_role
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.post_queue.model import QueueModel
from radiodesk.desktop.session import Session
from radiodesk.model.problems import Problem
from radiodesk.model.queued_post import QueuedPost

if TYPE_CHECKING:
    from radiodesk.desktop.window import Window

SIZE = (1120, 560)
WIDTHS = (160, 96, 190, 210, 160)
FAILED = ("rejected", "missed", "ask")


class PostQueueDialog(QDialog):
    """What waits for a person stands first. The buttons are those of the chosen line."""

    def __init__(self, session: Session, palette: Palette, parent: "Window") -> None:
        """Read whenever it is shown, and when something about a post has changed. `parent` opens the composer."""
        super().__init__(parent)
        self._session, self._palette, self._window = session, palette, parent
        self._office = office_of(session)
        self.setWindowTitle(_("Posts on their way"))
        self.resize(*SIZE)
        self.model = QueueModel(palette, session.programme.zone)
        self.table = self._table()
        self.empty = label(_("Nothing is on its way. Approve posts in the composer; they are listed here."), "muted")
        self.standing = label("", "muted")
        self.retry_failed = button(_("Try all failed ones again"), self._retry_failed, icon=icon("redo", palette))
        self.go = button(_("Go to the post"), self.go_to_post, "primary", icon("pencil", palette, "accent_text"))
        self.ways = {way: self._button(way) for way in WAYS if way != "approve"}
        self.count = label("", "muted", wraps=False)
        self._acts: dict[Way, Callable[[QueuedPost], Problem | None]] = {
            "post": lambda post: self._office.send([post.id]),
            "schedule": self._schedule,
            "retry": lambda post: self._office.retry([post.id]),
            "look": lambda post: self._office.retry([post.id]),
            "drop": lambda post: self._office.drop([post.id]),
            "absent": lambda post: self._office.settle(post.id, ""),
            "open": self._open,
            "profile": self._open_profile,
            "sign-in": self._sign_in,
        }
        self._arrange()
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_line())
        self.table.activated.connect(lambda _index: self.go_to_post())
        self._office.changed.connect(self.read)
        self._session.list_changed.connect(self.read)

    def showEvent(self, event: QShowEvent) -> None:
        """Read what is on its way; while nobody sees it, it is not kept up."""
        super().showEvent(event)
        self.read()
        self.table.setFocus()

    def read(self) -> None:
        """Show what is known now; the chosen line stays chosen."""
        if not self.isVisible():
            return
        posts = self._office.posts()
        titles = {row.id: row.title for row in self._session.library.episodes()}
        chosen = self._chosen()
        if self.model.fill(posts, titles):
            row = self.model.row_of(chosen.id) if chosen else 0
            self.table.selectRow(max(row, 0))
        self.table.setVisible(bool(posts))
        self.empty.setVisible(not posts)
        self.count.setText(n_("{n} post", "{n} posts", len(posts)))
        self.retry_failed.setVisible(any(post.state in FAILED for post in posts))
        self._show_line()

    def go_to_post(self) -> None:
        """Its episode in the composer, with the keyboard in its network."""
        if (post := self._chosen()) is not None:
            self._session.open(post.episode_id)
            self._window.commands.call("composer")
            composer = self._window.findChild(ComposerDialog)
            assert composer is not None
            composer.choose(post.network)

    def _chosen(self) -> QueuedPost | None:
        row = self.table.currentIndex().row()
        return self.model.post(row) if 0 <= row < self.model.rowCount() else None

    def _show_line(self) -> None:
        post = self._chosen()
        row = STANDINGS[state_of(post)]
        offered = row.ways if post is not None and post.state != "dropped" else ()
        for way, made in self.ways.items():
            made.setVisible(way in offered and not (way == "post" and post is not None and not post.account))
        self.go.setVisible(post is not None)
        at = self.model.row_of(post.id) if post else -1
        self.standing.setText(self.model.index(at, self.model.columnCount() - 1).data() if post else "")
        set_role(self.standing, row.role if post else "muted")

    def _take(self, way: Way) -> None:
        post = self._chosen()
        problem = self._acts[way](post) if post is not None else None
        if problem is not None:
            self.standing.setText(sentence(problem))
            set_role(self.standing, "error")

    def _schedule(self, post: QueuedPost) -> Problem | None:
        zone = self._session.programme.zone
        dialog = ScheduleDialog(self.model.title_of(post), datetime.now(UTC), zone, self._palette, self)
        return self._office.send([post.id], dialog.due) if dialog.run() and dialog.due else None

    def _open(self, post: QueuedPost) -> None:
        QDesktopServices.openUrl(QUrl(post.url))

    def _open_profile(self, post: QueuedPost) -> None:
        known = {account.name: account for account in self._session.library.accounts()}
        open_profile(post, known.get(post.account))

    def _sign_in(self, _post: QueuedPost) -> None:
        self._window.commands.call("accounts")

    def _retry_failed(self) -> None:
        failed = [post.id for post in self._office.posts() if post.state in FAILED]
        if (problem := self._office.retry(failed)) is not None:
            self._session.problem_met.emit(problem)

    def _button(self, way: Way) -> QPushButton:
        text, sign = WAYS[way]
        return button(_(text), partial(self._take, way), icon=icon(sign, self._palette))

    def _table(self) -> QTableView:
        table = named(QTableView(), _("Posts on their way, those that wait for you first"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(TARGET)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        head.setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        return table

    def _arrange(self) -> None:
        acts, foot = QHBoxLayout(), QHBoxLayout()
        acts.setSpacing(GAP)
        acts.addWidget(self.go)
        for made in self.ways.values():
            acts.addWidget(made)
            made.hide()  # else the dialog would be as wide as all of them
        acts.addStretch(1)
        foot.addWidget(self.count)
        foot.addStretch(1)
        foot.addWidget(self.retry_failed)
        foot.addWidget(button(_("Close"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.standing)
        column.addLayout(acts)
        column.addLayout(foot)
