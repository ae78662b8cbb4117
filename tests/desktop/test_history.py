"""The history list: every step named, the present one marked, any of them reached with one click or Enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.history.history_dialog import HistoryDialog
from radiodesk.model.edits import EditList, Span
from tests.desktop.makers import Desk, make_episode, make_library


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    episode = make_episode(library)
    desk = Desk(qtbot, library)
    desk.open(episode)
    for number in range(1, 5):
        desk.session.change(f"Cut {number}", edits=EditList((Span(0, number / 10),)))
    return desk


@pytest.fixture
def dialog(desk: Desk) -> HistoryDialog:
    desk.window.commands.call("history")
    dialog = desk.window.findChild(HistoryDialog)
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def rows(dialog: HistoryDialog) -> list[str]:
    return [dialog.list.item(at).text().split("   ", 1)[1] for at in range(dialog.list.count())]


def test_every_step_is_named_and_the_present_one_marked(dialog: HistoryDialog) -> None:
    assert rows(dialog) == ["Import", "Cut 1", "Cut 2", "Cut 3", "Cut 4   ● now"]
    assert dialog.list.currentRow() == 4


def test_a_click_goes_back_over_many_steps_at_once(desk: Desk, dialog: HistoryDialog) -> None:
    place = dialog.list.visualItemRect(dialog.list.item(1)).center()

    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    assert desk.sheet().edits.cuts == (Span(0, 0.1),)
    assert rows(dialog)[1:3] == ["Cut 1   ● now", "Cut 2   (undone)"]


def test_enter_goes_forward_again(desk: Desk, dialog: HistoryDialog) -> None:
    desk.session.go_to_revision(1)

    QTest.keyClick(dialog.list, Qt.Key.Key_End)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert desk.sheet().edits.cuts == (Span(0, 0.4),)


def test_it_follows_what_is_done_meanwhile(desk: Desk, dialog: HistoryDialog) -> None:
    desk.session.go_to_revision(2)
    desk.session.change("Something else", edits=EditList((Span(1, 2),)))

    assert rows(dialog) == ["Import", "Cut 1", "Something else   ● now"]
