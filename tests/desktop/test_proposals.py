"""Proposals in the window: asked for by key, walked through, heard, accepted, refused, taken back."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desk.imports import import_recording
from radiodesk.desktop.proposals.strip import ProposalStrip
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from tests.audio.cleaning_rooms import hum, noise
from tests.audio.makers import music, silence, speech, write_wav
from tests.desktop.makers import WAIT_MS, Desk, click, make_library

RATE = 16000
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def make_talk(folder: Path, name: str = "bincang", seed: int = 3) -> Path:
    """Silence, a voice, a pause of 1.5 s, a far voice, a pause of 1.2 s, a voice, a tune; 23.1 s; and it hums."""
    parts = (
        silence(2, RATE, 1), speech(4, RATE, seed, -22), silence(1.5, RATE, 1), speech(4, RATE, seed + 1, -30),
        silence(1.2, RATE, 1), speech(6, RATE, seed + 2, -22), silence(0.4, RATE, 1),
        music(4, RATE, 9).mean(axis=0, keepdims=True),
    )  # fmt: skip
    sound = np.concatenate(parts, axis=1)
    sound = sound + noise(23.1, -62, RATE, seed) + hum(23.1, -58, 50, RATE)
    return write_wav(folder / f"{name}.wav", sound, RATE)


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with the talk; made once, copied for every story."""
    folder = tmp_path_factory.mktemp("imported")
    with make_library(folder) as library:
        import_recording(library, make_talk(folder), no_step, Sheet(title="Bincang"))
        return library.root


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, imported: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window with the talk open, and a device that keeps time but makes no sound."""
    monkeypatch.setenv("RADIODESK_SOUND", "null")
    shutil.copytree(imported, tmp_path / "library")
    made = Desk(qtbot, Library.open(tmp_path / "library"))
    made.open(made.library.episode(1))
    return made


def strip(desk: Desk) -> ProposalStrip:
    assert desk.work._editor is not None
    return desk.work._editor.proposals


def ask(desk: Desk, key: Qt.Key) -> ProposalStrip:
    """Ask by key, and wait for the answer."""
    QTest.keyClick(desk.window, key, CTRL_SHIFT)
    desk.bot.waitUntil(lambda: not strip(desk).suggesting.is_searching, timeout=WAIT_MS)
    return strip(desk)


def answered(desk: Desk) -> None:
    desk.bot.wait(250)
    desk.bot.waitUntil(lambda: not strip(desk).suggesting.is_searching, timeout=WAIT_MS)


def test_pauses_are_listed_when_asked_for_and_the_arrows_lead_there(desk: Desk) -> None:
    assert not strip(desk).isVisible()

    shown = ask(desk, Qt.Key.Key_D)

    assert shown.isVisible()
    assert shown.text.text() == "2 pauses, 0:01 shorter"
    assert shown.table.hasFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Down)
    second = shown.suggesting.found[1].span
    assert desk.work._editor is not None
    assert desk.work._editor.timeline.playhead_s == pytest.approx(second.start_s)
    assert second.start_s == pytest.approx(11.75, abs=0.2)
    assert desk.sheet().edits.cuts == ()


def test_enter_accepts_one_and_undo_brings_its_proposal_back(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    first, second = shown.suggesting.found

    QTest.keyClick(shown.table, Qt.Key.Key_Return)

    assert desk.sheet().edits.cuts == (first.span,)
    assert shown.suggesting.found == (second,)
    assert desk.library.history(1)[-1].label == "Shorten pauses at 0:06"
    desk.window.commands.call("undo")
    answered(desk)
    assert desk.sheet().edits.cuts == ()
    assert shown.suggesting.found == (first, second)


def test_delete_refuses_one_and_all_the_others_are_accepted_as_one_step(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    first, second = shown.suggesting.found

    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    assert shown.suggesting.found == (second,)
    click(shown.all)

    assert desk.sheet().edits.cuts == (second.span,)
    assert len(desk.library.history(1)) == 2
    assert shown.text.text() == "Done. Ctrl+Z takes it back."
    desk.window.commands.call("undo")
    answered(desk)
    assert shown.suggesting.found == (second,), "what was refused stays refused"
    assert first.span not in desk.sheet().edits.cuts


def test_the_seconds_can_be_changed_and_the_list_follows(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    line = shown.pauses.longest
    line.setFocus()

    for _ in range(4):
        QTest.keyClick(line, Qt.Key.Key_Up)
    answered(desk)

    assert shown.suggesting.pauses.longest_s == pytest.approx(1.3)
    (only,) = shown.suggesting.found
    assert only.span.start_s == pytest.approx(6.25, abs=0.2)
    assert line.hasFocus()


def test_space_plays_over_the_proposed_cut_and_changes_nothing(desk: Desk, qtbot: QtBot) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    assert desk.work._editor is not None
    playback, timeline = desk.work._editor.playback, desk.work._editor.timeline

    QTest.keyClick(shown.table, Qt.Key.Key_Space)

    assert playback.is_playing
    span = shown.suggesting.found[0].span
    assert timeline.playhead_s == pytest.approx(span.start_s - 2.0, abs=0.1)
    qtbot.waitUntil(lambda: not playback.is_playing, timeout=WAIT_MS)
    assert timeline.playhead_s == pytest.approx(span.end_s + 2.0, abs=0.2)
    assert desk.sheet().edits.cuts == ()


def test_the_episode_can_be_heard_as_if_all_were_accepted(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    assert desk.work._editor is not None
    playback = desk.work._editor.playback

    click(shown.after)
    assert playback.trial == shown.suggesting.after
    assert playback.trial is not None
    assert len(playback.trial.cuts) == 2
    QTest.keyClick(shown.table, Qt.Key.Key_Delete)
    assert playback.trial is not None
    assert len(playback.trial.cuts) == 1
    click(shown.before)
    assert playback.trial is None
    click(shown.after)
    QTest.keyClick(shown.table, Qt.Key.Key_Escape)
    assert playback.trial is None
    assert not shown.isVisible()


def test_what_plays_goes_on_when_the_switch_is_turned(desk: Desk, qtbot: QtBot) -> None:
    shown = ask(desk, Qt.Key.Key_D)
    assert desk.work._editor is not None
    playback, timeline = desk.work._editor.playback, desk.work._editor.timeline
    first = shown.suggesting.found[0].span
    playback.play(first.start_s - 1.0)
    qtbot.waitUntil(lambda: timeline.playhead_s > first.start_s - 0.9, timeout=WAIT_MS)

    click(shown.after)

    passed: list[float] = []
    timeline.playhead_moved.connect(lambda _before, now_s: passed.append(now_s))
    qtbot.waitUntil(lambda: timeline.playhead_s > first.end_s, timeout=WAIT_MS)
    assert playback.is_playing
    assert not [now_s for now_s in passed if first.start_s + 0.1 < now_s < first.end_s - 0.1]


def test_proposals_are_seen_and_chosen_on_the_waveform(desk: Desk) -> None:
    assert desk.work._editor is not None
    wave, timeline = desk.work._editor.waveform, desk.work._editor.timeline
    shown = ask(desk, Qt.Key.Key_D)
    x, y = round(timeline.view.to_px(6.7)), wave.height() - 2
    with_it = wave.grab().toImage().pixelColor(x, y)
    QTest.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(round(timeline.view.to_px(12.0)), 90))
    assert shown.table.currentIndex().row() == 1

    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Escape)

    assert wave.grab().toImage().pixelColor(x, y) != with_it
    assert wave.hasFocus()


OTHERS = {Qt.Key.Key_T: "1 end, 0:01 shorter", Qt.Key.Key_V: "1 stretch", Qt.Key.Key_H: "Hum of the mains"}


def test_other_kinds_are_accepted_all_the_same(desk: Desk) -> None:
    for key, said in OTHERS.items():
        shown = ask(desk, key)
        assert shown.text.text() == said
        before = desk.sheet().edits
        expected = shown.suggesting.found[0].done_to(before)

        QTest.keyClick(shown.table, Qt.Key.Key_Return)

        assert desk.sheet().edits == expected
        desk.window.commands.call("undo")
        assert desk.sheet().edits == before


def test_a_jingle_of_another_episode_is_proposed(desk: Desk, tmp_path: Path) -> None:
    import_recording(desk.library, make_talk(tmp_path, "lain", 7), no_step, Sheet(title="Banjir", number=3))

    shown = ask(desk, Qt.Key.Key_J)

    assert [proposal.reason() for proposal in shown.suggesting.found] == ["heard at 0:19 in “#3 Banjir”"]
    assert shown.suggesting.found[0].span == pytest.approx((19.1, 23.1), abs=0.1)


def test_where_there_is_nothing_a_friendly_sentence_says_so(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_M)

    assert shown.text.text() == "No dead air, and nothing dropped out."
    assert not shown.table.isVisible()
    click(shown.close_button)
    assert not shown.isVisible()


def test_nothing_is_proposed_any_more_when_the_episode_is_left(desk: Desk) -> None:
    shown = ask(desk, Qt.Key.Key_D)

    desk.session.open(None)

    assert shown.suggesting.kind == ""
    assert shown.suggesting.found == ()


def test_a_clean_up_is_heard_before_it_is_accepted(desk: Desk, qtbot: QtBot) -> None:
    shown = ask(desk, Qt.Key.Key_H)
    assert desk.session.episode is not None
    assert desk.work._editor is not None
    playback = desk.work._editor.playback
    clean_up = shown.suggesting.after.clean_up
    sidecar = desk.library.cleaned_analysis_path(desk.session.episode.recording.sha256, clean_up)

    QTest.keyClick(shown.table, Qt.Key.Key_Space)

    assert shown.after.isChecked()
    qtbot.waitUntil(lambda: playback._sidecar == sidecar, timeout=WAIT_MS)
    assert playback.is_playing
    assert desk.sheet().edits.clean_up.is_off
    click(shown.before)
    assert playback._sidecar != sidecar
    assert playback.trial is None
