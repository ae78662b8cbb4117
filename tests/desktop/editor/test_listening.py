"""Hearing the edit from the waveform, on a device that keeps time but makes no sound."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from radiodesk.desktop.editor.viewport import Viewport
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import FileMissing
from tests.desktop.editor.driver import Editor

WAIT_MS = 10_000


@pytest.fixture(autouse=True)
def quiet(editor: Editor) -> Iterator[None]:
    yield
    editor.panel.close_sound()


def passes(editor: Editor, time_s: float) -> None:
    editor.bot.waitUntil(lambda: editor.timeline.playhead_s >= time_s, timeout=WAIT_MS)


def test_space_plays_and_stays_where_it_stops(editor: Editor) -> None:
    editor.click(2)
    editor.key(Qt.Key.Key_Space)
    passes(editor, 2.2)
    editor.key(Qt.Key.Key_Space)
    here_s = editor.timeline.playhead_s
    editor.bot.wait(100)
    assert editor.timeline.playhead_s == here_s
    assert not editor.panel.playback.is_playing


def test_a_cut_is_jumped_over(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(1, 9),)))
    editor.timeline.move_playhead(0.8)
    editor.key(Qt.Key.Key_Space)
    passes(editor, 9.0)
    assert editor.panel.playback.is_playing


def test_cutting_does_not_stop_the_playing(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Space)
    passes(editor, 0.1)
    editor.drag(2, 9)
    editor.key(Qt.Key.Key_X)
    assert editor.panel.playback.is_playing
    assert editor.timeline.playhead_s < 2


def test_a_click_while_playing_plays_on_there(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Space)
    editor.click(6)
    passes(editor, 6.1)
    assert editor.panel.playback.is_playing


def test_it_stops_at_the_end_and_begins_again_from_the_start(editor: Editor) -> None:
    editor.timeline.move_playhead(9.7)
    editor.key(Qt.Key.Key_Space)
    editor.bot.waitUntil(lambda: not editor.panel.playback.is_playing, timeout=WAIT_MS)
    assert editor.timeline.playhead_s == pytest.approx(10, abs=0.05)
    editor.key(Qt.Key.Key_Space)
    assert editor.timeline.playhead_s < 1


def test_r_repeats_the_last_three_seconds_that_were_heard(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(3, 6),)))
    editor.timeline.move_playhead(7)
    editor.key(Qt.Key.Key_R)
    assert editor.timeline.playhead_s == pytest.approx(1, abs=0.2)


def test_p_plays_over_the_cut_and_stops(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(2.2, 9.8),)))
    editor.key(Qt.Key.Key_P)
    assert editor.timeline.playhead_s == pytest.approx(0.2, abs=0.2)
    editor.bot.waitUntil(lambda: not editor.panel.playback.is_playing, timeout=WAIT_MS)
    assert editor.timeline.playhead_s == pytest.approx(10, abs=0.05)


def test_p_previews_the_selection_as_if_it_were_cut(editor: Editor) -> None:
    editor.timeline.select(Span(2.1, 9.5))
    editor.key(Qt.Key.Key_P)
    passes(editor, 9.5)
    assert editor.cuts == ()


def test_the_view_follows_at_the_edge_only(editor: Editor) -> None:
    editor.timeline.look(Viewport(10, editor.wave.width(), 0, 0.6 / editor.wave.width()))
    start_s = editor.timeline.view.start_s
    editor.key(Qt.Key.Key_Space)
    passes(editor, 0.1)
    assert editor.timeline.view.start_s == start_s
    passes(editor, 0.8)
    assert editor.timeline.view.start_s > start_s


def test_who_looks_elsewhere_is_left_in_peace(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Space)
    editor.timeline.look(editor.timeline.view.showing(Span(7, 8)))
    there = editor.timeline.view
    passes(editor, 0.3)
    assert editor.timeline.view == there


def test_a_vanished_file_is_told_and_editing_goes_on(editor: Editor) -> None:
    recording = editor.session.episode.recording
    editor.library.original_path(recording.sha256).unlink()
    with editor.bot.waitSignal(editor.session.problem_met) as met:
        editor.key(Qt.Key.Key_Space)
    assert isinstance(met.args[0], FileMissing)
    assert not editor.panel.playback.is_playing
    editor.drag(2, 4)
    editor.key(Qt.Key.Key_X)
    assert len(editor.cuts) == 1


def test_opening_nothing_stops_the_sound(editor: Editor) -> None:
    editor.key(Qt.Key.Key_Space)
    editor.session.open(None)
    assert not editor.panel.playback.is_playing
