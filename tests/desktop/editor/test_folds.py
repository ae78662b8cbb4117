"""What is cut folded away: the screen runs as the episode is heard."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from radiodesk.desktop.editor.folds import Folds
from radiodesk.desktop.editor.scene import FLAGS_PX, RULER_PX
from radiodesk.desktop.editor.ticks import ticks
from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.desktop.editor.wave_columns import NOWHERE_S, at_home, recorded
from radiodesk.model.chapter import Chapter
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import LEFT, SHIFT, Editor, drag

A_PIXEL_S = 0.03
JINGLE = "0" * 64

moments = st.floats(0, 100).map(lambda time_s: round(time_s, 3))
cuts = st.lists(st.tuples(moments, st.floats(0.01, 20)), max_size=8).map(
    lambda made: EditList(tuple(Span(start_s, start_s + long_s) for start_s, long_s in made))
)


@st.composite
def edit_lists(draw: st.DrawFn) -> EditList:
    edits = draw(cuts)
    for at_s, long_s in draw(st.lists(st.tuples(moments, st.floats(0.1, 9)), max_size=3)):
        edits = EditList(edits.cuts, clips=(*edits.clips, Clip(JINGLE, at_s, 0.0, long_s)))
    return edits


@given(edit_lists(), moments)
def test_the_screen_runs_as_the_episode_is_heard(edits: EditList, time_s: float) -> None:
    folds = Folds.of(edits)
    if not edits.is_cut(time_s):
        assert folds.to_shown(time_s) == pytest.approx(edits.to_heard(time_s), abs=1e-6)
    assert at_home(folds, np.array([time_s])) == pytest.approx([folds.at_home(time_s)], abs=1e-6)


@given(edit_lists(), moments)
def test_what_is_heard_is_found_where_it_is_shown(edits: EditList, time_s: float) -> None:
    folds = Folds.of(edits)
    if not any(cut.start_s - 0.01 < time_s < cut.end_s + 0.01 for cut in edits.cuts):
        assert folds.to_recorded(folds.to_shown(time_s)) == pytest.approx(time_s, abs=1e-6)


@given(edit_lists(), st.lists(moments, min_size=1).map(sorted))
def test_many_moments_are_found_as_one(edits: EditList, shown: list[float]) -> None:
    folds = Folds.of(edits)
    many = recorded(folds, np.array(shown))
    for place, found in zip(shown, many, strict=True):
        assert found == NOWHERE_S or found == pytest.approx(folds.to_recorded(place), abs=1e-6)


def test_a_stretch_that_was_moved_is_shown_where_it_is_heard() -> None:
    folds = Folds.of(EditList().move_segment(Span(10, 20), 50.0))
    assert folds.to_shown(12) == pytest.approx(42)
    assert folds.to_recorded(42) == pytest.approx(12)
    assert folds.at_home(12) == pytest.approx(10)
    assert recorded(folds, np.array([5.0, 15.0, 42.0, 55.0])) == pytest.approx([5, 25, 12, 55])


def test_a_moved_stretch_is_painted_where_it_is_heard(editor: Editor) -> None:
    editor.session.change("move", edits=EditList((Span(0.5, 1),)).move_segment(Span(2, 4), 7.0))
    editor.key(Qt.Key.Key_V)
    view, y = editor.timeline.view, RULER_PX + FLAGS_PX + 50
    assert view.length_s == pytest.approx(9.5)
    assert view.to_px(3) == pytest.approx(view.to_px(6.9) + 1.1 / view.scale, abs=1)
    image = editor.wave.grab().toImage()
    assert image.pixelColor(round(view.home_px(3)), y).name() == editor.colours.field_line
    assert {editor.colours.wave, editor.colours.wave_rms} & set(colours_near(image, round(view.to_px(3)), y + 60))


def colours_near(image: QImage, x: int, y: int) -> list[str]:
    return [image.pixelColor(x + by, y).name() for by in range(-20, 21)]


@given(edit_lists(), st.floats(0, 1), st.floats(0.05, 20))
def test_zoom_in_folds_keeps_the_point_under_the_mouse(edits: EditList, share: float, factor: float) -> None:
    view = Viewport(130, 600, 0, 0.1, Folds.of(edits))
    around_s = view.to_s(share * 600)
    zoomed = view.zoomed(factor, around_s)
    touches_an_end = zoomed.start_s == 0 or zoomed.end_s >= zoomed.length_s * (1 - 1e-9)
    assert touches_an_end or zoomed.to_px(around_s) == pytest.approx(view.to_px(around_s), abs=0.01)


def folded(editor: Editor, *spans: tuple[float, float]) -> None:
    editor.session.change("cut", edits=EditList(tuple(Span(*span) for span in spans)))
    editor.key(Qt.Key.Key_V)


def test_v_folds_what_is_cut_and_shows_it_again(editor: Editor) -> None:
    folded(editor, (2, 5))
    assert editor.timeline.view.length_s == pytest.approx(7)
    assert editor.timeline.view.to_px(2) == editor.timeline.view.to_px(5)
    editor.key(Qt.Key.Key_V)
    assert editor.timeline.view.length_s == pytest.approx(10)


def test_how_it_is_shown_can_be_kept_and_chosen_again(editor: Editor) -> None:
    folded(editor, (2, 5))
    kept = editor.panel.looks.chosen()
    editor.key(Qt.Key.Key_V)
    assert (kept, editor.panel.looks.chosen()) == (("folded",), ())
    with editor.bot.waitSignal(editor.panel.looks.changed):
        editor.panel.looks.choose(kept)
    assert editor.timeline.view.length_s == pytest.approx(7)
    assert editor.panel.looks.ticks() == {"folded": True, "loudness_curve": False}


def test_the_ruler_counts_what_is_heard(editor: Editor) -> None:
    folded(editor, (2, 5))
    assert [tick.label for tick in ticks(editor.timeline.view) if tick.label][-1] == "0:06"


def test_a_click_on_a_fold_marks_the_cut_so_that_it_is_heard_again(editor: Editor) -> None:
    folded(editor, (2, 5))
    editor.click(5)
    assert editor.timeline.marked == Span(2, 5)
    editor.key(Qt.Key.Key_Delete, SHIFT)
    assert editor.cuts == ()
    assert editor.timeline.view.length_s == pytest.approx(10)


def test_a_selection_over_a_fold_cuts_both_sides(editor: Editor) -> None:
    folded(editor, (3, 5))
    editor.drag(2, 6)
    editor.key(Qt.Key.Key_X)
    assert editor.cuts == (pytest.approx((2, 6), abs=A_PIXEL_S),)
    assert editor.timeline.view.length_s == pytest.approx(6, abs=2 * A_PIXEL_S)


def test_what_follows_a_fold_is_painted_beside_what_comes_before(editor: Editor) -> None:
    middle = RULER_PX + FLAGS_PX + (editor.wave.height() - RULER_PX - FLAGS_PX) // 2
    folded(editor, (2, 5))
    image = editor.wave.grab().toImage()
    fold, beside = editor.point(5), editor.point(5.6)
    line = {image.pixelColor(fold.x() + by, middle).name() for by in (-1, 0)}
    assert line == {editor.colours.field_line}
    assert image.pixelColor(beside.x(), middle).name() == editor.colours.wave_rms
    editor.timeline.mark(Span(2, 5))
    assert editor.colour_at(5, middle).name() == editor.colours.accent


def test_flags_playhead_and_overview_follow_the_folds(editor: Editor) -> None:
    folded(editor, (2, 5))
    editor.session.change("chapter", chapters=(Chapter(6.0, "Pertanyaan warga"),))
    editor.click(6.1, y=RULER_PX + 10)
    assert editor.timeline.playhead_s == 6
    overview = editor.panel.findChild(type(editor.panel._overview))
    QTest.mouseClick(overview, LEFT, pos=QPoint(round(overview.width() * 4 / 7), 20))
    assert editor.timeline.playhead_s == pytest.approx(7, abs=A_PIXEL_S)
    assert overview.grab().toImage().pixelColor(round(overview.width() * 3 / 7), 4).name() == editor.colours.chapter


def test_the_frame_of_the_overview_drags_through_folds(editor: Editor) -> None:
    folded(editor, (2, 5))
    editor.timeline.look(editor.timeline.view.showing(Span(0, 1)))
    overview = editor.panel.findChild(type(editor.panel._overview))
    drag(overview, QPoint(40, 20), QPoint(overview.width() - 1, 20))
    assert editor.timeline.view.end_s == pytest.approx(7, abs=0.1)


def test_the_playhead_stays_where_it_is_on_the_screen(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(1, 3),)))
    editor.timeline.look(editor.timeline.view.showing(Span(3.5, 4.5)))
    editor.click(4)
    before_px = editor.timeline.view.to_px(editor.timeline.playhead_s)
    editor.key(Qt.Key.Key_V)
    assert editor.timeline.view.to_px(editor.timeline.playhead_s) == pytest.approx(before_px, abs=0.01)


def test_what_is_put_in_has_a_block_as_long_as_it_is_heard(editor: Editor) -> None:
    sound = editor.sheet.edits
    jingle = Clip(JINGLE, 4.0, 0.0, 2.0, name="Jingel")
    editor.timeline.take_sheet(EditList(sound.cuts, clips=(jingle,)), ())
    editor.key(Qt.Key.Key_V)
    view = editor.timeline.view
    assert view.length_s == pytest.approx(12)
    assert view.to_px(4.5) - view.to_px(4) == pytest.approx(2.5 / view.scale)
    quiet = RULER_PX + FLAGS_PX + 30
    inside, behind = round(view.to_px(4) + 1 / view.scale), round(view.to_px(5.1))
    image = editor.wave.grab().toImage()
    assert image.pixelColor(inside, quiet) != image.pixelColor(behind, quiet)


def test_scrolling_folds_is_as_painting_anew(editor: Editor) -> None:
    folded(editor, (2, 5), (6, 6.5))
    editor.timeline.look(editor.timeline.view.showing(Span(1, 6)))
    editor.wave.grab()
    editor.timeline.look(editor.timeline.view.scrolled(20 * editor.timeline.view.scale))
    scrolled = editor.wave.grab().toImage()
    editor.timeline.analysis_grew.emit()
    editor.wave._scene._wave._columns = None
    assert editor.wave.grab().toImage() == scrolled
