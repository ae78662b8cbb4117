"""A user's hand on the waveform: presses, drags and keys at moments of the recording."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.desktop.commands import Commands
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.desktop.palettes import Palette, palette_named
from radiodesk.desktop.session import Session
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Sheet
from tests.desktop.makers import make_library, make_recording

SECONDS = 10.0
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def make_imported(folder: Path) -> Path:
    """A library with one analysed recording; its folder."""
    with make_library(folder) as library:
        recording = make_recording(folder / "recording.wav", SECONDS)
        import_recording(library, recording, no_step, Sheet(title="Sengketa Tanah"))
        return library.root


class Editor:
    """The editor with its keys in a bare window, a recording of ten seconds open."""

    def __init__(self, qtbot: QtBot, library: Library, palette: str = "light") -> None:
        self.bot, self.library = qtbot, library
        self.session = Session(library)
        self.session.open(library.episodes()[0].id)
        self.colours = colours = palette_named(palette)
        self.panel = EditorPanel(self.session, colours)
        self.wave, self.timeline = self.panel.waveform, self.panel.timeline
        self.window = QMainWindow()
        self.window.setCentralWidget(self.panel)
        self._bind(colours)
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.close())
        self.window.resize(640, 640)
        self.window.show()
        self.window.activateWindow()
        self.wave.setFocus()
        qtbot.waitUntil(lambda: self.wave.hasFocus() and self.timeline.is_all_read)

    def _bind(self, colours: Palette) -> None:
        commands = Commands(self.window, colours)
        commands.bind({"undo": self.session.undo, "redo": self.session.redo})
        commands.bind(self.panel.commands(), self.wave)

    def close(self) -> None:
        self.panel.close_sound()
        self.session.close()

    @property
    def sheet(self) -> Sheet:
        """What is stored."""
        assert self.session.episode is not None
        return self.library.episode(self.session.episode.id).sheet

    @property
    def cuts(self) -> tuple[Span, ...]:
        """What is stored as cut."""
        return self.sheet.edits.cuts

    def point(self, time_s: float, y: int | None = None) -> QPoint:
        """Where a moment is on the wave; `y` defaults to a little above its middle line."""
        return QPoint(round(self.timeline.view.to_px(time_s)), y or RULER_PX + FLAGS_PX + 50)

    def click(self, time_s: float, keys: Qt.KeyboardModifier = PLAIN, y: int | None = None) -> None:
        QTest.mouseClick(self.wave, LEFT, keys, self.point(time_s, y))

    def drag(self, from_s: float, to_s: float, keys: Qt.KeyboardModifier = PLAIN, y: int | None = None) -> None:
        start, end = self.point(from_s, y), self.point(to_s, y)
        drag(self.wave, start, end, keys)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(self.wave, key, keys)

    def wheel(self, time_s: float, delta: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
        at = QPointF(self.point(time_s))
        event = QWheelEvent(
            at, QPointF(self.wave.mapToGlobal(at)), QPoint(), delta, Qt.MouseButton.NoButton, keys,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.wave, event)

    def second_of(self, time_s: float) -> float:
        """What a click at `time_s` means exactly: the middle of no pixel but its left edge."""
        return self.timeline.view.to_s(round(self.timeline.view.to_px(time_s)))

    def colour_at(self, time_s: float, y: int) -> QColor:
        return self.wave.grab().toImage().pixelColor(self.point(time_s, y))


def drag(widget: QWidget, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press, move in three steps, release."""
    QTest.mousePress(widget, LEFT, keys, start)
    for step in (1, 2, 3):
        QTest.mouseMove(widget, start + (end - start) * step / 3)
        QApplication.processEvents()
    QTest.mouseRelease(widget, LEFT, keys, end)
