"""What came of publishing: a plan, a result or faults, in sentences, and the ways to look at what is public."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import button, clear, label, named
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette


class OutcomeView(QFrame):
    """A card with a heading and sentences. `fix_wanted` carries the field that a sentence is about."""

    fix_wanted = Signal(str)

    def __init__(self) -> None:
        """Hidden until there is something to say."""
        super().__init__()
        self.setProperty("role", "card")
        self._heading = label("", "heading")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addWidget(self._heading)
        column.addLayout(self._lines)
        self.hide()

    def say(
        self,
        heading: str,
        sentences: Sequence[str],
        role: str = "",
        fixes: Mapping[str, str] | None = None,
        roles: Mapping[str, str] | None = None,
    ) -> None:
        """Show this instead of what was there.

        `fixes` tells in which field a sentence can be settled, `roles` which sentences look otherwise than by `role`.
        """
        self._heading.setText(heading)
        clear(self._lines)
        for sentence in sentences:
            own = (roles or {}).get(sentence, role)
            self._lines.addLayout(self._line(sentence, own, (fixes or {}).get(sentence, "")))
        self.setAccessibleName(heading)
        self.setAccessibleDescription(" ".join(sentences))
        self.show()

    def _line(self, sentence: str, role: str, field: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(sentence, role), 1)
        if field:
            fix = button(_("Fix"), lambda: self.fix_wanted.emit(field), "link")
            row.addWidget(named(fix, _("Fix: {what}").format(what=sentence)), 0, Qt.AlignmentFlag.AlignTop)
        return row

    def text(self) -> str:
        """All that is said, for whoever asks."""
        return f"{self.accessibleName()}\n{self.accessibleDescription()}"


class PublicPlace(QFrame):
    """Where a destination's files lie, and what can be opened or copied of it."""

    def __init__(self, palette: Palette) -> None:
        """Hidden until something is public."""
        super().__init__()
        self.setProperty("role", "card")
        self._folder, self._page, self._feed_url = QUrl(), QUrl(), ""
        self.heading = label("", "heading")
        self.feed = label("", "muted")
        self.open_folder = button(
            _("Open folder"), lambda: _open(self._folder), "link", icon("folder", palette, "accent")
        )
        self.open_page = button(_("Open page"), lambda: _open(self._page), "link", icon("web", palette, "accent"))
        self.copy_feed = button(_("Copy feed address"), self._copy, "link", icon("feed", palette, "accent"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.feed)
        for pair in ((self.open_folder, self.open_page), (self.copy_feed,)):
            column.addLayout(_row(pair))
        self.hide()

    def show_place(self, heading: str, folder: QUrl | None, page: QUrl | None, feed_url: str) -> None:
        """Show what is public: the folder where it is one of this computer, the page where there is one, the feed."""
        self._folder, self._page, self._feed_url = folder or QUrl(), page or QUrl(), feed_url
        self.heading.setText(heading)
        self.feed.setText(feed_url)
        self.open_folder.setVisible(folder is not None)
        self.open_page.setVisible(page is not None)
        self.copy_feed.setText(_("Copy feed address"))
        self.show()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._feed_url)
        self.copy_feed.setText(_("Copied"))


def _row(buttons: Sequence[QPushButton]) -> QHBoxLayout:
    row = QHBoxLayout()
    for each in buttons:
        row.addWidget(each)
    row.addStretch(1)
    return row


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)
