"""One network's post: to correct, to count, to copy and to paste where it belongs, with its proof."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFontMetricsF, QGuiApplication, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, label, named, set_role
from radiodesk.desktop.field import counted
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.proof import ProofRow

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.composing import Composed


PADDING, BORDER = 8, 1

KEEP_AFTER_MS = 600
"""So long after the last key what was typed is kept."""

THANKS_MS = 2000
"""How long a button says that it has copied."""


class PostText(QPlainTextEdit):
    """As high as its words, so the mouse wheel turns the page around it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


class PostCard(QFrame):
    """One network: name, text, used and allowed characters, what to look at again, copy, the page, the proof.

    `written` says that its text is another than was kept.
    """

    written = Signal()

    def __init__(self, composed: "Composed", palette: Palette) -> None:
        """What a person writes here stays, whatever becomes of the episode."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self.setProperty("role", "card")
        self.draft, self.network = composed.draft, composed.draft.network
        title = NETWORKS[self.network].label
        self.text = named(PostText(composed.text), _("Post for {network}").format(network=title))
        self.text.setTabChangesFocus(True)
        self.text.setAcceptDrops(False)
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.counter = label("", "muted", wraps=False)
        self.copy = button(_("Copy"), self._copy_text, icon=icon("copy", palette))
        named(self.copy, _("Copy the post for {network}").format(network=title))
        self.open = button(_("Copy and open"), self._open_page, icon=icon("web", palette))
        named(self.open, _("Copy the post and open the page of {network} to paste it").format(network=title))
        self.cautions = label("", "error")
        self.outdated = self._outdated_row(title)
        self.outdated.setVisible(composed.is_outdated)
        self.proof = ProofRow(self.network, title)
        self.proof.show_proof(composed.post.link, composed.post.posted_at)
        self._kept = composed.text
        self._pause = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self._arrange(title, composed.draft.title, palette)
        self.text.textChanged.connect(self._typed)
        self._count()

    def settle(self) -> None:
        """Have kept what is typed."""
        self._pause.stop()
        if self.text.toPlainText() != self._kept:
            self._kept = self.text.toPlainText()
            self.written.emit()

    def draw_anew(self) -> None:
        """The draft of now in the place of what was written; undo brings that back."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(self.draft.text)
        self.outdated.hide()
        self.settle()

    def _typed(self) -> None:
        self._pause.start()
        self._count()

    def _outdated_row(self, title: str) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(_("The episode has changed since you wrote this."), "caption"), 1)
        self.draw_anew_button = button(_("Draft anew"), self.draw_anew, "link")
        line.addWidget(named(self.draw_anew_button, _("Draft the post for {network} anew").format(network=title)))
        return row

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
        margins = 2 * (document.documentMargin() + PADDING + BORDER)
        self.text.setFixedHeight(math.ceil(lines * QFontMetricsF(self.text.font()).lineSpacing() + margins))

    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(_("Copied"))
        QTimer.singleShot(THANKS_MS, self.copy, lambda: self.copy.setText(_("Copy")))

    def _open_page(self) -> None:
        """Where the network takes the text, it stands there already; the clipboard has it for all others."""
        from radiodesk.social.networks import compose_page

        self._copy_text()
        QDesktopServices.openUrl(QUrl(compose_page(self.network, self.text.toPlainText(), self.draft.link)))

    def _arrange(self, title: str, headline: str, palette: Palette) -> None:
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
        if headline:
            row = QHBoxLayout()
            row.addWidget(label(headline, "caption"), 1)
            copy = button(_("Copy title"), lambda: QGuiApplication.clipboard().setText(headline), "link")
            row.addWidget(named(copy, _("Copy the title for {network}").format(network=title)))
            column.addLayout(row)
        column.addWidget(self.outdated)
        column.addWidget(self.text)
        column.addWidget(self.cautions)
        column.addLayout(ways)
        column.addWidget(self.proof)
