"""J K L, loops and scrubbing on the waveform, on a device that keeps time but makes no sound."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from radiodesk.desktop.editor.transport import Transport
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from tests.desktop.editor.driver import SHIFT, Editor
from tests.desktop.editor.test_listening import WAIT_MS, passes

J, K, L = Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_L


@pytest.fixture(autouse=True)
def quiet(editor: Editor) -> Iterator[None]:
    yield
    editor.panel.close_sound()


def falls_to(editor: Editor, time_s: float) -> None:
    editor.bot.waitUntil(lambda: editor.timeline.playhead_s <= time_s, timeout=WAIT_MS)


def test_l_plays_and_faster_with_each_press(editor: Editor) -> None:
    editor.key(L)
    assert editor.panel.playback.pace == 1
    editor.key(L)
    editor.key(L)
    assert editor.panel.playback.pace == 2
    passes(editor, 1.0)


def test_j_plays_backwards_to_the_beginning(editor: Editor) -> None:
    editor.timeline.move_playhead(1.0)
    editor.key(J)
    falls_to(editor, 0.7)
    editor.key(J)
    editor.bot.waitUntil(lambda: not editor.panel.playback.is_playing, timeout=WAIT_MS)
    assert editor.timeline.playhead_s == pytest.approx(0, abs=0.05)


def test_backwards_the_cuts_are_left_out(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(1, 9),)))
    editor.timeline.move_playhead(9.2)
    editor.key(J)
    falls_to(editor, 0.95)
    assert editor.panel.playback.is_playing


def test_k_stops_where_it_is(editor: Editor) -> None:
    editor.key(L)
    passes(editor, 0.2)
    editor.key(K)
    assert not editor.panel.playback.is_playing
    assert editor.timeline.playhead_s > 0.1


def test_the_pace_stands_beside_the_time(editor: Editor) -> None:
    shown = editor.panel.findChild(Transport)
    assert shown is not None
    editor.key(L)
    assert shown.manner == ""
    editor.key(L)
    assert shown.manner == "1.5×"
    editor.key(K)
    assert shown.manner == ""
    editor.timeline.move_playhead(5)
    editor.key(J)
    assert shown.manner == "1× back"


def test_with_k_held_it_crawls_as_long_as_l_is_held(editor: Editor) -> None:
    QTest.keyPress(editor.wave, K)
    QTest.keyPress(editor.wave, L)
    assert editor.panel.playback.pace == 0.5
    QTest.keyRelease(editor.wave, L)
    assert not editor.panel.playback.is_playing
    QTest.keyPress(editor.wave, J)
    assert editor.panel.playback.pace == -0.5
    QTest.keyRelease(editor.wave, J)
    QTest.keyRelease(editor.wave, K)
    editor.key(L)
    assert editor.panel.playback.pace == 1


def test_a_key_that_is_held_counts_once(editor: Editor) -> None:
    QTest.keyPress(editor.wave, L)
    said_again = QKeyEvent(QEvent.Type.ShortcutOverride, L, Qt.KeyboardModifier.NoModifier, "l", autorep=True)
    QApplication.sendEvent(editor.wave, said_again)
    editor.panel.commands()["shuttle_forward"]()
    assert editor.panel.playback.pace == 1
    QTest.keyRelease(editor.wave, L)
    editor.key(L)
    assert editor.panel.playback.pace == 1.5


def test_space_plays_at_the_usual_pace_again(editor: Editor) -> None:
    for key in (L, L, Qt.Key.Key_Space, Qt.Key.Key_Space):
        editor.key(key)
    assert editor.panel.playback.pace == 1


def test_a_click_while_it_runs_goes_on_at_the_same_pace(editor: Editor) -> None:
    editor.key(L)
    editor.key(L)
    editor.click(5)
    passes(editor, 5.2)
    assert editor.panel.playback.pace == 1.5


def test_shift_l_goes_round_in_the_selection(editor: Editor) -> None:
    editor.timeline.select(Span(2.0, 2.4))
    editor.key(L, SHIFT)
    rounds = []
    editor.timeline.playhead_moved.connect(lambda before, now: rounds.append(now) if now < before else None)
    editor.bot.waitUntil(lambda: len(rounds) >= 3, timeout=WAIT_MS)
    assert all(1.99 <= moment <= 2.41 for moment in rounds[1:])

    editor.key(L, SHIFT)
    passes(editor, 2.6)
    assert editor.panel.playback.is_playing


def test_another_selection_moves_the_loop(editor: Editor) -> None:
    editor.timeline.select(Span(2.0, 2.4))
    editor.key(L, SHIFT)
    editor.drag(7.0, 7.5)
    passes(editor, 6.9)
    editor.bot.wait(700)
    assert 6.9 <= editor.timeline.playhead_s <= 7.6


def test_a_marked_cut_goes_round_with_what_is_around_it(editor: Editor) -> None:
    editor.session.change("cut", edits=EditList((Span(3, 9),)))
    editor.timeline.mark(Span(3, 9))
    editor.key(L, SHIFT)
    assert editor.timeline.playhead_s == pytest.approx(1, abs=0.1)
    assert editor.panel.playback.loop == Span(1, 10)


def test_what_is_cut_in_a_loop_is_not_heard_in_the_next_round(editor: Editor) -> None:
    editor.timeline.select(Span(2.0, 3.0))
    editor.key(L, SHIFT)
    editor.session.change("cut", edits=EditList((Span(2.2, 2.9),)))
    editor.bot.wait(300)
    places = []
    editor.timeline.playhead_moved.connect(lambda _before, now: places.append(now))
    editor.bot.wait(700)
    assert places
    assert not [place for place in places if 2.25 < place < 2.85]


STEPS = {
    "cut": {"edits": EditList((Span(5, 6),))},
    "fade": {"edits": EditList((), fade_in_s=0.3)},
    "louder": {"edits": EditList((), gain_db=1.0)},
}


@pytest.mark.parametrize("step", STEPS)
def test_editing_undoing_and_redoing_never_stop_it(editor: Editor, step: str) -> None:
    editor.key(L)
    passes(editor, 0.1)
    editor.session.change(step, **STEPS[step])
    editor.session.undo()
    editor.session.redo()
    here_s = editor.timeline.playhead_s
    passes(editor, here_s + 0.3)
    assert editor.panel.playback.is_playing


def test_a_chapter_or_a_clip_does_not_stop_it(editor: Editor) -> None:
    sound = editor.session.episode.recording.sha256
    editor.key(L)
    passes(editor, 0.1)
    editor.key(Qt.Key.Key_M)
    editor.session.change("clip", edits=EditList((), clips=(Clip(sound, 4.0, 0.0, 1.0),)))
    here_s = editor.timeline.playhead_s
    passes(editor, here_s + 0.3)
    assert editor.panel.playback.is_playing
