"""Posts for every network: one card each."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, ground, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.angle_row import AngleRow
from radiodesk.desktop.posts.audiograms import Audiograms
from radiodesk.desktop.posts.card import PostCard
from radiodesk.desktop.posts.deck import deck_of
from radiodesk.desktop.posts.pictures import Pictures
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode


class PostsView(QScrollArea):
    """The cards of the open episode; drawn when looked at."""

    def __init__(self, session: Session, palette: Palette, call: Callable[[str], object]) -> None:
        """Follows the session's open episode; `call` carries out a command of the table by its key name."""
        super().__init__()
        self._session, self._palette = session, palette
        self._is_behind = False
        self.cards: list[PostCard] = []
        self.deck = deck_of(session)
        self.angles = AngleRow(palette)
        self.pictures = Pictures(session, palette)
        self.audiograms = Audiograms(session, palette, call)
        self.compose = button(
            _("Compose side by side"), partial(call, "composer"), "primary", icon("pencil", palette, "accent_text")
        )
        self.queue = button(_("On their way"), partial(call, "post_queue"), icon=icon("list", palette))
        named(self.queue, _("Posts on their way, over all episodes"))
        self._cards = QVBoxLayout()
        self._arrange()
        self.angles.chosen.connect(lambda: self.deck.begin_with(self.angles.angle))
        self.angles.hear.connect(self.deck.hear)
        self.deck.drawn.connect(self._fall_behind)
        self.deck.grown_stale.connect(self._follow)
        session.episode_opened.connect(self._allow)

    def refresh(self) -> None:
        """Draft the posts anew if the episode has changed since."""
        self.deck.read()
        if self._is_behind:
            self._show()

    def _fall_behind(self) -> None:
        """The posts are other ones; they are drawn when somebody looks."""
        self._is_behind = True
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        from radiodesk.social.networks import NETWORKS

        self._is_behind = False
        self.angles.show_angles(self.deck.there, self.deck.angle_of())
        self.angles.show_said(self.deck.said)
        self.pictures.begin_with(self.deck.angle_of())
        if not self.cards:
            self.cards = [PostCard(self.deck, network, self._palette) for network in NETWORKS]
            for card in self.cards:
                self._cards.addWidget(card)

    def _allow(self, episode: Episode | None) -> None:
        self.setEnabled(episode is not None)

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _arrange(self) -> None:
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(12)
        column.addWidget(
            label(_("Made from title, summary, guests and link. Copy, and paste in the network."), "muted")
        )
        ways = QHBoxLayout()
        ways.addWidget(self.compose)
        ways.addWidget(self.queue)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(self.angles)
        column.addWidget(self.pictures)
        column.addWidget(self.audiograms)
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        column.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
