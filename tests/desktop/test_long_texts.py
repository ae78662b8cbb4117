"""Names as long as a file system allows never widen the window or hide its buttons."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from radiodesk.desk.post_queue import approve_post
from radiodesk.desktop.composer.column import NetworkColumn
from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.desktop.editor.transport import Transport
from radiodesk.desktop.one_line import OneLine
from radiodesk.desktop.post_queue.dialog import PostQueueDialog
from radiodesk.desktop.window import SMALLEST
from radiodesk.model.account import Account
from radiodesk.model.problems import NotARecording
from tests.desktop.makers import Desk, make_episode, make_library

UNDER_ICON = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
LONG = "Keterbukaan" * 20


def test_a_long_title_is_cut_off_with_a_sign_and_kept_whole(qtbot: QtBot) -> None:
    line = OneLine(LONG)
    qtbot.addWidget(line)
    line.resize(200, 24)
    line.show()

    assert line.text() == LONG
    assert line.toolTip() == LONG
    assert line.minimumSizeHint().width() < 50


def test_the_window_keeps_its_width_whatever_names_are_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library)
    desk = Desk(qtbot, library)
    desk.open(episode)

    desk.session.change("Title changed", title=LONG)
    desk.window.messages.tell_problem(NotARecording(name=LONG, reason=LONG))
    for tab in (desk.page.chapters, desk.page.publishing, desk.page.posts):
        desk.page.show_tab(tab)
        qtbot.wait(10)

        assert desk.window.minimumSizeHint().width() <= SMALLEST[0]
        assert desk.window.messages.messages()[0].close_button.geometry().right() < desk.window.width()


def test_the_composer_and_the_queue_keep_their_width_whatever_names_are_in_them(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library, title="Sengketa")
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.session.change("Title changed", title=LONG)
    approve_post(library, episode.id, "facebook", "", LONG, now=datetime.now(UTC))
    library.keep_account(Account("mastodon", f"@{LONG}@contoh.id", "https://contoh.id", "7"))

    for kind in (ComposerDialog, PostQueueDialog):
        dialog = kind(desk.session, desk.window.colours, desk.window)
        dialog.show()
        qtbot.wait(10)

        assert dialog.minimumSizeHint().width() <= SMALLEST[0]
        for column in dialog.findChildren(NetworkColumn):
            assert column.minimumSizeHint().width() <= column.width(), column.network
        dialog.close()
    desk.wait_for_jobs()


@pytest.mark.parametrize(("width", "has_keys"), [(1280, True), (SMALLEST[0], False)])
def test_the_time_and_the_keys_under_the_wave_are_never_cut_off(
    qtbot: QtBot, tmp_path: Path, width: int, has_keys: bool
) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library)
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.window.resize(width, 600)
    time = next(line for line in desk.page.findChildren(OneLine) if line.accessibleName() == "Place in the recording")
    time.setText("1:41:30")
    qtbot.wait(20)

    buttons = desk.page.findChild(Transport).findChildren(QToolButton)

    assert desk.window.width() == width
    assert [each.text() for each in buttons if each.width() < each.sizeHint().width()] == []
    assert {each.toolButtonStyle() == UNDER_ICON for each in buttons if each.objectName() != "play"} == {has_keys}
    assert time.width() >= time.sizeHint().width()
