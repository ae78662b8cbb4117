"""The chapters tab: edit in place, go there, delete, and what a cut does to the times."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desktop.chapters_model import HEARD, LINK, TIME, TITLE
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from tests.desktop.makers import Desk, click, make_episode, make_library

CHAPTERS = (Chapter(0, "Pembuka"), Chapter(1, "Inti"), Chapter(2.5, "Penutup"))


def opened(qtbot: QtBot, folder: Path, **facts: object) -> Desk:
    library = make_library(folder)
    episode = make_episode(library, chapters=CHAPTERS, **facts)
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.page.show_tab(desk.page.chapters)
    return desk


def edit(desk: Desk, row: int, column: int, text: str) -> None:
    table = desk.page.chapters.table
    table.setFocus()
    table.setCurrentIndex(desk.page.chapters.model.index(row, column))
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    finish(editor, text)


def finish(editor: QLineEdit, text: str) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(10)


def test_a_title_is_edited_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    edit(desk, 1, TITLE, "Tanya jawab")

    assert desk.sheet().chapters[1] == Chapter(1, "Tanya jawab")


def test_a_time_is_edited_and_the_rows_stay_in_order(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    edit(desk, 0, TIME, "0:02.75")

    assert [chapter.title for chapter in desk.sheet().chapters] == ["Inti", "Penutup", "Pembuka"]
    assert desk.sheet().chapters[2].start_s == 2.75


def test_a_wrong_time_is_refused_in_words(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    edit(desk, 0, TIME, "sebentar lagi")

    assert desk.sheet().chapters == CHAPTERS
    assert "“sebentar lagi” is not a time" in desk.page.chapters.problem.text()


def test_a_link_must_be_an_address(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    edit(desk, 0, LINK, "contoh")
    assert desk.page.chapters.problem.isVisible()
    edit(desk, 0, LINK, "https://example.org/a")

    assert desk.sheet().chapters[0].url == "https://example.org/a"


def test_the_time_in_the_episode_is_shown_once_something_is_cut(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    table, model = desk.page.chapters.table, desk.page.chapters.model
    assert table.isColumnHidden(HEARD)

    desk.session.change("Cut", edits=EditList((Span(0, 1.5),)))

    assert not table.isColumnHidden(HEARD)
    assert [model.index(row, HEARD).data() for row in range(3)] == ["cut", "cut", "0:01"]


def test_delete_takes_the_chosen_chapter_away_and_undo_brings_it_back(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    desk.page.chapters.table.selectRow(1)

    click(desk.page.chapters.delete)
    assert [chapter.title for chapter in desk.sheet().chapters] == ["Pembuka", "Penutup"]

    desk.session.undo()
    assert desk.sheet().chapters == CHAPTERS


def test_clicking_a_row_goes_there_and_play_plays_from_there(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    table, went, played = desk.page.chapters.table, list[float](), list[float]()
    desk.session.place_wanted.connect(went.append)
    desk.session.play_wanted.connect(played.append)

    place = table.visualRect(desk.page.chapters.model.index(2, TITLE)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    click(desk.page.chapters.play)

    assert (went, played) == ([2.5], [2.5])


def test_a_new_chapter_is_named_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    desk.session.place_wanted.emit(2.0)

    click(desk.page.chapters.add)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    finish(editor, "Telepon")

    assert Chapter(2.0, "Telepon") in desk.sheet().chapters
