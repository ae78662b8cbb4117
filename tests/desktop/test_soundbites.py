"""A soundbite is made of the selection with one key, named at once, and stands among the marks; topics are typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desktop.marks.model import TIME
from radiodesk.desktop.topics_field import LastTopic
from radiodesk.model.soundbite import Soundbite
from radiodesk.model.spans import Span
from tests.desktop.makers import Desk, make_episode, make_library, type_into
from tests.desktop.test_marks import edit, finish


def opened(qtbot: QtBot, folder: Path, **facts: object) -> Desk:
    library = make_library(folder)
    desk = Desk(qtbot, library)
    desk.open(make_episode(library, seconds=40.0, **facts))
    return desk


def select(desk: Desk, start_s: float, end_s: float) -> None:
    assert desk.page.editor is not None
    desk.page.editor.timeline.select(Span(start_s, end_s))
    desk.page.editor.waveform.setFocus()


def test_the_selection_becomes_a_soundbite_and_is_named_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    select(desk, 5.0, 25.0)

    assert desk.page.editor is not None
    QTest.keyClick(desk.page.editor.waveform, Qt.Key.Key_B)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    finish(editor, "Apa itu tilang?")

    assert desk.sheet().soundbites == (Soundbite(5.0, 25.0, "Apa itu tilang?"),)
    assert "1 soundbite" in desk.page.chapters.count.text()
    desk.window.commands.call("undo")
    desk.window.commands.call("undo")
    assert desk.sheet().soundbites == ()


def test_one_that_no_app_would_take_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    select(desk, 5.0, 6.0)

    with qtbot.waitSignal(desk.session.problem_met):
        desk.window.commands.call("soundbite")

    assert desk.sheet().soundbites == ()


def test_it_is_moved_in_the_list_and_keeps_its_length(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path, soundbites=(Soundbite(5.0, 25.0, "Tilang"),))
    desk.page.show_tab(desk.page.chapters)

    edit(desk, 0, TIME, "0:08")

    assert desk.sheet().soundbites == (Soundbite(8.0, 28.0, "Tilang"),)


def test_topics_are_typed_with_commas_and_those_used_before_are_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    make_episode(desk.library, topics=("Tanah adat", "Warisan"))
    line = desk.page.details.fields["topics"].findChild(QLineEdit)
    assert line is not None

    type_into(line, "Tilang, tan")
    completer = line.completer()
    assert isinstance(completer, LastTopic)
    assert completer.currentCompletion() == "Tilang, Tanah adat"
    QTest.keyClick(completer.popup(), Qt.Key.Key_Down)
    QTest.keyClick(completer.popup(), Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Tab)

    assert desk.sheet().topics == ("Tilang", "Tanah adat")
