"""A reader at the window: clicks into words, drags over them, types."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desk.transcripts import import_transcript
from radiodesk.desktop.transcript.in_place import InPlace
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from tests.desktop.makers import Desk, make_episode

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


class Reader:
    """A desk with an episode of three seconds and its transcript."""

    def __init__(self, qtbot: QtBot, library: Library, vtt: str = VTT) -> None:
        episode = make_episode(library)
        if vtt:
            file = Path(library.root.parent / "siaran.vtt")
            file.write_text(vtt)
            import_transcript(library, episode.id, file)
        self.desk = Desk(qtbot, library)
        self.desk.open(episode)
        assert self.desk.page.beside is not None
        assert self.desk.page.editor is not None
        self.beside, self.timeline = self.desk.page.beside, self.desk.page.editor.timeline
        self.pane, self.view = self.beside.pane, self.beside.pane.view
        self.view.setFocus()
        QApplication.processEvents()

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
        return self.desk.sheet().edits.cuts

    def texts(self) -> list[str]:
        """What the cues say, as it is stored."""
        return [cue.text for cue in self.desk.library.transcript(self.desk.sheet().transcript).cues]
