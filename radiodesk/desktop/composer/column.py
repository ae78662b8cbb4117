"""One network in the composer: its post, what goes along, how it will look there, and its way out."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.along import Along
from radiodesk.desktop.composer.file_row import FileRow
from radiodesk.desktop.composer.foot import ColumnFoot
from radiodesk.desktop.composer.hands import Hands
from radiodesk.desktop.composer.preview import PostPreview, Seen
from radiodesk.desktop.composer.price_row import PriceRow
from radiodesk.desktop.controls import GAP, label, named
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.deck import PostDeck
from radiodesk.desktop.posts.editor import PostEditor
from radiodesk.model.queued_post import Attachment

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.going_along import GoingAlong

WIDTH = 336
TALLEST_TEXT = 160


class NetworkColumn(QFrame):
    """A card of fixed width; `edited` tells that something of the post is another."""

    edited = Signal()

    def __init__(self, deck: PostDeck, along: Along, network: str, palette: Palette, root: Path) -> None:
        """Filled by what the deck and the files say."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        self.setProperty("role", "card")
        self._deck, self._along, self.network = deck, along, network
        self.title = NETWORKS[network].label
        self._has_alt = bool(NETWORKS[network].alt_limit)
        self._whose = ("", "", "")
        self.editor = PostEditor(deck, network, TALLEST_TEXT)
        self.angle = self._angle_box()
        self.file_row = FileRow(network, palette)
        self.preview = PostPreview(network, palette, root)
        self.hands = Hands(self, root)
        self.foot = ColumnFoot(deck, network, palette, self.hands.act)
        self.price = PriceRow(network, self.editor.text, self.editor.replace)
        self.setFixedWidth(WIDTH)
        self._arrange()
        self.angle.activated.connect(lambda _at: deck.begin_with(self.angle.currentData(), network))
        self.editor.edited.connect(self.show_preview)
        self.file_row.chosen.connect(lambda path: along.choose(network, path))
        self.file_row.described.connect(lambda alt: along.describe(network, alt))
        self.file_row.brought.connect(lambda file: along.bring(network, file))
        self.file_row.shown.connect(lambda: self.hands.act("show"))
        deck.settling.connect(self.file_row.settle)
        deck.drawn.connect(self._show_angle)
        deck.drawn.connect(self.foot.strip.begin_anew)
        along.changed.connect(self.show_files)
        self._show_angle()
        self.show_files()

    @property
    def text(self) -> str:
        """What would go out."""
        return self.editor.text.toPlainText()

    @property
    def going_along(self) -> "GoingAlong | None":
        """What goes along, and what the network would say about it; None until that is known."""
        return self._along.by_network.get(self.network)

    @property
    def file(self) -> Attachment | None:
        """The file that goes along."""
        return self.going_along.file if self.going_along else None

    @property
    def is_sound(self) -> bool:
        """Whether the network would take it all, and nothing is to be looked at again."""
        return self.editor.is_sound and self.going_along is not None and self.going_along.is_taken

    @property
    def link(self) -> str:
        """The public page that the post is about."""
        return self._deck.posts[self.network].draft.link

    @property
    def headline(self) -> str:
        """The title of the post itself, where posts have one."""
        return self._deck.posts[self.network].draft.title

    def show_files(self) -> None:
        """Follow what there is to go along."""
        if (along := self.going_along) is None:
            self.file_row.wait()
        else:
            self.file_row.show_files(self._along.files, along)
        self.editor.count_beside(has_file=self.file is not None)
        self.show_preview()

    def show_whose(self, name: str, handle: str, headline: str) -> None:
        """Whose post it is, and the title of the page that it leads to."""
        self._whose = (name, handle, headline)
        self.show_preview()

    def show_preview(self) -> None:
        """As it would be seen now."""
        composed = self._deck.posts.get(self.network)
        if composed is not None:
            name, handle, headline = self._whose
            draft = composed.draft
            self.preview.show_post(Seen(self.text, name, handle, draft.title, draft.link, headline, self.file))
        self.price.show_price(self.foot.chosen_account, self.file)
        self.show_steps()
        self.edited.emit()

    def show_steps(self) -> None:
        """What is to be done by hand."""
        composed = self._deck.posts.get(self.network)
        self.foot.strip.show_steps(
            has_file=self.file is not None,
            has_alt=self._has_alt and bool(self.file and self.file.alt),
            is_proven=bool(composed and composed.post.link),
        )

    def _angle_box(self) -> DropDown:
        from radiodesk.social.angles import ANGLES

        box = named(DropDown(), _("What the post for {network} begins with").format(network=self.title))
        for angle, text in ANGLES.items():
            box.addItem(_(text), angle)
        return box

    def _show_angle(self) -> None:
        model = self.angle.model()
        for at in range(self.angle.count()):
            is_there = at == 0 or self.angle.itemData(at) in self._deck.there
            model.setData(model.index(at, 0), None if is_there else 0, Qt.ItemDataRole.UserRole - 1)
        self.angle.setCurrentIndex(self.angle.findData(self._deck.angle_of(self.network)))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title", wraps=False), 1)
        head.addWidget(self.editor.counter)
        begin = QHBoxLayout()
        begin.addWidget(label(_("Begin with"), "caption", wraps=False))
        begin.addWidget(self.angle, 1)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, GAP, 12, GAP)
        column.setSpacing(GAP)
        column.addLayout(begin)
        column.addWidget(self.editor)
        column.addWidget(self.price)
        column.addWidget(self.file_row)
        column.addWidget(self.preview)
        column.addWidget(self.file_row.description)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        for transparent in (page, area.viewport()):
            transparent.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, GAP, 1, 1)
        outer.setSpacing(0)
        top = QWidget()
        top.setLayout(head)
        head.setContentsMargins(12, 0, 12, GAP // 2)
        outer.addWidget(top)
        outer.addWidget(area, 1)
        outer.addWidget(_line())
        outer.addWidget(self.foot)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    return line
