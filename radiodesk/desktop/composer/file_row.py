"""What goes along with a post: a file to choose, what the network would say about it, and its description."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.composer.picture import told
from radiodesk.desktop.controls import GAP, icon_button, label, named, set_role
from radiodesk.desktop.drop_down import DropDown
from radiodesk.desktop.field import counted
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.posts.editor import KEEP_AFTER_MS
from radiodesk.model.post import NOTHING
from radiodesk.model.queued_post import Attachment

if TYPE_CHECKING:  # the social room is not needed before posts are looked at
    from radiodesk.desk.going_along import GoingAlong

ALT_HEIGHT = 52
KINDS = "*.png *.jpg *.jpeg *.webp *.mp4 *.mov *.mp3 *.m4a"


class FileRow(QWidget):
    """`description` is to be placed by whoever shows it.

    `chosen` carries a path within the library or `NOTHING`, `described` a description, `brought` the path of a file
    of anywhere; `shown` that the file is to be seen in the file manager.
    """

    chosen = Signal(str)
    described = Signal(str)
    brought = Signal(Path)
    shown = Signal()

    def __init__(self, network: str, palette: Palette) -> None:
        """Nothing to choose yet."""
        from radiodesk.social.networks import NETWORKS

        super().__init__()
        row = NETWORKS[network]
        self._limit, self._kept = row.alt_limit, ""
        self.box = named(DropDown(), _("What goes along on {network}").format(network=row.label))
        self.reveal = icon_button(
            icon("folder", palette), _("Show the file for {network}").format(network=row.label), self.shown.emit
        )
        self.other = icon_button(
            icon("plus", palette), _("Another file for {network}…").format(network=row.label), self._bring
        )
        self.faults = label("", "warn")
        self.alt = named(QPlainTextEdit(), _("Description of the picture for {network}").format(network=row.label))
        self.alt.setPlaceholderText(_("What is to be seen, for those who cannot see it"))
        self.alt.setFixedHeight(ALT_HEIGHT)
        self.alt.setTabChangesFocus(True)
        self.alt.setAcceptDrops(False)
        self.counter = label("", "muted", wraps=False)
        self._pause = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        self.description = self._arrange()
        self.box.activated.connect(lambda _at: self.chosen.emit(self.box.currentData()))
        self.alt.textChanged.connect(self._typed)

    def wait(self) -> None:
        """Nothing is known yet."""
        self.box.clear()
        self.box.addItem(_("Drawing…"), "")
        self.setEnabled(False)
        self.faults.hide()
        self.description.hide()

    def show_files(self, files: Sequence[Attachment], along: "GoingAlong") -> None:
        """Everything there is to choose from, and what is chosen."""
        self.setEnabled(True)
        self.reveal.setEnabled(along.file is not None)
        extra = [along.file] if along.file and along.file.path not in {file.path for file in files} else []
        self.box.clear()
        self.box.addItem(_("No file"), NOTHING)
        for file in (*files, *extra):
            self.box.addItem(told(file), file.path)
        self.box.setCurrentIndex(self.box.findData(along.file.path) if along.file else 0)
        self.faults.setText("\n".join(fault.sentence() for fault in along.faults))
        self.faults.setVisible(bool(along.faults))
        set_role(self.faults, "warn" if along.is_taken else "error")
        self.description.setVisible(along.file is not None and bool(self._limit))
        self._show_alt(along.file.alt if along.file else "")

    def settle(self) -> None:
        """Have kept what is typed."""
        self._pause.stop()
        if self.alt.toPlainText() != self._kept:
            self._kept = self.alt.toPlainText()
            self.described.emit(self._kept)

    def _show_alt(self, alt: str) -> None:
        if self._pause.isActive():
            return
        self._kept = alt
        if self.alt.toPlainText() != alt:
            self.alt.setPlainText(alt)
        self._pause.stop()
        self._count()

    def _typed(self) -> None:
        self._pause.start()
        self._count()

    def _count(self) -> None:
        used = len(self.alt.toPlainText())
        self.counter.setText(counted(used, self._limit))
        set_role(self.counter, "muted" if used <= self._limit else "error")

    def _bring(self) -> None:
        kinds = ";;".join((_("Pictures, films, sound ({patterns})").format(patterns=KINDS), _("All files (*)")))
        name, _kind = QFileDialog.getOpenFileName(self, _("A file that goes along"), "", kinds)
        if name:
            self.brought.emit(Path(name))

    def _arrange(self) -> QWidget:
        choice = QHBoxLayout()
        choice.addWidget(self.box, 1)
        choice.addWidget(self.reveal)
        choice.addWidget(self.other)
        head = QHBoxLayout()
        head.addWidget(label(_("Description"), "caption", wraps=False), 1)
        head.addWidget(self.counter)
        described = QWidget()
        inner = QVBoxLayout(described)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(GAP // 2)
        inner.addLayout(head)
        inner.addWidget(self.alt)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addLayout(choice)
        column.addWidget(self.faults)
        return described
