"""The page Chapters: chapters and questions edited in place, gone to, deleted, and what a cut does to the times."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from radiodesk.desktop.marks.model import HEARD, TEXT, TIME
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.question import Question
from tests.desktop.makers import Desk, click, make_episode, make_library, type_into

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


def field(desk: Desk, name: str) -> QLineEdit | QPlainTextEdit:
    """The control of a field of the chosen mark."""
    form = desk.page.chapters.form
    fields = form.chapter if form.currentIndex() == 0 else form.question
    control = fields[name].caption.buddy()
    assert isinstance(control, QLineEdit | QPlainTextEdit)
    return control


def finish(editor: QLineEdit, text: str) -> None:
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.qWait(10)


def test_a_title_is_edited_in_place(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    edit(desk, 1, TEXT, "Tanya jawab")

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

    desk.page.chapters.table.selectRow(0)
    link = field(desk, "url")
    type_into(link, "contoh")
    QTest.keyClick(link, Qt.Key.Key_Tab)
    assert "“contoh” does not fit a link" in desk.page.chapters.form.chapter["url"].footer.text()

    type_into(link, "https://example.org/a")
    QTest.keyClick(link, Qt.Key.Key_Tab)

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

    place = table.visualRect(desk.page.chapters.model.index(2, TEXT)).center()
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


def press(desk: Desk, key: Qt.Key) -> None:
    """A key on the waveform."""
    editor = desk.page.editor
    assert editor is not None
    editor.waveform.setFocus()
    QTest.keyClick(editor.waveform, key)


def test_q_while_listening_keeps_a_question_and_asks_for_the_caller(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    desk.page.show_tab(desk.page.details)
    desk.session.place_wanted.emit(1.25)

    press(desk, Qt.Key.Key_Q)
    for text in ("Yusuf", "Banjarmasin"):
        QTest.keyClicks(QApplication.focusWidget(), text)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "Apakah dipungut biaya?")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Tidak.")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert desk.page.editor is not None
    assert desk.page.editor.waveform.hasFocus()

    kept = Question(1.25, "Apakah dipungut biaya?", "Yusuf", "Banjarmasin", "Tidak.")
    assert desk.sheet().questions == (kept,)


def test_chapters_and_questions_stand_in_one_order_of_time(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path, questions=(Question(1.2, "Kapan?", "Sri"), Question(0.5, "Di mana?")))
    model = desk.page.chapters.model

    texts = [model.index(row, TEXT).data() for row in range(model.rowCount())]

    assert texts == ["Pembuka", "Di mana?", "Inti", "Kapan?", "Penutup"]
    assert desk.page.chapters.count.text() == "3 chapters · 2 questions"
    spoken = model.index(3, TEXT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Question 0:01, Sri, Kapan?"


def test_a_question_pressed_twice_at_one_place_stays_one(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    press(desk, Qt.Key.Key_Q)
    press(desk, Qt.Key.Key_Q)

    assert desk.sheet().questions == (Question(0, ""),)


def test_a_question_is_deleted_with_a_key_and_undone(qtbot: QtBot, tmp_path: Path) -> None:
    question = Question(1.2, "Kapan?", "Sri")
    desk = opened(qtbot, tmp_path, questions=(question,))
    desk.page.chapters.table.selectRow(2)
    desk.page.chapters.table.setFocus()

    QTest.keyClick(desk.page.chapters.table, Qt.Key.Key_Delete)
    assert (desk.sheet().questions, desk.sheet().chapters) == ((), CHAPTERS)

    desk.session.undo()
    assert desk.sheet().questions == (question,)


def test_a_question_far_from_every_chapter_can_be_one_too(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library, questions=(Question(1.2, "Kapan?"), Question(2, "")))
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.page.show_tab(desk.page.chapters)
    desk.page.chapters.table.selectRow(1)
    assert not desk.page.chapters.form.as_chapter.isVisible()

    desk.page.chapters.table.selectRow(0)
    click(desk.page.chapters.form.as_chapter)

    assert desk.sheet().chapters == (Chapter(1.2, "Kapan?"),)
    assert not desk.page.chapters.form.as_chapter.isVisible()


def test_what_is_half_typed_belongs_to_the_mark_it_was_typed_for(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path, questions=(Question(0.5, "Di mana?"), Question(1.2, "Kapan?")))
    table = desk.page.chapters.table
    table.selectRow(1)
    type_into(field(desk, "name"), "Sri")

    table.selectRow(3)

    assert desk.sheet().questions == (Question(0.5, "Di mana?", "Sri"), Question(1.2, "Kapan?"))
    assert field(desk, "name").property("text") == ""


def test_typing_is_not_disturbed_by_its_own_saving(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path, questions=(Question(0.5, "Di mana?"),))
    desk.page.chapters.table.selectRow(1)
    answer = field(desk, "answer")
    type_into(answer, "Di ")
    qtbot.waitUntil(lambda: desk.sheet().questions[0].answer == "Di ")
    assert QApplication.focusWidget() is answer

    QTest.keyClicks(answer, "kantor.")
    desk.session.settling.emit()

    assert desk.sheet().questions[0].answer == "Di kantor."


def test_the_chosen_row_stays_in_sight_when_its_fields_take_room(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    episode = make_episode(library, questions=tuple(Question(0.1 * at, f"Ke-{at}?") for at in range(20)))
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.window.resize(desk.window.minimumSize())
    desk.page.show_tab(desk.page.chapters)
    table = desk.page.chapters.table

    table.selectRow(8)
    qtbot.wait(30)

    row = table.visualRect(desk.page.chapters.model.index(8, TEXT))
    assert table.viewport().rect().contains(row)
