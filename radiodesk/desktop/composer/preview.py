"""A post as it will look on its network: who says it, the words as far as they are seen, the picture, the link."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.avatar import AvatarSign
from radiodesk.desktop.composer.looks import LOOKS, Part
from radiodesk.desktop.composer.marked import marked_text
from radiodesk.desktop.composer.picture import PostPicture
from radiodesk.desktop.controls import GAP, heavier, label, named
from radiodesk.desktop.palettes import Palette
from radiodesk.model.queued_post import Attachment

CORNER = 10


@dataclass(frozen=True)
class Seen:
    """What a preview shows. `name` and `handle` are whose post it is, `headline` what the link leads to."""

    text: str
    name: str
    handle: str = ""
    title: str = ""
    link: str = ""
    headline: str = ""
    file: Attachment | None = None


class PostPreview(QFrame):
    """Follows what is written; its picture of the network comes from the table of looks alone."""

    def __init__(self, network: str, palette: Palette, root: Path) -> None:
        """Empty. `root` is the library's folder."""
        super().__init__()
        self.network, self._palette, self._root = network, palette, root
        self.look = LOOKS[network]
        self._side = int(palette.name == "dark")
        self.avatar = AvatarSign(self.look.avatar, palette)
        self.name, self.facts = label("", "heading", wraps=False), label("", "muted", wraps=False)
        self.words = self._words()
        self.title = label("", "heading")
        self.picture = PostPicture(self.look, palette)
        self.domain, self.headline = label("", "muted", wraps=False), label("", wraps=False)
        self.link_card = self._link_card()
        self._arrange()

    def show_post(self, seen: Seen) -> None:
        """Show this instead of what was there."""
        colours = self.look.link[self._side], self._palette.muted
        self.avatar.show_name(seen.name)
        self.name.setText(seen.name)
        facts = self.look.facts.format(handle=seen.handle, time=_("now")).strip(" ·")
        self.facts.setText(facts)
        self.facts.setVisible(bool(facts))
        self.words.setText(marked_text(seen.text, self.network, self.look, colours, seen.name))
        self.title.setText(seen.title)
        self.title.setVisible("title" in self.look.parts and bool(seen.title))
        self.picture.show_file(seen.file, self._root)
        domain = urlsplit(seen.link).hostname or ""
        self.domain.setText(domain)
        self.headline.setText(seen.headline)
        self.link_card.setVisible("link" in self.look.parts and seen.file is None and bool(domain))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The card that feeds stand in, or the bubble of a message."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self.look.bubble[self._side] if self.look.bubble else self._palette.base
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(ground if self.look.bubble else self._palette.line)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.end()

    def _words(self) -> QLabel:
        made = label("")
        made.setTextFormat(Qt.TextFormat.RichText)
        font = QFont(made.font())
        font.setPointSizeF(self.look.text_pt)
        made.setFont(font)
        return made

    def _link_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        self.headline.setFont(heavier(self.headline.font()))
        column = QVBoxLayout(card)
        column.setContentsMargins(GAP, GAP // 2, GAP, GAP // 2)
        column.setSpacing(0)
        column.addWidget(self.domain)
        column.addWidget(self.headline)
        return card

    def _arrange(self) -> None:
        from radiodesk.social.networks import NETWORKS

        named(self, _("How it will look on {network}").format(network=NETWORKS[self.network].label))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(GAP)
        parts: dict[Part, QWidget] = {
            "head": _row(self.avatar, names),
            "title": self.title,
            "words": self.words,
            "picture": self.picture,
            "link": self.link_card,
        }
        for part in self.look.parts:
            column.addWidget(parts[part])


def _row(sign: QWidget, names: QVBoxLayout) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GAP)
    row.addWidget(sign)
    row.addLayout(names, 1)
    return holder
