"""Nobody reads a traceback: problems become messages, faults a dialog with details, Qt's words go to the log."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from radiodesk.desktop.crash import CrashDialog, catch_faults, log_qt_messages
from radiodesk.jobs.step import Step
from radiodesk.model.problems import DiskFull, Problem
from tests.desktop.makers import Desk, make_library


def test_a_problem_becomes_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[Problem] = []
    catch_faults(told.append)

    sys.excepthook(DiskFull, DiskFull(path="x"), None)

    assert [problem.english() for problem in told] == [DiskFull(path="x").english()]


def test_a_fault_is_logged_and_shown_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    seen: list[str] = []

    def look(dialog: CrashDialog) -> int:
        qtbot.addWidget(dialog)
        dialog.copy.click()
        seen.append(QGuiApplication.clipboard().text())
        sys.excepthook(ValueError, ValueError("another"), None)
        return 1

    monkeypatch.setattr(CrashDialog, "exec", look)
    catch_faults(lambda _problem: None)

    sys.excepthook(ValueError, ValueError("broken"), None)

    assert len(seen) == 1
    assert "ValueError: broken" in seen[0]
    assert "a fault in the window" in caplog.text


def test_what_qt_says_goes_to_the_log(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    with qtbot.captureExceptions(), caplog.at_level(logging.WARNING, "qt"):
        log_qt_messages()
        qWarning("something about fonts")
        qInstallMessageHandler(None)

    assert "something about fonts" in caplog.text


def test_a_job_that_fails_by_our_fault_is_said_with_details(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))

    def work(_step: Step) -> None:
        raise RuntimeError("internal")

    desk.session.start("Test", "store", work)
    desk.wait_for_jobs()

    assert desk.window.messages.texts() == [
        "“Test” stopped at a fault of RadioDesk. What was there before is unchanged."
    ]
