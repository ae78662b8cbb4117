"""What happened, in the window: opened by its key, read by month, its posts opened, written to a file."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from radiodesk.desk.composing import record_post
from radiodesk.desk.sheets import change
from radiodesk.desktop.happened.dialog import HappenedDialog
from radiodesk.desktop.happened.model import HEADINGS
from radiodesk.social.networks import NETWORKS
from tests.desktop.makers import Desk, click
from tests.desktop.test_publishing import ready_desk

X = "https://x.com/kejari/status/1"
X_COLUMN = len(HEADINGS) + list(NETWORKS).index("x")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    made = ready_desk(qtbot, tmp_path)
    (row,) = made.library.episodes()
    change(made.library, row.id, "On air", aired=datetime(2026, 11, 20, 8, tzinfo=UTC))
    record_post(made.library, row.id, "x", X, datetime(2026, 11, 20, 10, 30, tzinfo=UTC))
    return made


def opened(desk: Desk) -> HappenedDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = desk.window.findChild(HappenedDialog)
    assert isinstance(dialog, HappenedDialog)
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def cell(dialog: HappenedDialog, row: int, column: int, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(dialog.model.index(row, column).data(role))


def test_the_newest_month_is_shown_with_marks_that_are_words(desk: Desk) -> None:
    dialog = opened(desk)

    assert dialog.month.currentText() == "November 2026"
    assert cell(dialog, 0, 1) == "20 Nov 2026"
    assert cell(dialog, 0, X_COLUMN) == "✓ 2.5"
    assert cell(dialog, 0, X_COLUMN, Qt.ItemDataRole.AccessibleTextRole) == f"X: 2.5 h after, {X}"
    assert cell(dialog, 0, len(HEADINGS)) == "–"
    assert cell(dialog, 0, len(HEADINGS), Qt.ItemDataRole.AccessibleTextRole) == "Facebook: no post"


def test_the_last_row_is_all_together(desk: Desk) -> None:
    dialog = opened(desk)

    assert cell(dialog, 1, 0) == "Together"
    assert (cell(dialog, 1, X_COLUMN), cell(dialog, 1, len(HEADINGS))) == ("1/1", "0/1")
    assert dialog.total.text() == "1 episode · 1 post · median 2.5 h from broadcast to post"


def test_a_post_is_opened_from_its_cell(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", seen.append)
    dialog = opened(desk)
    assert not dialog.open_post.isEnabled()

    dialog.table.setCurrentIndex(dialog.model.index(0, X_COLUMN))
    click(dialog.open_post)

    assert seen == [QUrl(X)]
    assert X in dialog.details.toPlainText()
    assert "Not posted yet: Facebook" in dialog.details.toPlainText()


def test_with_nothing_posted_there_are_holes_but_no_trouble(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(ready_desk(qtbot, tmp_path))

    assert cell(dialog, 0, X_COLUMN) == "–"
    assert dialog.total.text() == "1 episode · 0 posts · 1 episode told nowhere"


def test_what_is_shown_is_written_to_a_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "november.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_facts: (str(file), ""))
    dialog = opened(desk)

    click(dialog.write)

    assert str(file) in dialog.told.text()
    with file.open(encoding="utf-8-sig", newline="") as stream:
        assert {row["network"]: row["link"] for row in csv.DictReader(stream)}["x"] == X


def test_a_file_of_another_kind_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)

    dialog.write_to(tmp_path / "november.xls")

    assert ".csv, .json" in dialog.told.text()
