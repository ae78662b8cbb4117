"""Posts for every network: one card each, to correct, to count, to copy and to paste where it belongs."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.angle_row import AngleRow
from radiodesk.desktop.controls import button, clear, ground, label, named, set_role
from radiodesk.desktop.field import counted
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.drafts import Draft

PADDING = 8

THANKS_MS = 2000
"""How long a button says that it has copied."""


class PostCard(QFrame):
    """One network: name, text, used and allowed characters, what to look at again, copy, the page to paste into."""

    def __init__(self, draft: "Draft", palette: Palette) -> None:
        """What is corrected here is copied, and lasts until the episode changes."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self.setProperty("role", "card")
        self.network, self._link = draft.network, draft.link
        title = NETWORKS[draft.network].label
        self.text = named(QPlainTextEdit(draft.text), _("Post for {network}").format(network=title))
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.counter = label("", "muted", wraps=False)
        self.copy = button(_("Copy"), self._copy_text, icon=icon("copy", palette))
        named(self.copy, _("Copy the post for {network}").format(network=title))
        self.open = button(_("Copy and open"), self._open_page, icon=icon("web", palette))
        named(self.open, _("Copy the post and open the page of {network} to paste it").format(network=title))
        self.cautions = label("", "error")
        self._arrange(title, draft.title, palette)
        self.text.textChanged.connect(self._count)
        self._count()

    def _count(self) -> None:
        from radiodesk.social.cautions import cautions
        from radiodesk.social.count import count

        used = count(self.network, self.text.toPlainText())
        self.counter.setText(counted(used.used, used.limit))
        self._grow()
        set_role(self.counter, "muted" if used.fits else "error")
        found = cautions(self.network, self.text.toPlainText())
        self.cautions.setText("\n".join(each.sentence() for each in found))
        self.cautions.setVisible(bool(found))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole post can be read without scrolling in it."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        document = self.text.document()
        lines = document.size().height()
        margins = 2 * (document.documentMargin() + PADDING)
        self.text.setFixedHeight(math.ceil(lines * QFontMetricsF(self.text.font()).lineSpacing() + margins))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(_("Copied"))
        QTimer.singleShot(THANKS_MS, self.copy, lambda: self.copy.setText(_("Copy")))

    def _open_page(self) -> None:
        """Where the network takes the text, it stands there already; the clipboard has it for all others."""
        from radiodesk.social.networks import compose_page

        self._copy_text()
        QDesktopServices.openUrl(QUrl(compose_page(self.network, self.text.toPlainText(), self._link)))

    def _arrange(self, title: str, headline: str, palette: Palette) -> None:
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.counter)
        head.addWidget(self.copy)
        head.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addLayout(head)
        if headline:
            row = QHBoxLayout()
            row.addWidget(label(headline, "caption"), 1)
            copy = button(_("Copy title"), lambda: QGuiApplication.clipboard().setText(headline), "link")
            row.addWidget(named(copy, _("Copy the title for {network}").format(network=title)))
            column.addLayout(row)
        column.addWidget(self.text)
        column.addWidget(self.cautions)


class PostsView(QScrollArea):
    """The cards of the open episode; drawn when looked at."""

    def __init__(self, session: Session, palette: Palette) -> None:
        """Follows the session's open episode."""
        super().__init__()
        self._session, self._palette = session, palette
        self._is_fresh = False
        self.cards: list[PostCard] = []
        self._shown: tuple[int, tuple[Draft, ...]] | None = None
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(12)
        column.addWidget(
            label(_("Made from title, summary, guests and link. Copy, and paste in the network."), "muted")
        )
        self.angles = AngleRow(palette)
        column.addWidget(self.angles)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.angles.chosen.connect(self._draw_anew)
        self.angles.hear.connect(self._hear)
        session.episode_opened.connect(self._grow_stale)
        session.episode_changed.connect(self._grow_stale)

    def refresh(self) -> None:
        """Draft the posts anew if the episode has changed since; cards whose posts are the same stay as they are."""
        from radiodesk.desk.posting import angles, posts

        episode = self._session.episode
        if self._is_fresh or episode is None:
            return
        self._is_fresh = True
        self.angles.show_angles(angles(self._session.library, episode.id))
        drafts = posts(self._session.library, episode.id, self.angles.angle)
        self.angles.show_said(drafts[0].hook.said if drafts[0].hook else None)
        if (episode.id, drafts) == self._shown:
            return
        self._shown = (episode.id, drafts)
        clear(self._cards)
        self.cards = [PostCard(draft, self._palette) for draft in drafts]
        for card in self.cards:
            self._cards.addWidget(card)

    def _draw_anew(self) -> None:
        self._is_fresh = False
        self.refresh()

    def _hear(self, heard_s: float) -> None:
        if self._session.episode is not None:
            self._session.play_wanted.emit(self._session.episode.sheet.edits.to_recording(heard_s))

    def _grow_stale(self, episode: Episode | None) -> None:
        self._is_fresh = False
        self.setEnabled(episode is not None)
        if self.isVisible():
            self.refresh()
