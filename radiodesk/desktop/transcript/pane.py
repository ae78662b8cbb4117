"""The pane with the transcript: its text, search, and what to do where there is none yet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from radiodesk.bahasa.words import _
from radiodesk.desktop.controls import GAP, button, ground, icon_button, label
from radiodesk.desktop.icons import icon
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.transcript.search_bar import SearchBar
from radiodesk.desktop.transcript.view import TranscriptView

KINDS = "*.vtt *.srt *.json"
LEAST_HEIGHT_PX = 128


class TranscriptPane(QWidget):
    """What is seen; what it does is `Scribe`'s."""

    def __init__(
        self,
        palette: Palette,
        take: Callable[[Path], object],
        write: Callable[[Path], object],
        hide: Callable[[], object],
    ) -> None:
        """`take` brings a file in, `write` writes what is heard, `hide` puts the pane away."""
        super().__init__()
        self._take, self._write = take, write
        self.view = TranscriptView(palette)
        self.search = SearchBar(palette, self.view.found)
        self.stack = QStackedWidget()
        self.bring = icon_button(icon("import", palette), _("Import a transcript…"), self.choose)
        self.export = icon_button(icon("export", palette), _("Export the transcript…"), self.choose_place)
        self.shut = icon_button(icon("close", palette), _("Hide the transcript (Ctrl+T)"), hide)
        self.offer = button(_("Import a transcript…"), self.choose, icon=icon("import", palette))
        self.setMinimumHeight(LEAST_HEIGHT_PX)
        ground(self, "base")
        self._arrange()

    def show_transcript(self, *, is_there: bool) -> None:
        """Show the text, or the way to one."""
        self.stack.setCurrentIndex(1 if is_there else 0)
        for control in (self.search, self.bring, self.export):
            control.setVisible(is_there)
        self.setFocusProxy(self.view if is_there else self.offer)

    def choose(self) -> None:
        """Ask for a file to bring in."""
        kinds = ";;".join((_("Transcripts ({patterns})").format(patterns=KINDS), _("All files (*)")))
        name, _kind = QFileDialog.getOpenFileName(self.window(), _("Import a transcript"), "", kinds)
        if name:
            self._take(Path(name))

    def choose_place(self) -> None:
        """Ask where to write what is heard."""
        kinds = "WebVTT (*.vtt);;SubRip (*.srt);;Podcasting 2.0 (*.json)"
        name, kind = QFileDialog.getSaveFileName(self.window(), _("Export the transcript"), "", kinds)
        if name:
            path = Path(name)
            self._write(path if path.suffix else path.with_suffix(f".{kind[-5:-1].lstrip('*.')}"))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP // 2)
        head.addWidget(label(_("Transcript"), "heading", wraps=False))
        head.addSpacing(GAP)
        head.addWidget(self.search, 1)
        head.addStretch(0)
        for control in (self.bring, self.export, self.shut):
            head.addWidget(control)
        self.stack.addWidget(self._invitation())
        self.stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP // 2)
        column.addLayout(head)
        column.addWidget(self.stack, 1)

    def _invitation(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        text = label(_("With a transcript you can read, search and cut the recording like a text."), "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(text)
        column.addWidget(self.offer, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page
