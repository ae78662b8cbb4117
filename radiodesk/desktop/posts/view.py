"""Posts for every network: one card each."""

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import clear, ground, label
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.angle_row import AngleRow
from radiodesk.desktop.posts.card import PostCard
from radiodesk.desktop.posts.pictures import Pictures
from radiodesk.desktop.session import Session
from radiodesk.model.episode import Episode
from radiodesk.model.problems import Problem

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.composing import Composed


class PostsView(QScrollArea):
    """The cards of the open episode; drawn when looked at."""

    def __init__(self, session: Session, palette: Palette) -> None:
        """Follows the session's open episode."""
        super().__init__()
        self._session, self._palette = session, palette
        self._is_fresh = False
        self.cards: list[PostCard] = []
        self._shown: tuple[int, tuple[Composed, ...]] | None = None
        page = ground(QWidget(), "window")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 24)
        column.setSpacing(12)
        column.addWidget(
            label(_("Made from title, summary, guests and link. Copy, and paste in the network."), "muted")
        )
        self.angles = AngleRow(palette)
        column.addWidget(self.angles)
        self.pictures = Pictures(session, palette)
        column.addWidget(self.pictures)
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
        session.settling.connect(self.settle)
        session.episode_opened.connect(self._grow_stale)
        session.episode_changed.connect(self._grow_stale)

    def refresh(self) -> None:
        """Draft the posts anew if the episode has changed since; cards whose posts are the same stay as they are."""
        from radiodesk.desk.composing import composed
        from radiodesk.desk.posting import angles

        episode = self._session.episode
        if self._is_fresh or episode is None:
            return
        self._is_fresh = True
        self.settle()
        self.angles.show_angles(angles(self._session.library, episode.id))
        found = composed(self._session.library, episode.id, self.angles.angle)
        self.pictures.begin_with(self.angles.angle)
        hook = found[0].draft.hook
        self.angles.show_said(hook.said if hook else None)
        if (episode.id, found) != self._shown:
            self._shown = (episode.id, found)
            self._show_cards(episode.id, found)

    def _show_cards(self, episode_id: int, found: "tuple[Composed, ...]") -> None:
        clear(self._cards)
        self.cards = [PostCard(each, self._palette) for each in found]
        for card in self.cards:
            self._cards.addWidget(card)
            card.written.connect(partial(self._keep_text, episode_id, card))
            card.proof.given.connect(partial(self._keep_proof, episode_id, card))

    def settle(self) -> None:
        """Have kept what is typed in any card."""
        for card in self.cards:
            card.settle()

    def _keep_text(self, episode_id: int, card: PostCard) -> None:
        from radiodesk.desk.composing import write_post

        write_post(self._session.library, episode_id, card.draft, card.text.toPlainText())

    def _keep_proof(self, episode_id: int, card: PostCard, link: str) -> None:
        from radiodesk.desk.composing import record_post

        try:
            post = record_post(self._session.library, episode_id, card.network, link, datetime.now(UTC))
        except Problem as problem:
            card.proof.show_trouble(problem)
        else:
            card.proof.show_proof(post.link, post.posted_at)

    def _draw_anew(self) -> None:
        self.settle()
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
