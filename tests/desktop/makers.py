"""Small libraries, recordings and windows to tell stories with."""

import math
import struct
import wave
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.desktop.desk_work import DeskWork
from radiodesk.desktop.dress import dress
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.session import Session
from radiodesk.desktop.window import Window
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.programme import Programme

RATE_HZ = 8000
WAIT_MS = 20_000


def make_recording(path: Path, seconds: float = 3.0) -> Path:
    """A tone with a pause in it."""
    samples = (
        round(9000 * math.sin(at * 0.3)) if at % RATE_HZ > RATE_HZ // 4 else 0 for at in range(int(seconds * RATE_HZ))
    )
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        out.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return path


def make_library(folder: Path, **facts: str) -> Library:
    """A library without episodes."""
    url = facts.pop("public_url", "https://example.org/warga/")
    return Library.create(folder / "library", Programme("Suara Warga", url, station="Radio Kota", **facts))


def make_episode(library: Library, title: str = "Sengketa Tanah", seconds: float = 3.0, **facts: object) -> Episode:
    """An imported and analysed episode; every title has its own sound."""
    recording = library.root.parent / f"{title}.wav"
    make_recording(recording, seconds + len(library.episodes()))
    sheet = Sheet(title=title, **{"aired": datetime.fromisoformat("2026-11-20T15:00+07:00"), **facts})  # type: ignore[arg-type]
    return import_recording(library, recording, no_step, sheet)


class Desk:
    """A window on a library, as the launcher furnishes it."""

    def __init__(self, qtbot: QtBot, library: Library, palette: str = "light") -> None:
        self.bot = qtbot
        self.library = library
        self.session = Session(library)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        dress(application, palette_named(palette))
        self.window = Window(palette_named(palette))
        self.work = DeskWork(self.session, self.window)
        self.page = self.work.desk
        qtbot.addWidget(self.window, before_close_func=lambda _window: self._close())
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def open(self, episode: Episode) -> None:
        """Open an episode and wait until nothing runs."""
        self.session.open(episode.id)
        self.wait_for_jobs()

    def wait_for_jobs(self) -> None:
        """Until no job runs and its news has arrived."""
        self.bot.waitUntil(lambda: not self.session.jobs.lanes.running(), timeout=WAIT_MS)
        self.bot.wait(20)

    def sheet(self) -> Sheet:
        """What is stored of the open episode."""
        assert self.session.episode is not None
        return self.library.episode(self.session.episode.id).sheet

    def _close(self) -> None:
        self.work.close()
        self.session.close()


def type_into(widget: QWidget, text: str) -> None:
    """Replace what stands in a control, with the keyboard."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    QTest.keyClicks(widget, text)


def click(widget: QWidget) -> None:
    """One click in its middle, once it is drawn."""
    QApplication.processEvents()
    assert widget.isVisible(), widget.accessibleName()
    assert widget.isEnabled(), widget.accessibleName()
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def drop(widget: QWidget, *paths: Path) -> None:
    """Drag files over a widget and let them go."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(QPoint(50, 50), actions, mime, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(50, 50), actions, mime, buttons, keys))
