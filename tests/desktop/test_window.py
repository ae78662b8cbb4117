"""The window as a whole: keys, columns, every command at work, jobs in the status bar, messages."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desktop.actions import ACTIONS, WAVEFORM
from radiodesk.desktop.activity import ActivityDialog
from radiodesk.desktop.shortcuts import ShortcutsDialog, keys_of, plain
from radiodesk.jobs.step import Step
from tests.desktop.makers import Desk, click, make_episode, make_library

CONTROL = Qt.KeyboardModifier.ControlModifier
OF_THE_LAUNCHER = {"open_library", "new_library", "preferences"}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    episode = make_episode(library)
    made = Desk(qtbot, library)
    made.open(episode)
    return made


def test_every_command_has_work_to_do(desk: Desk) -> None:
    idle = {name for name in desk.window.commands.actions if not desk.window.commands.has_work(name)}

    assert idle == OF_THE_LAUNCHER


def test_every_command_stands_in_its_menu_with_its_key(desk: Desk) -> None:
    shown = {
        action.objectName(): action.shortcut().toString()
        for menu in desk.window.menuBar().actions()
        for action in menu.menu().actions()
        if not action.isSeparator()
    }

    assert set(shown) == {row.key_name for row in ACTIONS}
    assert all(shown.values())


def test_keys_of_the_waveform_act_only_there(desk: Desk) -> None:
    for action in (desk.window.commands.actions[row.key_name] for row in ACTIONS if row.where == WAVEFORM):
        assert action.shortcutContext() is Qt.ShortcutContext.WidgetShortcut
        assert [type(place).__name__ for place in action.associatedObjects()].count("Waveform") == 1


def test_letters_typed_into_a_field_cut_nothing(desk: Desk) -> None:
    title = desk.page.details.fields["title"].caption.buddy()
    assert title is not None
    title.setFocus()

    QTest.keyClicks(title, "xmio")
    desk.session.settling.emit()

    assert desk.sheet().title == "Sengketa Tanahxmio"
    assert (desk.sheet().edits.cuts, desk.sheet().chapters) == ((), ())


def test_a_letter_on_the_waveform_works(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F6)
    waveform = QApplication.focusWidget()
    assert waveform is not None
    assert type(waveform).__name__ == "Waveform"

    QTest.keyClick(waveform, Qt.Key.Key_M)

    assert len(desk.sheet().chapters) == 1


def test_f6_walks_through_the_columns_and_back(desk: Desk) -> None:
    desk.page.episodes.list.setFocus()
    seen = []
    for _step in range(3):
        focused = QApplication.focusWidget()
        seen.append(type(focused).__name__)
        QTest.keyClick(desk.window, Qt.Key.Key_F6)

    assert seen == ["EpisodeView", "Waveform", "QTabBar"]
    assert desk.page.episodes.list.hasFocus()
    QTest.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert desk.page.tabs.tabBar().hasFocus()


def test_control_and_a_number_show_a_page(desk: Desk) -> None:
    for position, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)):
        QTest.keyClick(desk.window, key, CONTROL)

        assert desk.page.tabs.currentIndex() == position


def test_the_sheet_of_keys_names_every_command(desk: Desk) -> None:
    from PySide6.QtWidgets import QLabel

    sheet = ShortcutsDialog(desk.window)
    texts = {label.text() for label in sheet.findChildren(QLabel)}

    for row in ACTIONS:
        assert plain(row.text) in texts
        assert keys_of(row) in texts


def test_the_sheet_of_keys_is_searched_and_copied(desk: Desk) -> None:
    from PySide6.QtWidgets import QApplication, QLabel, QPushButton

    sheet = ShortcutsDialog(desk.window)
    sheet.show()
    QTest.keyClicks(sheet.search, "zoom")
    visible = {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}
    assert {"View", "Zoom in", "Zoom out"} <= visible
    assert not {"File", "Quit", "Undo"} & visible

    click(next(button for button in sheet.findChildren(QPushButton) if button.text() == "Copy"))

    assert "Zoom out\t-\n" in QApplication.clipboard().text()
    assert "New question here\tQ" in QApplication.clipboard().text()
    sheet.close()


def test_a_running_job_is_shown_and_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    started = threading.Event()

    def work(step: Step) -> None:
        for piece in range(100_000):
            step(piece, 100_000)
            started.set()
            threading.Event().wait(0.001)

    job = desk.session.start("Long work", "store", work)
    started.wait(5)
    qtbot.waitUntil(lambda: "Long work" in desk.work.activity.text.text())

    click(desk.work.activity.stop)
    desk.wait_for_jobs()

    assert job.state.value == "cancelled"
    assert not desk.work.activity.isVisible()
    dialog = ActivityDialog(desk.session.jobs, desk.window)
    assert dialog.texts()[0] == "Long work: Stopped"


def test_the_status_bar_says_when_it_was_stored(desk: Desk) -> None:
    moment = desk.library.history(1)[-1].made_at.astimezone()

    assert desk.work.saved.text() == f"Saved {moment:%H:%M}"


def test_messages_do_not_pile_up(desk: Desk, qtbot: QtBot) -> None:
    for number in range(9):
        desk.window.messages.tell(f"Message {number}")
        desk.window.messages.tell(f"Message {number}")
        qtbot.wait(1)

    assert desk.window.messages.texts() == ["Message 5", "Message 6", "Message 7", "Message 8"]
