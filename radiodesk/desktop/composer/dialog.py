"""The composer: every network of the open episode side by side, written, looked at, approved and sent."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.actions import BY_NAME
from radiodesk.desktop.composer.along import Along
from radiodesk.desktop.composer.bar import ComposerBar
from radiodesk.desktop.composer.column import NetworkColumn
from radiodesk.desktop.composer.dispatch import Dispatch
from radiodesk.desktop.composer.limits import ServerLimits
from radiodesk.desktop.composer.office import office_of
from radiodesk.desktop.composer.rail import Rail
from radiodesk.desktop.composer.standings import STANDINGS, short, state_of
from radiodesk.desktop.composer.strip_of_columns import ColumnStrip
from radiodesk.desktop.controls import GAP, label
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.deck import deck_of
from radiodesk.desktop.session import Session

if TYPE_CHECKING:
    from radiodesk.desktop.window import Window

SIZE = (1264, 690)

KEYS = {"Alt+Down": 1, "Alt+Up": -1}
"""To the next network, to the one before."""

BESIDE = ("post_queue", "accounts")
"""Commands of the window that are wanted here too."""


class ComposerDialog(QDialog):
    """Follows the open episode while it is seen."""

    def __init__(self, session: Session, palette: Palette, parent: "Window") -> None:
        """`parent` opens the accounts and the queue."""
        from radiodesk.social.networks import NETWORKS

        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*SIZE)
        self._session, self._window = session, parent
        self._deck, self._office = deck_of(session), office_of(session)
        self._along = Along(session, self._deck)
        root = session.library.root
        self.columns = {key: NetworkColumn(self._deck, self._along, key, palette, root) for key in NETWORKS}
        self._limits = ServerLimits(session)
        self.dispatch = Dispatch(session, self._deck, self._office, self.columns, palette)
        self.bar = ComposerBar(self.dispatch, palette)
        self.rail = Rail(palette, NETWORKS)
        self.strip = ColumnStrip(tuple(self.columns.values()))
        self.told = label("", "muted")
        self.nothing = label(_("Open an episode first; its posts are written here."), "muted")
        self._body = self._arrange()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Draft what is to be seen; while nobody sees it, nothing is kept up."""
        super().showEvent(event)
        self._follow()
        self.rail.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have kept what is typed."""
        self._deck.settling.emit()
        super().hideEvent(event)

    def choose(self, network: str) -> None:
        """Show a network, with the keyboard in its post."""
        self.rail.choose(network)
        self.step(0)

    def step(self, by: int) -> None:
        """Go into the post of the next network (1) or of the one before (-1)."""
        self.rail.setCurrentRow((self.rail.currentRow() + by) % self.rail.count())
        self.columns[self.rail.network].editor.text.setFocus()

    def _follow(self) -> None:
        """The open episode, as it is now."""
        episode = self._session.episode
        title = episode.sheet.title if episode else ""
        self.setWindowTitle(" – ".join(filter(None, (_("Composer"), title))))
        self._body.setVisible(episode is not None)
        self.bar.setEnabled(episode is not None)
        self.nothing.setVisible(episode is None)
        if episode is not None and self.isVisible():
            self._deck.read()
            self._show_drafts()

    def _show_drafts(self) -> None:
        if not self.isVisible():
            return
        self.bar.show_angles(self._deck.there, self._deck.angle_of(), self._deck.said)
        self._along.read()
        self._show_standings()

    def _show_standings(self) -> None:
        """Accounts, and how each post stands."""
        if not self.isVisible() or not self._deck.episode_id:
            return
        self.dispatch.read()
        accounts = self._session.library.accounts()
        for network, column in self.columns.items():
            here = [account for account in accounts if account.network == network]
            column.foot.show_accounts(here, self.dispatch.last_account(network))
            self._show_standing(column)
        self.bar.show_failed(len(self.dispatch.failed))

    def _show_standing(self, column: NetworkColumn) -> None:
        from radiodesk.desk.media_host import site_first

        if not self.isVisible() or not self._deck.episode_id:
            return
        post = self.dispatch.post_of(column)
        before = site_first(self._session.library, post) if post else ""
        zone, is_other = self._session.programme.zone, self.dispatch.is_other(column)
        column.foot.show_standing(post, zone, before, is_other=is_other)
        counter, link = column.editor.counter, column.foot.proof.kept
        roles = str(counter.property("role")), STANDINGS[state_of(post, link)].role
        self.rail.show_network(column.network, (counter.text(), short(post, link)), roles)

    def _show_whose(self, column: NetworkColumn) -> None:
        episode, programme = self._session.episode, self._session.programme
        title = episode.sheet.title if episode else ""
        column.show_whose(programme.title, column.foot.account_handle, title)

    def _follow_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """The rail shows in which network one writes."""
        for network, column in self.columns.items():
            if new is not None and column.isAncestorOf(new):
                self.rail.choose(network)

    def _tell(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _show_column(self) -> None:
        self.strip.show_column(self.columns[self.rail.network])

    def _connect(self) -> None:
        self._deck.grown_stale.connect(self._follow)
        self._deck.drawn.connect(self._show_drafts)
        self._deck.proven.connect(self._office.changed)
        self._office.changed.connect(self._show_standings)
        self._along.changed.connect(self._show_standings)
        self.dispatch.told.connect(self._tell)
        self.dispatch.accounts_wanted.connect(partial(self._window.commands.call, "accounts"))
        self.bar.queue_wanted.connect(partial(self._window.commands.call, "post_queue"))
        self.bar.angle_chosen.connect(self._deck.begin_with)
        self.bar.hear.connect(self._deck.hear)
        self.rail.currentRowChanged.connect(lambda _row: self._show_column())
        self.rail.itemActivated.connect(lambda _item: self.step(0))
        for column in self.columns.values():
            column.foot.way_taken.connect(lambda way, column=column: self.dispatch.take(column, way))
            column.foot.account_chosen.connect(lambda column=column: self._show_whose(column))
            column.foot.account_chosen.connect(lambda column=column: self._limits.follow(column))
            column.foot.account_chosen.connect(lambda column=column: self._show_standing(column))
            column.edited.connect(lambda column=column: self._show_standing(column))
        for name in BESIDE:
            QShortcut(QKeySequence(BY_NAME[name].shortcut), self, partial(self._window.commands.call, name))
        for keys, by in KEYS.items():
            QShortcut(QKeySequence(keys), self, lambda by=by: self.step(by))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)

    def _arrange(self) -> QWidget:
        body = QWidget()
        beside = QHBoxLayout(body)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(12)
        beside.addWidget(self.rail)
        beside.addWidget(self.strip, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 4)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addWidget(body, 1)
        column.addWidget(self.nothing, 1)
        self.told.hide()
        return body
