"""Where a post stands: its link, pasted back as the proof that it went out."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language, sentence
from radiodesk.desktop.controls import label, named
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.model.problems import Problem


class ProofRow(QWidget):
    """A line for the link of a network's post; what is another address is said beneath it."""

    def __init__(self, deck: PostDeck, network: str) -> None:
        """Empty until somebody pastes."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._deck, self._network = deck, network
        self.link = named(QLineEdit(), _("Link of the post on {network}").format(network=NETWORKS[network].label))
        self.link.setPlaceholderText(_("Posted? Paste the link of the post here"))
        self.link.setAcceptDrops(False)
        self.since = label("", "muted", wraps=False)
        self.trouble = label("", "error")
        self._kept = ""
        self._shown: tuple[object, ...] = ()
        row = QHBoxLayout()
        row.addWidget(self.link, 1)
        row.addWidget(self.since)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.since.hide()
        self.link.editingFinished.connect(self._give)
        self.link.textEdited.connect(self._take_pasted)
        deck.drawn.connect(self.show_proof)
        deck.changed.connect(lambda changed: self.show_proof() if changed == network else None)
        self.show_proof()

    @property
    def kept(self) -> str:
        """The link that is kept; empty while there is none."""
        return self._kept

    def show_proof(self) -> None:
        """What is kept of it; what stands there half typed stays while nothing else is kept."""
        composed = self._deck.posts.get(self._network)
        facts = (self._deck.episode_id, composed.post.link, composed.post.posted_at) if composed else ()
        if composed is None or facts == self._shown:
            return
        self._shown, self._kept = facts, composed.post.link
        self.trouble.hide()
        self.link.setText(self._kept)
        moment = composed.post.posted_at
        day = short_date(moment.astimezone(), language()) if moment else ""
        self.since.setText(_("Posted on {day}").format(day=day) if moment else "")
        self.since.setVisible(moment is not None)

    def _take_pasted(self, text: str) -> None:
        """As soon as it is the address of a post there: nobody should have to press Enter after pasting."""
        from radiodesk.social.networks import is_post_there

        if is_post_there(self._network, text):
            self._give()

    def _give(self) -> None:
        if self.link.text().strip() == self._kept:
            return
        try:
            self._deck.prove(self._network, self.link.text())
        except Problem as problem:
            self.trouble.setText(sentence(problem))
            self.trouble.show()
