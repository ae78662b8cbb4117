"""The way to the optional helper under a post; not there while no helper is set up."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, named
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.settings.helper import load_helper


class HelperRow(QWidget):
    """One button. `take` gets the machine's draft that a person has read and wants."""

    def __init__(self, deck: PostDeck, network: str, text: QPlainTextEdit, take: Callable[[str], None]) -> None:
        """For one network's post, whose words stand in `text`."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._deck, self._network, self._text, self._take = deck, network, text, take
        self.ask = button(_("Have it rewritten…"), self._open, "link")
        named(self.ask, _("Have the helper rewrite the post for {network}").format(network=NETWORKS[network].label))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ask)
        self.ask.setVisible(load_helper() is not None)

    def showEvent(self, event: QShowEvent) -> None:
        """It may have been set up, or turned off, meanwhile."""
        super().showEvent(event)
        self.ask.setVisible(load_helper() is not None)

    def _open(self) -> None:
        from radiodesk.desktop.posts.helper_dialog import HelperDialog

        draft = self._deck.posts[self._network].draft
        dialog = HelperDialog(self._deck.session, draft, self._text.toPlainText(), self.window())
        dialog.taken.connect(self._take)
        dialog.show()
