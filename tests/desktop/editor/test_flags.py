"""Chapters and questions in one lane, and what a resting mouse is told of them and of everything else."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.model.chapter import Chapter
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, GainSpan, Span
from radiodesk.model.question import Question
from tests.desktop.editor.driver import SHIFT, Editor

A_PIXEL_S = 0.03
LANE = RULER_PX + 10
WAVE = RULER_PX + FLAGS_PX + 60
RIVER = Question(6.0, "Mengapa sungai berbau?", "Bu Sri")


def told(editor: Editor, at_s: float, y: int) -> str:
    """The tooltip at a place of the wave."""
    point = QPoint(editor.point(at_s).x(), y)
    QToolTip.hideText()
    QApplication.sendEvent(editor.wave, QHelpEvent(QHelpEvent.Type.ToolTip, point, editor.wave.mapToGlobal(point)))
    return QToolTip.text()


def test_questions_stand_beside_chapters_in_another_colour_and_shape(editor: Editor) -> None:
    editor.session.change("marks", chapters=(Chapter(2.0, "Sungai"),), questions=(RIVER,))
    image = editor.wave.grab().toImage()
    chapter, question = editor.point(2), editor.point(6)
    assert image.pixelColor(chapter.x(), WAVE + 60).name() == editor.colours.chapter
    assert image.pixelColor(question.x(), WAVE + 60).name() == editor.colours.accent
    corners = [image.pixelColor(place.x() + 2, RULER_PX + 2).name() for place in (chapter, question)]
    assert corners[0] == editor.colours.chapter
    assert corners[1] != editor.colours.accent  # round where a chapter has its corner


def test_a_click_on_a_question_goes_there(editor: Editor) -> None:
    editor.session.change("marks", questions=(RIVER,))
    editor.click(6.1, y=LANE)
    assert editor.timeline.playhead_s == 6


def test_shift_and_drag_move_a_question(editor: Editor) -> None:
    editor.session.change("marks", chapters=(Chapter(2.0, "Sungai"),), questions=(RIVER,))
    editor.drag(6.1, 3, SHIFT, y=LANE)
    assert editor.sheet.questions[0].start_s == pytest.approx(3, abs=A_PIXEL_S)
    assert editor.sheet.chapters == (Chapter(2.0, "Sungai"),)


def test_flags_make_room_for_one_another(editor: Editor) -> None:
    editor.session.change("marks", chapters=(Chapter(5.9, "Bagaimana nasib warga di bantaran"),), questions=(RIVER,))
    chapter, question = editor.wave._scene._flags()
    assert chapter.place.right() <= max(question.place.left(), chapter.place.left() + 12)


def test_a_flag_tells_its_title(editor: Editor) -> None:
    editor.session.change("marks", chapters=(Chapter(2.0, "Sungai"),), questions=(RIVER,))
    assert "Sungai" in told(editor, 2.1, LANE)
    assert RIVER.text in told(editor, 6.1, LANE)


def test_a_cut_tells_its_length_and_how_it_is_heard_again(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(3, 5),)))
    tip = told(editor, 4, WAVE)
    assert "2.0" in tip
    assert "Shift+Del" in tip
    told(editor, 8, WAVE)
    editor.bot.waitUntil(lambda: QToolTip.text() == "")


def test_what_is_put_in_tells_its_name(editor: Editor) -> None:
    editor.timeline.take_sheet(EditList(clips=(Clip("0" * 64, 4.0, 0.0, 2.0, name="Jingel pagi"),)), ())
    assert "Jingel pagi" in told(editor, 4.05, WAVE)


@pytest.mark.parametrize(
    ("edits", "at_s", "y"),
    [
        (EditList((Span(3, 5),)), 5, WAVE),
        (EditList(gains=(GainSpan(3, 5, 2.0),)), 5, WAVE),
        (EditList(fade_in_s=2.0), 2, RULER_PX + FLAGS_PX + 12),
        (EditList(fade_out_s=2.0), 8, RULER_PX + FLAGS_PX + 12),
    ],
)
def test_what_can_be_dragged_says_so(editor: Editor, edits: EditList, at_s: float, y: int) -> None:
    editor.session.change("edits", edits=edits)
    assert "drag" in told(editor, at_s, y).lower()


def test_the_selection_says_that_it_can_be_moved(editor: Editor) -> None:
    editor.timeline.select(Span(2, 5))
    grip = editor.wave._grip.center()
    assert "selection" in told(editor, editor.timeline.view.to_s(QPointF(grip).x()), round(grip.y()))
