"""The episode list: search, states in words, opening by mouse and keyboard, empty states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.episode_rows import facts_of
from tests.desktop.makers import Desk, click, make_episode, make_library, type_into


def test_an_empty_library_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))

    assert "No episodes yet." in desk.page.episodes.visible_texts()
    assert not desk.page.tabs.isVisible()


def test_search_narrows_the_list_and_can_be_cleared(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    for title in ("Sengketa Tanah", "Anak dan Lalu Lintas"):
        make_episode(library, title)
    desk = Desk(qtbot, library)
    episodes = desk.page.episodes

    QTest.keyClick(desk.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert episodes.search.hasFocus()
    QTest.keyClicks(episodes.search, "tan")
    qtbot.waitUntil(lambda: episodes.model.rowCount() == 1)
    assert episodes.model.row(0).title == "Sengketa Tanah"

    type_into(episodes.search, "zzz")
    qtbot.waitUntil(lambda: "Nothing fits “zzz”." in episodes.visible_texts())
    click(episodes.clear_search)
    qtbot.waitUntil(lambda: episodes.model.rowCount() == 2)


def test_mouse_and_enter_open_an_episode(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    first, second = (make_episode(library, title) for title in ("Pertama", "Kedua"))
    desk = Desk(qtbot, library)
    view, model = desk.page.episodes.list, desk.page.episodes.model
    desk.open(first)

    place = view.visualRect(model.index(model.row_of(second.id))).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.session.episode is not None
    assert desk.session.episode.id == second.id

    view.setCurrentIndex(model.index(model.row_of(first.id)))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert desk.session.episode.id == first.id


def test_a_row_says_everything_to_a_screen_reader(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    make_episode(library, "Sengketa Tanah", number=12)
    desk = Desk(qtbot, library)
    model = desk.page.episodes.model

    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Sengketa Tanah, No. 12 · 20 Nov 2026 · 0:03, Draft"
    assert facts_of(model.row(0)) == "No. 12 · 20 Nov 2026 · 0:03"


def test_ten_thousand_rows_are_shown_without_asking_each(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library)
    desk = Desk(qtbot, library)
    row = desk.page.episodes.model.row(0)

    desk.page.episodes.model.show_rows([row] * 10_000)
    desk.page.episodes.list.scrollToBottom()

    assert desk.page.episodes.list.indexAt(desk.page.episodes.list.viewport().rect().center()).row() > 9_900
    assert row.id == episode.id
