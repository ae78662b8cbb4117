"""Menus at the mouse and under the menu key: the commands that make sense there, with their keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop import context_menus
from radiodesk.desktop.actions import BY_NAME
from radiodesk.desktop.editor import wave_menus
from radiodesk.desktop.editor.panel import EditorPanel
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.question import Question
from tests.desktop.makers import Desk, make_episode, make_library

MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard
LANE = RULER_PX + FLAGS_PX // 2
MIDDLE = RULER_PX + FLAGS_PX + 60
QUESTION = Question(1.5, "Kapan?", "Sri")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """An episode of three seconds: a chapter, a question, a cut at the end."""
    library = make_library(tmp_path)
    marks = {"chapters": (Chapter(0.5, "Inti"),), "questions": (QUESTION,)}
    episode = make_episode(library, edits=EditList((Span(2.5, 2.9),)), **marks)
    made = Desk(qtbot, library)
    made.open(episode)
    return made


def editor(desk: Desk) -> EditorPanel:
    assert desk.page.editor is not None
    return desk.page.editor


def ask(widget: QWidget, point: QPoint, reason: QContextMenuEvent.Reason = MOUSE) -> QMenu:
    """The menu that opens."""
    QApplication.sendEvent(widget, QContextMenuEvent(reason, point, widget.mapToGlobal(point)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def on_wave(desk: Desk, time_s: float, y: int = MIDDLE) -> QMenu:
    wave = editor(desk).waveform
    return ask(wave, QPoint(round(editor(desk).timeline.view.to_px(time_s)), y))


def names(menu: QMenu) -> tuple[str, ...]:
    return tuple(action.objectName() for action in menu.actions())


def choose(menu: QMenu, name: str) -> None:
    """With the mouse."""
    action = next(action for action in menu.actions() if action.objectName() == name)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_every_command_of_the_menus_is_in_the_table() -> None:
    menus = (wave_menus.FLAG, wave_menus.CUT, wave_menus.SELECTION, wave_menus.CLIP, wave_menus.WAVE)

    named = {name for menu in (*menus, context_menus.EPISODES, context_menus.MARKS) for name in menu if name}

    assert named <= set(BY_NAME)


def test_the_empty_wave_is_gone_to_and_offers_marks(desk: Desk) -> None:
    menu = on_wave(desk, 1.0)

    choose(menu, "question")

    assert [question.start_s for question in desk.sheet().questions] == pytest.approx([1.0, 1.5], abs=0.01)


def test_keys_stand_in_the_menu(desk: Desk) -> None:
    menu = on_wave(desk, 1.0)

    assert all(action.isShortcutVisibleInContextMenu() for action in menu.actions() if not action.isSeparator())
    assert [action.shortcut().toString() for action in menu.actions()][:2] == ["Space", "R"]
    menu.close()


def test_a_cut_can_be_heard_again(desk: Desk) -> None:
    choose(on_wave(desk, 2.7), "restore")

    assert desk.sheet().edits.cuts == ()


def test_a_selection_stays_and_is_cut(desk: Desk) -> None:
    editor(desk).timeline.select(Span(1, 2))

    choose(on_wave(desk, 1.5), "cut")

    assert desk.sheet().edits.cuts == (Span(1, 2), Span(2.5, 2.9))


def test_a_flag_can_be_deleted(desk: Desk) -> None:
    choose(on_wave(desk, 0.55, LANE), "delete_mark")

    assert (desk.sheet().chapters, desk.sheet().questions) == ((), (QUESTION,))


def test_a_flag_can_be_named_again(desk: Desk) -> None:
    choose(on_wave(desk, 0.55, LANE), "name_mark")

    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    assert line.text() == "Inti"


def test_the_menu_key_opens_at_the_playhead(desk: Desk) -> None:
    editor(desk).timeline.move_playhead(2.6)

    menu = ask(editor(desk).waveform, QPoint(0, 0), KEYBOARD)

    assert names(menu) == wave_menus.CUT
    menu.close()


def test_a_row_of_the_marks_offers_what_can_be_done_with_it(desk: Desk) -> None:
    desk.page.show_tab(desk.page.chapters)
    table = desk.page.chapters.table
    place = table.visualRect(desk.page.chapters.model.index(1, 2)).center()

    choose(ask(table.viewport(), place), "delete_mark")

    assert (desk.sheet().chapters, desk.sheet().questions) == ((Chapter(0.5, "Inti"),), ())


def test_an_episode_offers_its_pages(desk: Desk) -> None:
    episodes = desk.page.episodes.list
    place = episodes.visualRect(desk.page.episodes.model.index(0)).center()

    choose(ask(episodes.viewport(), place), "publish_tab")

    assert desk.page.tabs.currentWidget() is desk.page.publishing
