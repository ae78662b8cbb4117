"""Text and sound are one: what is clicked, selected and cut in the text is so in the wave, and the other way round."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from radiodesk.model.edits import Span
from tests.desktop.transcript.driver import CONTROL, LEFT, PLAIN, SHIFT, Reader


def test_a_click_into_a_word_moves_the_playhead_there(reader: Reader) -> None:
    reader.click(1)

    assert reader.timeline.playhead_s == 0.4
    assert reader.view.heard == 1


def test_a_click_on_a_name_or_a_time_goes_to_where_that_begins(reader: Reader) -> None:
    name = reader.view.name_rect(1)
    for left in (name.left() + 8, 20):
        reader.click(0)
        QTest.mouseClick(reader.view.viewport(), LEFT, PLAIN, QPoint(round(left), round(name.center().y())))

        assert reader.timeline.playhead_s == 1.5


def test_the_word_at_the_playhead_is_marked(reader: Reader) -> None:
    reader.timeline.move_playhead(1.95)

    (mark,) = reader.view.extraSelections()
    assert mark.cursor.selectedText() == "Bu."


def test_dragging_over_words_selects_the_sound_to_the_middles_of_the_pauses(reader: Reader) -> None:
    reader.drag(0, 2)

    assert reader.selected() == "Selamat pagi, pendengar."
    assert reader.timeline.selection == Span(0.0, 1.45)


def test_shift_and_arrows_select_word_by_word(reader: Reader) -> None:
    reader.click(1)
    reader.press(Qt.Key.Key_Right, SHIFT)
    reader.press(Qt.Key.Key_Right, SHIFT)

    assert reader.selected() == "pagi, pendengar."
    assert reader.timeline.selection == Span(0.4, 1.45)


def test_shift_and_click_selects_from_where_the_keyboard_was(reader: Reader) -> None:
    reader.click(3)
    reader.click(4, SHIFT)

    assert reader.selected() == "Pagi, Bu."


def test_what_is_selected_in_the_wave_is_selected_in_the_text(reader: Reader) -> None:
    reader.timeline.select(Span(0.5, 2.2))

    assert reader.selected() == "pagi, pendengar.\u2029Budi\u2028Pagi, Bu."
    reader.timeline.select(None)
    assert reader.selected() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_X])
def test_words_are_cut_and_struck_through(reader: Reader, key: Qt.Key) -> None:
    reader.drag(1, 1)
    reader.click(1)
    reader.press(Qt.Key.Key_Right, SHIFT)
    reader.press(key)

    assert reader.cuts() == (Span(0.4, 0.8),)
    assert reader.struck() == "pagi,|"


def test_shift_and_delete_lets_cut_words_be_heard_again(reader: Reader) -> None:
    reader.drag(0, 4)
    reader.press(Qt.Key.Key_Delete)
    assert len(reader.cuts()) == 1

    reader.drag(1, 2)
    reader.press(Qt.Key.Key_Delete, SHIFT)

    assert reader.cuts() == (Span(0.0, 0.4), Span(1.45, 2.3))
    assert reader.struck() == "Selamat|Pagi, Bu.|"


def test_undo_heals_the_text(reader: Reader) -> None:
    reader.drag(0, 4)
    reader.press(Qt.Key.Key_Delete)
    reader.press(Qt.Key.Key_Z, CONTROL)

    assert reader.struck() == ""
    assert reader.cuts() == ()


def test_a_cue_without_word_times_is_one_piece(reader: Reader) -> None:
    reader.click(5)
    reader.press(Qt.Key.Key_Left, SHIFT)

    assert reader.selected() == "Pertanyaan pertama."
    reader.press(Qt.Key.Key_X)
    assert reader.struck() == "Pertanyaan pertama.|"


def test_arrows_go_from_word_to_word_and_take_the_playhead_along(reader: Reader) -> None:
    reader.click(0)
    goals = []
    for key, modifiers in (
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Right, CONTROL),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_End, CONTROL),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Home, CONTROL),
    ):
        reader.press(key, modifiers)
        goals.append(reader.view.focus)

    assert goals == [1, 3, 4, 5, 4, 2, 0]
    assert reader.timeline.playhead_s == 0.0


def test_everything_is_selected_and_copied_as_text(reader: Reader) -> None:
    reader.press(Qt.Key.Key_A, CONTROL)
    reader.press(Qt.Key.Key_C, CONTROL)

    assert "Selamat pagi, pendengar." in QGuiApplication.clipboard().text()
    assert reader.timeline.selection is not None


def test_keys_of_the_wave_work_in_the_text(reader: Reader) -> None:
    reader.click(3)
    reader.press(Qt.Key.Key_M)

    assert [chapter.start_s for chapter in reader.sheet().chapters] == [1.5]


def test_playing_goes_through_the_words(reader: Reader) -> None:
    reader.click(0)
    reader.press(Qt.Key.Key_Space)

    reader.bot.waitUntil(lambda: (reader.view.heard or 0) >= 2, timeout=10_000)


def test_who_has_scrolled_elsewhere_is_left_in_peace(reader: Reader) -> None:
    reader.view.setFixedHeight(60)
    bar = reader.view.verticalScrollBar()
    reader.click(0)
    reader.press(Qt.Key.Key_Space)
    bar.setValue(bar.maximum())
    assert not reader.view.sees(0)

    reader.bot.waitUntil(lambda: (reader.view.heard or 0) >= 1, timeout=10_000)

    assert bar.value() == bar.maximum()


def test_a_right_click_offers_what_makes_sense_there(reader: Reader) -> None:
    def offered(number: int) -> set[str]:
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, reader.place(number), reader.view.viewport().mapToGlobal(QPoint(0, 0))
        )
        QApplication.sendEvent(reader.view.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        names = {action.objectName() for action in menu.actions()}
        menu.close()
        return names

    assert {"play", "chapter"} <= offered(3)
    assert reader.timeline.playhead_s == 1.5
    reader.drag(0, 2)
    assert {"cut", "keep", "zoom_selection"} <= offered(1)
    assert reader.selected() == "Selamat pagi, pendengar."
