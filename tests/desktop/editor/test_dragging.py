"""Edges of cuts and levels, ends of fades and whole stretches are dragged with the mouse; Esc gives up."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.editor.hits import segment_grip
from radiodesk.desktop.editor.lines import FactLine
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.model.edits import EditList, GainSpan, Span
from tests.desktop.editor.driver import LEFT, PLAIN, Editor, drag

A_PIXEL_S = 0.03
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
TOP = RULER_PX + FLAGS_PX + 12


def with_edits(editor: Editor, **fields: object) -> None:
    editor.session.change("edits", edits=EditList(**fields))  # type: ignore[arg-type]


def steps(editor: Editor) -> int:
    assert editor.session.episode is not None
    return len(editor.library.history(editor.session.episode.id))


def hold(editor: Editor, from_s: float, to_s: float, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press and drag, without letting go."""
    QTest.mousePress(editor.wave, LEFT, keys, editor.point(from_s))
    for share in (0.5, 1.0):
        QTest.mouseMove(editor.wave, editor.point(from_s + (to_s - from_s) * share))
        QApplication.processEvents()


@pytest.mark.parametrize(("from_s", "to_s", "cut"), [(3, 2, (2, 5)), (3, 4, (4, 5)), (5, 7, (3, 7)), (5, 4, (3, 4))])
def test_an_edge_of_a_cut_is_dragged(editor: Editor, from_s: float, to_s: float, cut: tuple[float, float]) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    before = steps(editor)
    editor.drag(from_s, to_s)
    assert editor.cuts == (pytest.approx(cut, abs=A_PIXEL_S),)
    assert steps(editor) == before + 1
    editor.key(Qt.Key.Key_Z, CONTROL)
    assert editor.cuts == (Span(3, 5),)


def test_an_edge_is_not_dragged_over_the_other(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    editor.drag(3, 8)
    assert editor.cuts == (pytest.approx((5, 5), abs=0.02),)


def test_a_cut_that_is_reached_becomes_one_with_it(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(2, 3), Span(5, 6)))
    editor.drag(3, 5.5)
    assert editor.cuts == (pytest.approx((2, 6), abs=A_PIXEL_S),)


def test_everything_follows_while_it_is_dragged(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    before = steps(editor)
    facts = editor.panel.findChild(FactLine)
    hold(editor, 5, 6.9)
    assert "0:06" in facts.text()
    assert editor.timeline.cut_at(6.5) is not None
    assert editor.colour_at(6.9, RULER_PX + FLAGS_PX + 100).name() == editor.colours.accent
    assert steps(editor) == before
    QTest.mouseRelease(editor.wave, LEFT, PLAIN, editor.point(7))
    assert steps(editor) == before + 1


def test_escape_gives_a_drag_up(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    before = steps(editor)
    hold(editor, 5, 7)
    editor.key(Qt.Key.Key_Escape)
    QTest.mouseMove(editor.wave, editor.point(7.5))
    QTest.mouseRelease(editor.wave, LEFT, PLAIN, editor.point(7.5))
    assert editor.timeline.edits.cuts == editor.cuts == (Span(3, 5),)
    assert steps(editor) == before


def test_escape_brings_the_selection_back_that_was_there(editor: Editor) -> None:
    editor.drag(2, 4)
    selected = editor.timeline.selection
    hold(editor, 4, 8)
    editor.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(editor.wave, LEFT, PLAIN, editor.point(8))
    assert editor.timeline.selection == selected


def test_a_click_on_an_edge_marks_the_cut(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    editor.click(3)
    assert editor.timeline.marked == Span(3, 5)


def test_a_narrow_cut_can_still_be_clicked_and_is_taken_from_outside(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 3.1),))
    editor.click(3.05)
    assert editor.timeline.marked == Span(3, 3.1)
    end = editor.point(3.1) + QPoint(4, 0)
    drag(editor.wave, end, editor.point(4))
    assert editor.cuts[0].end_s == pytest.approx(4, abs=0.1)


def test_nothing_happens_where_nothing_would_be_left(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(0, 5),))
    editor.drag(5, 10)
    assert editor.sheet.edits.kept(editor.timeline.duration_s)


def test_the_pointer_says_what_can_be_taken(editor: Editor) -> None:
    with_edits(editor, cuts=(Span(3, 5),))
    QTest.mouseMove(editor.wave, editor.point(5))
    assert editor.wave.cursor().shape() is Qt.CursorShape.SizeHorCursor
    assert editor.colour_at(5, RULER_PX + FLAGS_PX + 100).name() == editor.colours.accent
    QTest.mouseMove(editor.wave, editor.point(8))
    assert editor.wave.cursor().shape() is Qt.CursorShape.IBeamCursor
    assert editor.colour_at(5, RULER_PX + FLAGS_PX + 100).name() != editor.colours.accent


def test_the_ends_of_fades_are_dragged(editor: Editor) -> None:
    editor.drag(0.1, 2, y=TOP)
    editor.drag(9.9, 7, y=TOP)
    edits = editor.sheet.edits
    assert (edits.fade_in_s, edits.fade_out_s) == pytest.approx((2, 3), abs=0.2)
    editor.drag(2, 1, y=TOP)
    assert editor.sheet.edits.fade_in_s == pytest.approx(1, abs=0.2)


def test_the_edges_of_a_level_are_dragged(editor: Editor) -> None:
    with_edits(editor, gains=(GainSpan(3, 5, 3.0),))
    editor.drag(5, 6)
    editor.drag(3, 4)
    assert editor.sheet.edits.gains == (pytest.approx((4, 6, 3.0), abs=A_PIXEL_S),)


def test_with_alt_a_selection_is_moved(editor: Editor) -> None:
    editor.drag(2, 4)
    selected = editor.timeline.selection
    with editor.bot.waitSignal(editor.wave.segment_moved) as moved:
        editor.drag(3, 7, ALT)
    assert moved.args == [selected, pytest.approx(7, abs=A_PIXEL_S)]


def test_what_was_moved_is_heard_there(editor: Editor) -> None:
    editor.drag(2, 4)
    editor.drag(3, 7, ALT)
    edits = editor.sheet.edits
    assert edits.to_heard(3) == pytest.approx(6, abs=0.5)
    assert edits.heard_s(editor.timeline.duration_s) == pytest.approx(10, abs=0.01)


def test_a_selection_has_a_grip_to_move_it_by(editor: Editor) -> None:
    editor.drag(2, 4)
    grip = segment_grip(editor.timeline, editor.wave._scene.area).center().toPoint()
    with editor.bot.waitSignal(editor.wave.segment_moved) as moved:
        drag(editor.wave, grip, QPoint(editor.point(8).x(), grip.y()))
    assert moved.args[1] == pytest.approx(8, abs=A_PIXEL_S)


def test_a_selection_dropped_into_itself_stays(editor: Editor) -> None:
    editor.drag(2, 4)
    before = steps(editor)
    editor.drag(2.5, 3.5, ALT)
    assert steps(editor) == before
    assert editor.timeline.selection is not None


def test_it_is_shown_where_a_selection_would_go(editor: Editor) -> None:
    editor.drag(2, 4)
    hold(editor, 3, 7, ALT)
    assert editor.colour_at(7, RULER_PX + FLAGS_PX + 100).name() == editor.colours.accent
    editor.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(editor.wave, LEFT, ALT, editor.point(7))
    assert editor.colour_at(7, RULER_PX + FLAGS_PX + 100).name() != editor.colours.accent
    assert editor.timeline.selection is not None
