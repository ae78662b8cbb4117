"""The editor and the transcript beneath it, with a bar between them that can be dragged."""

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QSplitter

from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.palettes import Palette
from radiodesk.desktop.session import Session
from radiodesk.desktop.transcript.scribe import Scribe
from radiodesk.model.episode import Episode
from radiodesk.settings.kept import keep, read_kept

FILE = "transcript.json"
"""Where it is kept whether the transcript is wanted, and how the height is shared."""

KEEP_AFTER_MS = 500

SHARES_PX = (400, 280)
BAR_PX = 5


class EditorAndTranscript(QSplitter):
    """The transcript is shown where there is one and it was not put away; Ctrl+T shows it in any case."""

    def __init__(self, editor: EditorPanel, session: Session, palette: Palette) -> None:
        """As it was left."""
        super().__init__(Qt.Orientation.Vertical)
        self.is_wanted = True
        self._editor = editor
        self.scribe = Scribe(session, editor, palette, self.toggle)
        self.pane = self.scribe.pane
        for number, widget in enumerate((editor, self.pane)):
            self.addWidget(widget)
            self.setCollapsible(number, False)
            self.setStretchFactor(number, 1)
        self.setSizes(list(SHARES_PX))
        self.setHandleWidth(BAR_PX)
        self._is_asked_for = False
        self._keeping = QTimer(self, interval=KEEP_AFTER_MS, singleShot=True)
        self._keeping.timeout.connect(self._keep)
        self.splitterMoved.connect(lambda _place, _number: self._keeping.start())
        self._restore()
        session.episode_opened.connect(self._begin)
        self.scribe.came_or_went.connect(lambda _is_there: self._settle())
        self._settle()

    def toggle(self) -> None:
        """Show the transcript with the keyboard on it, or put it away; this is remembered."""
        self.is_wanted = self._is_asked_for = self.pane.isHidden()
        self._keep()
        self._settle()
        (self.pane if self.is_wanted else self._editor).setFocus()

    def _begin(self, _episode: Episode | None) -> None:
        self._is_asked_for = False
        self._settle()

    def _restore(self) -> None:
        kept = read_kept(FILE)
        if isinstance(kept, dict) and isinstance(shares := kept.get("shares"), str):
            self.is_wanted = kept.get("is_wanted") is not False
            self.restoreState(QByteArray.fromHex(shares.encode("ascii", "ignore")))

    def _keep(self) -> None:
        shares = bytes(self.saveState().data()).hex()
        keep(FILE, {"is_wanted": self.is_wanted, "shares": shares})

    def _settle(self) -> None:
        self.pane.setVisible(self._is_asked_for or (self.is_wanted and self.scribe.has_transcript))
