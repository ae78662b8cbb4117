"""Where a post stands: its link, pasted back as the proof that it went out."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.dates import short_date
from radiodesk.bahasa.words import _, language, sentence
from radiodesk.desktop.controls import label, named
from radiodesk.model.problems import Problem


class ProofRow(QWidget):
    """`given` carries a link that was pasted or taken away."""

    given = Signal(str)

    def __init__(self, network: str, label_text: str) -> None:
        """Empty until somebody pastes. `network` is its key."""
        super().__init__()
        self._network = network
        self.link = named(QLineEdit(), _("Link of the post on {network}").format(network=label_text))
        self.link.setPlaceholderText(_("Posted? Paste the link of the post here"))
        self.link.setAcceptDrops(False)
        self.since = label("", "muted", wraps=False)
        self.trouble = label("", "error")
        self._kept = ""
        row = QHBoxLayout()
        row.addWidget(self.link, 1)
        row.addWidget(self.since)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.trouble.hide()
        self.link.editingFinished.connect(self._give)
        self.link.textEdited.connect(self._take_pasted)

    def show_proof(self, link: str, posted_at: datetime | None) -> None:
        """What is kept of it."""
        self._kept = link
        self.trouble.hide()
        self.link.setText(link)
        day = short_date(posted_at.astimezone(), language()) if posted_at else ""
        self.since.setText(_("Posted on {day}").format(day=day) if posted_at else "")

    def show_trouble(self, problem: Problem) -> None:
        """Why it is no proof; what was pasted stays to be corrected."""
        self.trouble.setText(sentence(problem))
        self.trouble.show()

    def _take_pasted(self, text: str) -> None:
        """As soon as it is the address of a post there: nobody should have to press Enter after pasting."""
        from radiodesk.social.networks import is_post_there

        if is_post_there(self._network, text):
            self._give()

    def _give(self) -> None:
        if self.link.text().strip() != self._kept:
            self.given.emit(self.link.text())
