"""One network's post: to correct, to count, to copy and to paste where it belongs, with its proof."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.clipboard import copy_and_open, copy_words
from radiodesk.desktop.controls import button, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.posts.editor import NO_END, PostEditor
from radiodesk.desktop.posts.proof import ProofRow

THANKS_MS = 2000
"""How long a button says that it has copied."""


class PostCard(QFrame):
    """One network: name, text, used and allowed characters, what to look at again, copy, the page, the proof."""

    def __init__(self, deck: PostDeck, network: str, palette: Palette) -> None:
        """What a person writes here stays, whatever becomes of the episode."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self.setProperty("role", "card")
        self._deck, self.network = deck, network
        title = NETWORKS[network].label
        self.editor = PostEditor(deck, network, NO_END)
        self.text, self.counter, self.cautions = self.editor.text, self.editor.counter, self.editor.cautions
        self.outdated, self.draw_anew_button = self.editor.outdated, self.editor.draw_anew_button
        self.copy = button(_("Copy"), self._copy_text, icon=icon("copy", palette))
        named(self.copy, _("Copy the post for {network}").format(network=title))
        self.open = button(_("Copy and open"), self._open_page, icon=icon("web", palette))
        named(self.open, _("Copy the post and open the page of {network} to paste it").format(network=title))
        self.proof = ProofRow(deck, network)
        self._arrange(title)

    def _copy_text(self) -> None:
        copy_words(self.text.toPlainText())
        self.copy.setText(_("Copied"))
        QTimer.singleShot(THANKS_MS, self.copy, lambda: self.copy.setText(_("Copy")))

    def _open_page(self) -> None:
        self._copy_text()
        copy_and_open(self.network, self.text.toPlainText(), self._deck.posts[self.network].draft.link)

    def _arrange(self, title: str) -> None:
        head = QHBoxLayout()
        head.addWidget(label(title, "heading"), 1)
        head.addWidget(self.counter)
        ways = QHBoxLayout()
        ways.addWidget(self.open)
        ways.addWidget(self.copy)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 12)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addLayout(ways)
        column.addWidget(self.proof)
