"""Cutting, restoring, fading and marking with a real mouse and real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from radiodesk.desktop.editor.scene import RULER_PX
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import SHIFT, Editor
from tests.desktop.makers import click

A_PIXEL_S = 0.03
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_dragging_selects(editor: Editor) -> None:
    editor.drag(2, 4)
    assert editor.timeline.selection == pytest.approx(Span(2, 4), abs=A_PIXEL_S)


def test_dragging_backwards_selects_the_same(editor: Editor) -> None:
    editor.drag(4, 2)
    assert editor.timeline.selection == pytest.approx(Span(2, 4), abs=A_PIXEL_S)


def test_shift_and_click_extend_the_selection(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.click(6, SHIFT)
    assert editor.timeline.selection == pytest.approx(Span(2, 6), abs=A_PIXEL_S)


def test_shift_and_click_select_from_the_playhead(editor: Editor) -> None:
    editor.click(1)
    editor.click(3, SHIFT)
    assert editor.timeline.selection == pytest.approx(Span(1, 3), abs=A_PIXEL_S)


def test_a_handle_moves_one_end(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.drag(4, 7)
    assert editor.timeline.selection == pytest.approx(Span(2, 7), abs=A_PIXEL_S)


def test_a_click_goes_there_and_lets_the_selection_go(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.click(7)
    assert editor.timeline.selection is None
    assert editor.timeline.playhead_s == pytest.approx(7, abs=A_PIXEL_S)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_X])
def test_the_selection_is_cut_and_named_in_the_history(editor: Editor, key: Qt.Key) -> None:
    editor.drag(2, 4)
    editor.key(key)
    assert len(editor.cuts) == 1
    assert editor.cuts[0] == pytest.approx(Span(2, 4), abs=A_PIXEL_S)
    history = editor.library.history(editor.session.episode.id)
    assert "0:02.0–0:04.0" in " ".join(step.label for step in history)
    assert editor.timeline.selection is None


def test_a_clicked_cut_is_heard_again_with_the_same_key(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X)
    editor.click(3)
    assert editor.timeline.marked == editor.cuts[0]
    editor.key(Qt.Key.Key_Delete)
    assert editor.cuts == ()


def test_a_clicked_cut_is_heard_again_with_the_button(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X)
    editor.click(3)
    button = editor.panel.findChild(QToolButton, "restore")
    click(button)
    assert editor.cuts == ()
    assert editor.wave.hasFocus()


def test_a_part_of_a_cut_is_heard_again(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(2, 8),)))
    editor.drag(4, 6)
    editor.key(Qt.Key.Key_Delete, SHIFT)
    assert len(editor.cuts) == 2


def test_keep_leaves_out_the_rest(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X, SHIFT)
    assert [cut.start_s for cut in editor.cuts] == pytest.approx([0, 4], abs=A_PIXEL_S)


def test_undo_takes_a_cut_back_and_redo_brings_it_again(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X)
    editor.session.undo()
    assert editor.timeline.edits.cuts == ()
    editor.session.redo()
    assert len(editor.timeline.edits.cuts) == 1


def test_undo_with_the_keyboard(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X)
    editor.key(Qt.Key.Key_Z, CONTROL)
    assert editor.cuts == ()


def test_cutting_everything_is_refused_with_a_sentence(editor: Editor) -> None:
    with editor.bot.waitSignal(editor.session.problem_met):
        editor.drag(0, 10)
        editor.timeline.select(Span(0, editor.timeline.duration_s))
        editor.key(Qt.Key.Key_X)
    assert editor.cuts == ()


def test_in_and_out_select_while_listening(editor: Editor) -> None:
    editor.click(2)
    editor.key(Qt.Key.Key_I)
    editor.timeline.move_playhead(5)
    editor.key(Qt.Key.Key_O)
    assert editor.timeline.selection == pytest.approx(Span(2, 5), abs=A_PIXEL_S)


def test_escape_selects_nothing(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_Escape)
    assert editor.timeline.selection is None


def test_fades_reach_from_the_ends_of_what_is_heard(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(0, 1),)))
    editor.drag(2, 3)
    editor.key(Qt.Key.Key_F)
    editor.drag(8, 9)
    editor.key(Qt.Key.Key_F, SHIFT)
    edits = editor.sheet.edits
    assert (edits.fade_in_s, edits.fade_out_s) == pytest.approx((2, 2), abs=A_PIXEL_S)


def test_m_makes_a_chapter_at_the_playhead_that_can_be_named(editor: Editor) -> None:
    editor.click(6)
    with editor.bot.waitSignal(editor.panel.chapter_made) as made:
        editor.key(Qt.Key.Key_M)
    chapters = editor.sheet.chapters
    assert [chapter.start_s for chapter in chapters] == pytest.approx([6], abs=A_PIXEL_S)
    assert made.args == [chapters[0]]


def test_m_twice_makes_one_chapter(editor: Editor) -> None:
    editor.click(6)
    editor.key(Qt.Key.Key_M)
    editor.wave.setFocus()
    editor.key(Qt.Key.Key_M)
    assert len(editor.sheet.chapters) == 1


def test_a_click_on_a_flag_goes_to_its_chapter(editor: Editor) -> None:
    editor.session.change("chapter", chapters=(Chapter(5.0, "Pertanyaan warga"),))
    editor.click(5.1, y=RULER_PX + 10)
    assert editor.timeline.playhead_s == 5.0


def test_shift_and_drag_move_a_flag(editor: Editor) -> None:
    editor.session.change("chapter", chapters=(Chapter(5.0, "Pertanyaan warga"),))
    editor.drag(5.1, 7, SHIFT, y=RULER_PX + 10)
    assert editor.sheet.chapters[0].start_s == pytest.approx(7, abs=A_PIXEL_S)
    assert editor.timeline.selection is None


def test_without_shift_a_flag_stays(editor: Editor) -> None:
    editor.session.change("chapter", chapters=(Chapter(5.0, "Pertanyaan warga"),))
    editor.drag(5.1, 7, y=RULER_PX + 10)
    assert editor.sheet.chapters[0].start_s == 5.0
