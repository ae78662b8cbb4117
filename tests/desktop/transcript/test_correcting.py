"""Words and names are corrected where they stand; the times stay."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radiodesk.model.transcript import Word
from tests.desktop.transcript.driver import CONTROL, Reader


def test_a_double_click_corrects_a_word_and_keeps_its_time(reader: Reader) -> None:
    field = reader.double_click(reader.place(1))
    assert field.textCursor().selectedText() == "pagi,"

    QTest.keyClicks(field, "malam,")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert reader.texts()[0] == "Selamat malam, pendengar."
    cue = reader.library.transcript(reader.sheet().transcript).cues[0]
    assert cue.words[1] == Word("malam,", 0.4, 0.8)
    assert "malam," in reader.view.toPlainText()
    assert QApplication.focusWidget() is reader.view


def test_f2_corrects_where_the_keyboard_is_and_undo_takes_it_back(reader: Reader) -> None:
    reader.click(5)
    reader.press(Qt.Key.Key_F2)
    QTest.keyClicks(reader.field(), "Tanya")
    reader.press(Qt.Key.Key_Return)
    assert reader.texts()[2] == "Tanya"
    assert reader.label() == "Correct “Tanya”"

    reader.press(Qt.Key.Key_Z, CONTROL)

    assert reader.texts()[2] == "Pertanyaan pertama."
    assert "Pertanyaan pertama." in reader.view.toPlainText()


def test_escape_leaves_it_as_it_was(reader: Reader) -> None:
    field = reader.double_click(reader.place(1))
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert reader.texts()[0] == "Selamat pagi, pendengar."


def test_letters_that_are_commands_are_letters_while_correcting(reader: Reader) -> None:
    field = reader.double_click(reader.place(0))
    QTest.keyClicks(field, "xm ")

    assert reader.cuts() == ()
    assert field.toPlainText() == "xm  pagi, pendengar."


def test_whoever_goes_elsewhere_means_what_she_typed(reader: Reader) -> None:
    field = reader.double_click(reader.place(0))
    QTest.keyClicks(field, "Salam")
    reader.pane.search.field.setFocus()

    assert reader.texts()[0] == "Salam pagi, pendengar."


def test_an_emptied_cue_falls_out_of_the_text_but_not_of_the_sound(reader: Reader) -> None:
    field = reader.double_click(reader.place(5))
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert reader.texts() == ["Selamat pagi, pendengar.", "Pagi, Bu."]
    assert reader.cuts() == ()


def test_a_double_click_on_a_name_renames_whoever_speaks_everywhere(reader: Reader) -> None:
    name = reader.view.name_rect(1)
    field = reader.double_click(QPoint(round(name.left()) + 8, round(name.center().y())))
    assert field.toPlainText() == "Budi"
    QTest.keyClicks(field, "Budi Santoso")
    QTest.keyClick(field, Qt.Key.Key_Return)

    transcript = reader.library.transcript(reader.sheet().transcript)
    assert [cue.speaker for cue in transcript.cues] == ["Dewi", "Budi Santoso", "Budi Santoso"]


def test_a_correction_under_a_cut_stays_struck_through(reader: Reader) -> None:
    reader.drag(1, 1)
    reader.drag(0, 2)
    reader.press(Qt.Key.Key_X)
    field = reader.double_click(reader.place(1))
    QTest.keyClicks(field, "malam,")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert reader.struck() == "Selamat malam, pendengar.|"
