"""A reader at the window: clicks into words, drags over them, types."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from radiodesk.desk.transcripts import import_transcript
from radiodesk.desktop.commands import Commands
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.session import Session
from radiodesk.desktop.transcript.beside import EditorAndTranscript
from radiodesk.desktop.transcript.in_place import InPlace
from radiodesk.desktop.transcript.text_menu import add_text_menu
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode, Sheet
from tests.desktop.makers import make_episode

LEFT = Qt.MouseButton.LeftButton
PLAIN, SHIFT, CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
VTT = """WEBVTT

00:00.000 --> 00:01.400
<v Dewi>Selamat <00:00:00.400>pagi, <00:00:00.800>pendengar.

00:01.500 --> 00:02.300
<v Budi>Pagi, <00:00:01.900>Bu.

00:02.300 --> 00:02.900
<v Budi>Pertanyaan pertama.
"""
"""Two cues with words and one without; spots 0 to 2, 3 and 4, 5."""


def with_transcript(library: Library, vtt: str = VTT) -> Episode:
    """An episode of three seconds with a transcript, or without one when `vtt` is empty."""
    episode = make_episode(library)
    if not vtt:
        return episode
    file = library.root.parent / "siaran.vtt"
    file.write_text(vtt)
    return import_transcript(library, episode.id, file)


class Bench:
    """Editor and transcript alone in a window, with their keys: quicker to set up than a whole desk."""

    def __init__(self, qtbot: QtBot, library: Library) -> None:
        self.library, self.session = library, Session(library)
        self.session.open(library.episodes()[0].id)
        colours = palette_named("light")
        self.editor = EditorPanel(self.session, colours)
        self.beside = EditorAndTranscript(self.editor, self.session, colours)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.beside)
        commands = Commands(self.window, colours)
        commands.bind({"undo": self.session.undo, "redo": self.session.redo})
        commands.bind(self.editor.commands(), self.beside.pane.view)
        add_text_menu(self.beside.pane.view, commands)
        qtbot.addWidget(self.window, before_close_func=lambda _window: self._close())
        self.window.resize(640, 760)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def _close(self) -> None:
        self.editor.close_sound()
        self.session.close()


class Reader:
    """Reads what is open, at a bench or at a desk."""

    def __init__(self, qtbot: QtBot, session: Session, beside: EditorAndTranscript, editor: EditorPanel) -> None:
        self.bot, self.session, self.library = qtbot, session, session.library
        self.beside, self.editor, self.timeline = beside, editor, editor.timeline
        self.pane, self.view = beside.pane, beside.pane.view
        self.view.setFocus()
        QApplication.processEvents()

    def sheet(self) -> Sheet:
        """What is stored of the open episode."""
        assert self.session.episode is not None
        return self.library.episode(self.session.episode.id).sheet

    def label(self) -> str:
        """What the last step is called."""
        assert self.session.episode is not None
        return self.library.history(self.session.episode.id)[self.session.episode.revision - 1].label

    def place(self, number: int) -> QPoint:
        """The middle of a spot on the screen."""
        spot = self.view.page.spot(number)
        cursor = self.view.textCursor()
        cursor.setPosition((spot.first + spot.last) // 2)
        return self.view.cursorRect(cursor).center()

    def click(self, number: int, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Click into a word."""
        QTest.mouseClick(self.view.viewport(), LEFT, modifiers, self.place(number))

    def drag(self, first: int, last: int) -> None:
        """Drag over words."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, LEFT, PLAIN, self.place(first))
        QTest.mouseMove(viewport, self.place(last))
        QTest.mouseRelease(viewport, LEFT, PLAIN, self.place(last))

    def double_click(self, point: QPoint) -> InPlace:
        """Double click, and the field that opens."""
        QTest.mouseDClick(self.view.viewport(), LEFT, PLAIN, point)
        return self.field()

    def field(self) -> InPlace:
        """The field in which something is corrected now."""
        fields = [field for field in self.view.viewport().findChildren(InPlace) if field.isVisible()]
        assert len(fields) == 1
        return fields[0]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """A key where the keyboard is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)

    def selected(self) -> str:
        """The words that are selected in the text."""
        return self.view.textCursor().selectedText()

    def struck(self) -> str:
        """What is struck out in the text."""
        document, found = self.view.document(), ""
        for number in range(document.blockCount()):
            fragments = document.findBlockByNumber(number).begin()
            while not fragments.atEnd():
                fragment = fragments.fragment()
                found += fragment.text() + "|" if fragment.charFormat().fontStrikeOut() else ""
                fragments += 1
        return found

    def cuts(self) -> tuple[Span, ...]:
        """The cuts of the episode as they are stored."""
        return self.sheet().edits.cuts

    def texts(self) -> list[str]:
        """What the cues say, as it is stored."""
        return [cue.text for cue in self.library.transcript(self.sheet().transcript).cues]
