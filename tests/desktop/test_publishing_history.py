"""The history of publishing in the window: read, searched, and written to a file."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from radiodesk.desktop.publishing_history.dialog import PublishingHistoryDialog
from tests.desktop.makers import Desk, click
from tests.desktop.test_publishing import press, ready_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    made = ready_desk(qtbot, tmp_path)
    press(made, "go")
    return made


def opened(desk: Desk) -> PublishingHistoryDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = desk.window.findChild(PublishingHistoryDialog)
    assert isinstance(dialog, PublishingHistoryDialog)
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def shown(dialog: PublishingHistoryDialog) -> list[list[str]]:
    model = dialog.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_what_was_published_is_listed_newest_first_with_its_hashes(desk: Desk) -> None:
    press(desk, "back") if desk.page.publishing.back.isVisible() else None
    desk.page.show_tab(desk.page.publishing)

    dialog = opened(desk)

    assert shown(dialog)[-1][2:] == ["Published", "public", "Sengketa Tanah", "done"]
    dialog.table.selectRow(len(shown(dialog)) - 1)
    assert "feed.xml" in dialog.details.toPlainText()
    assert "guid" in dialog.details.toPlainText()


def test_words_find_lines_and_nothing_is_found_for_others(desk: Desk) -> None:
    dialog = opened(desk)

    QTest.keyClicks(dialog.words, "sengketa done")
    assert len(shown(dialog)) == 1
    QTest.keyClicks(dialog.words, "x")

    assert (shown(dialog), dialog.write.isEnabled(), dialog.details.toPlainText()) == ([], False, "")


def test_what_is_shown_is_written_to_a_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "riwayat.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_facts: (str(file), ""))
    dialog = opened(desk)

    click(dialog.write)

    assert str(file) in dialog.told.text()
    with file.open(encoding="utf-8-sig", newline="") as stream:
        assert [row["act"] for row in csv.DictReader(stream)] == ["publish"]


def test_a_file_of_another_kind_is_refused_in_words(desk: Desk, tmp_path: Path) -> None:
    dialog = opened(desk)

    dialog.write_to(tmp_path / "riwayat.xls")

    assert ".csv, .json" in dialog.told.text()
