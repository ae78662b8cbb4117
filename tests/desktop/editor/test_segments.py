"""Splitting, moving, trimming, nudging, snapping, copying: with real keys at the waveform."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from radiodesk.desk.imports import import_recording
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.settings.habits import load_habits
from tests.desktop.editor.driver import LEFT, PLAIN, SHIFT, Editor
from tests.desktop.makers import make_recording

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT_SHIFT = Qt.KeyboardModifier.AltModifier | SHIFT
KEY = Qt.Key
A_PIXEL_S = 0.03


@pytest.fixture(autouse=True)
def own_habits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "config"))


def labels(editor: Editor) -> list[str]:
    return [step.label for step in editor.library.history_steps(editor.session.episode.id)]


def test_s_splits_at_the_playhead_and_again_takes_the_split_away(editor: Editor) -> None:
    editor.timeline.move_playhead(4.0)
    editor.key(KEY.Key_S)
    assert editor.sheet.edits == EditList(splits=(4.0,))
    editor.key(KEY.Key_S)
    assert editor.sheet.edits == EditList()
    assert labels(editor)[1:] == ["Split at 0:04.0", "No split at 0:04.0"]


def test_a_double_click_takes_hold_of_a_segment_that_x_cuts(editor: Editor) -> None:
    editor.session.change("split", edits=EditList(splits=(2.0, 5.0)))
    QTest.mouseDClick(editor.wave, LEFT, PLAIN, editor.point(3))
    assert editor.timeline.selection == Span(2, 5)
    editor.key(KEY.Key_X)
    assert editor.cuts == (Span(2, 5),)


def test_a_key_takes_hold_of_the_segment_at_the_playhead(editor: Editor) -> None:
    editor.session.change("split", edits=EditList(splits=(2.0, 5.0)))
    editor.timeline.move_playhead(6)
    editor.key(KEY.Key_A)
    assert editor.timeline.selection == Span(5, editor.timeline.duration_s)


def test_brackets_trim_the_ends(editor: Editor) -> None:
    editor.timeline.move_playhead(1.5)
    editor.key(KEY.Key_BracketLeft)
    editor.timeline.move_playhead(8.5)
    editor.key(KEY.Key_BracketRight)
    assert editor.cuts == (Span(0, 1.5), Span(8.5, 10))
    assert labels(editor)[1:] == ["Trim the start to 0:01.5", "Trim the end to 0:08.5"]


def test_a_selection_moves_from_pause_to_pause_and_comes_home(editor: Editor) -> None:
    before = editor.sheet.edits
    editor.timeline.select(Span(2, 3))
    editor.key(KEY.Key_Right, ALT_SHIFT)
    (first,) = editor.sheet.edits.moved
    assert first.at_s == pytest.approx(3.12, abs=0.05)
    editor.key(KEY.Key_Right, ALT_SHIFT)
    assert editor.sheet.edits.moved[0].at_s == pytest.approx(4.12, abs=0.05)
    assert editor.timeline.selection == Span(2, 3)

    for _time in range(2):
        editor.key(KEY.Key_Left, ALT_SHIFT)

    assert editor.sheet.edits == before
    editor.session.undo()
    assert editor.sheet.edits.moved == (first,)


def test_what_is_moved_is_found_by_the_playhead_where_it_is_heard(editor: Editor) -> None:
    editor.panel.segments.move_segment(Span(2, 3), 8.0)
    edits = editor.sheet.edits
    assert edits.to_heard(2.5) == pytest.approx(7.5)
    assert editor.timeline.playhead_s == 2.0


def test_the_mouse_moves_a_selection(editor: Editor) -> None:
    editor.timeline.select(Span(2, 3))
    editor.drag(2.5, 8, Qt.KeyboardModifier.AltModifier)
    (moved,) = editor.sheet.edits.moved
    assert (moved.start_s, moved.end_s) == (2, 3)
    assert moved.at_s == pytest.approx(8, abs=0.6)
    assert labels(editor)[1].startswith("Move 0:02.0–0:03.0 to 0:0")


def test_the_playhead_goes_through_what_was_moved_while_it_is_heard(editor: Editor) -> None:
    editor.panel.segments.move_segment(Span(2, 3), 8.0)
    editor.panel.playback.play(2.0)
    editor.bot.waitUntil(lambda: editor.timeline.playhead_s > 2.1)
    editor.panel.playback.pause()
    assert editor.timeline.playhead_s < 3.0


def test_nudging_an_edge_is_one_step_and_is_heard_round_and_round(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(4, 6),)))
    editor.click(5.8)
    for key, keys in ((KEY.Key_Period, PLAIN), (KEY.Key_Period, PLAIN), (KEY.Key_Comma, SHIFT)):
        editor.key(key, keys)
    assert editor.cuts == (Span(4, 6.019),)
    assert editor.timeline.marked == Span(4, 6.019)
    assert labels(editor)[2:] == ["Cut to 0:06.019"]
    assert editor.panel.playback.loop is not None
    editor.session.undo()
    assert editor.cuts == (Span(4, 6),)


def test_the_other_edge_is_another_step_and_stops_at_the_next_cut(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(2, 3.995), Span(4, 6))))
    editor.click(4.2)
    editor.key(KEY.Key_Comma)
    assert editor.cuts == (Span(2, 3.995), Span(4.005, 6))
    editor.key(KEY.Key_Comma)
    assert editor.cuts == (Span(2, 3.995), Span(4.005, 6))


def test_edges_snap_to_pauses_while_that_is_wanted_and_it_is_remembered(editor: Editor) -> None:
    editor.key(KEY.Key_N)
    editor.drag(3.1, 6.34)
    assert editor.timeline.selection == pytest.approx(Span(3.0, 6.25), abs=0.02)
    assert load_habits().snaps
    editor.key(KEY.Key_N)
    editor.key(KEY.Key_Escape)
    editor.drag(3.1, 6.34)
    assert editor.timeline.selection == pytest.approx(Span(3.1, 6.34), abs=A_PIXEL_S)


def test_a_stretch_is_copied_into_the_same_and_another_episode(editor: Editor, tmp_path: Path) -> None:
    editor.timeline.select(Span(1, 2))
    editor.key(KEY.Key_C, CONTROL)
    editor.timeline.move_playhead(5)
    editor.key(KEY.Key_V, CONTROL)
    assert [(clip.at_s, clip.start_s, clip.end_s) for clip in editor.sheet.edits.clips] == [(5, 1, 2)]

    other = import_recording(editor.library, make_recording(tmp_path / "lain.wav", 4.0), no_step)
    editor.session.open(other.id)
    editor.timeline.move_playhead(3)
    editor.key(KEY.Key_V, CONTROL)

    assert [(clip.at_s, clip.start_s) for clip in editor.sheet.edits.clips] == [(3, 1)]
    assert editor.timeline.edits.heard_s(4.0) == 5.0


def test_nothing_is_pasted_before_something_is_copied(editor: Editor) -> None:
    editor.key(KEY.Key_V, CONTROL)
    assert editor.sheet.edits == EditList()
