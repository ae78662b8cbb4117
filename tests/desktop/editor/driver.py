"""A user's hand on the waveform: presses, drags and keys at moments of the recording."""

from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.editor.waveform import FLAGS_PX, RULER_PX
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import Span
from radiodesk.model.episode import Sheet
from tests.desktop.makers import Desk, make_library, make_recording

SECONDS = 10.0
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Editor:
    """The real window, with a recording of ten seconds open."""

    def __init__(self, qtbot: QtBot, folder: Path, palette: str = "light") -> None:
        library = make_library(folder)
        recording = make_recording(folder / "recording.wav", SECONDS)
        episode = import_recording(library, recording, no_step, Sheet(title="Sengketa Tanah"))
        self.bot = qtbot
        self.desk = Desk(qtbot, library, palette)
        self.desk.window.resize(1280, 720)
        self.desk.open(episode)
        panel = self.desk.page.findChild(EditorPanel)
        assert panel is not None
        self.panel, self.wave, self.timeline = panel, panel.waveform, panel.timeline
        self.desk.window.activateWindow()
        self.wave.setFocus()
        qtbot.waitUntil(lambda: self.wave.hasFocus() and self.timeline.is_all_read)

    @property
    def cuts(self) -> tuple[Span, ...]:
        """What is stored as cut."""
        return self.desk.sheet().edits.cuts

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
