"""The words of one network's post: to correct, counted as the network counts, with what to look at again."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _, n_
from radiodesk.desktop.controls import button, label, named, set_role
from radiodesk.desktop.field import counted
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.posts.helper_row import HelperRow

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.social.caution import Caution
    from radiodesk.social.connectors.connector import TextLimits

PADDING, BORDER = 8, 1

NO_END = 16_777_215
"""As high as Qt lets anything be: in a list the whole post can be read without scrolling in it."""

KEEP_AFTER_MS = 600
"""So long after the last key what was typed is kept."""


class PostText(QPlainTextEdit):
    """As high as its words, at most `tallest` pixels; while all of it is seen the wheel turns the page around it."""

    def __init__(self, tallest: int) -> None:
        """Empty."""
        super().__init__()
        self._tallest = tallest
        if tallest == NO_END:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page, unless there is more to read here."""
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower lines are more lines."""
        super().resizeEvent(event)
        self.grow()

    def grow(self) -> None:
        """Be as high as needed."""
        document = self.document()
        lines = document.size().height() * QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(min(math.ceil(lines + 2 * (document.documentMargin() + PADDING + BORDER)), self._tallest))


class PostEditor(QWidget):
    """Title, text and cautions; `counter` is to be placed by whoever shows it. `edited` tells of each key."""

    edited = Signal()

    def __init__(self, deck: PostDeck, network: str, tallest: int) -> None:
        """What a person writes here stays, whatever becomes of the episode."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self._deck, self._network = deck, network
        self._limits: TextLimits | None = None
        self._beside: TextLimits | None = None
        self._title = NETWORKS[network].label
        self.text = named(PostText(tallest), _("Post for {network}").format(network=self._title))
        self.counter = label("", "muted", wraps=False)
        self.cautions = label("", "error")
        self.fix = button("", self._fix, "link")
        self.helper = HelperRow(deck, network, self.text, self.replace)
        self.headline = label("", "caption")
        self._headline_row = self._title_row()
        self.outdated = self._own_row()
        self._is_showing = False
        self._kept = ""
        self._pause = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self._arrange()
        self.text.textChanged.connect(self._typed)
        deck.settling.connect(self.settle)
        deck.drawn.connect(self.show_post)
        deck.changed.connect(self._follow)
        self.show_post()

    @property
    def is_sound(self) -> bool:
        """Whether the network would take it, and nothing in it is to be looked at again."""
        from radiodesk.social.count import count_within

        text = self.text.toPlainText()
        limits = self._limits or self._beside
        return bool(text.strip()) and count_within(self._network, text, limits).fits and not self._cautions()

    def show_post(self) -> None:
        """Show what is kept; the cursor stays where it is while the words are the same."""
        composed = self._deck.posts.get(self._network)
        if composed is None:
            return
        self._kept = composed.text
        if self.text.toPlainText() != self._kept:
            self._is_showing = True
            self.text.setPlainText(self._kept)
            self._is_showing = False
        self._pause.stop()
        self.headline.setText(composed.draft.title)
        self._headline_row.setVisible(bool(composed.draft.title))
        self.outdated.setVisible(composed.is_outdated)
        self._count()

    def count_by(self, limits: "TextLimits | None") -> None:
        """Count by what the server of an account said of itself; None: as everywhere on the network."""
        if limits != self._limits:
            self._limits = limits
            if self._network in self._deck.posts:
                self._count()

    def count_beside(self, *, has_file: bool) -> None:
        """Count as beside a file, where the network takes less then."""
        from radiodesk.social.count import limits_beside_file

        beside = limits_beside_file(self._network) if has_file else None
        if beside != self._beside:
            self._beside = beside
            if self._network in self._deck.posts:
                self._count()

    def settle(self) -> None:
        """Have kept what is typed."""
        self._pause.stop()
        if self.text.toPlainText() != self._kept:
            self._kept = self.text.toPlainText()
            self._deck.write(self._network, self._kept)

    def draw_anew(self) -> None:
        """The draft of now in the place of what was written; undo brings that back."""
        self.replace(self._deck.posts[self._network].draft.text)

    def _follow(self, network: str) -> None:
        if network == self._network and not self._pause.isActive():
            self.show_post()

    def _typed(self) -> None:
        if not self._is_showing:
            self._pause.start()
        self._count()

    def _count(self) -> None:
        from radiodesk.social.count import count_within

        used = count_within(self._network, self.text.toPlainText(), self._limits or self._beside)
        self.counter.setText(counted(used.used, used.limit))
        set_role(self.counter, "muted" if used.fits else "error")
        found = self._cautions()
        self.cautions.setText("\n".join(each.sentence() for each in found))
        self.cautions.setVisible(bool(found))
        number = sum(each.fix is not None for each in found)
        self.fix.setText(n_("Put {n} thing right", "Put {n} things right", number))
        named(self.fix, _("Put right what can be in the post for {network}").format(network=self._title))
        self.fix.setVisible(number > 0)
        self.text.grow()
        self.edited.emit()

    def _cautions(self) -> "tuple[Caution, ...]":
        from radiodesk.social.cautions import cautions

        return cautions(self._network, self.text.toPlainText(), self._deck.posts[self._network].draft.known)

    def _fix(self) -> None:
        """One step for undo."""
        from radiodesk.social.cautions import fixed

        fixes = sorted(each.fix for each in self._cautions() if each.fix)
        self.replace(fixed(self.text.toPlainText(), tuple(fixes)))

    def replace(self, text: str) -> None:
        """Other words in the place of all of them; undo brings those back."""
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.settle()

    def _own_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label(_("The episode has changed since you wrote this."), "caption"), 1)
        self.draw_anew_button = button(_("Draft anew"), self.draw_anew, "link")
        line.addWidget(named(self.draw_anew_button, _("Draft the post for {network} anew").format(network=self._title)))
        return row

    def _title_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.headline, 1)
        copy = button(_("Copy title"), lambda: QGuiApplication.clipboard().setText(self.headline.text()), "link")
        row.addWidget(named(copy, _("Copy the title for {network}").format(network=self._title)))
        return holder

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._headline_row, self.outdated, self.text, self.cautions):
            column.addWidget(part)
        for way in (self.fix, self.helper):
            column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
