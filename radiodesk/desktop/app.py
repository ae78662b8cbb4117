"""Starts the window."""

import gc
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.crash import catch_faults, log_qt_messages
from radiodesk.desktop.icons import app_icon
from radiodesk.desktop.launcher import Launcher

HEARTBEAT_MS = 250
"""Python hears Ctrl+C of a terminal only between two events."""

LOADED_AFTER_MS = 5000
"""By then everything is loaded that stays: a hundred thousand objects. Looking through them again and again for garbage
would hold the window for a tenth of a second each time (tests/benchmarks/bench_feel.py)."""


def open_window(library_root: Path | None) -> int:
    """Show the window and stay until it is closed; gives the program's exit code."""
    log_qt_messages()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("radiodesk")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("radiodesk")
    app.setWindowIcon(app_icon())
    launcher = Launcher(app)
    catch_faults(launcher.tell)
    signal.signal(signal.SIGINT, lambda _number, _frame: app.quit())
    heartbeat = QTimer(app, interval=HEARTBEAT_MS)
    heartbeat.timeout.connect(lambda: None)
    heartbeat.start()
    launcher.start(library_root)
    QTimer.singleShot(LOADED_AFTER_MS, gc.freeze)
    code = app.exec()
    launcher.close()
    return code
