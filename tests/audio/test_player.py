"""The player, on a device that keeps time but makes no sound."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import miniaudio
import numpy as np
import pytest

from radiodesk.audio.playing import loudspeaker
from radiodesk.audio.playing.player import Player
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.model.edits import EditList, Span
from radiodesk.model.playing_problems import NoSoundDevice
from radiodesk.model.problems import FileMissing
from tests.audio.ears import Ear, until
from tests.audio.makers import speech, write_wav

CUT = EditList((Span(1.0, 4.0),))


@pytest.fixture(autouse=True)
def null_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_SOUND", "null")


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return write_wav(tmp_path / "recording.wav", speech(6.0, 8000), 8000)


@pytest.fixture
def player(recording: Path) -> Iterator[Player]:
    made = Player(recording, CUT)
    yield made
    made.close()


def test_the_position_advances(player: Player) -> None:
    player.play()
    until(lambda: player.position_s > 0.2)
    assert player.is_playing


def test_a_cut_is_skipped(player: Player) -> None:
    places: list[float] = []
    player.play(0.7)
    until(lambda: places.append(player.position_s) or places[-1] > 4.2)
    assert not [place for place in places if 1.01 < place < 3.99]


def test_it_stops_by_itself_at_the_end(player: Player) -> None:
    player.play(5.8)
    until(lambda: not player.is_playing)
    assert player.position_s == pytest.approx(6.0, abs=0.01)


def test_it_stops_where_it_was_told_to(player: Player) -> None:
    player.play(0.2, 0.5)
    until(lambda: not player.is_playing)
    assert player.position_s == pytest.approx(0.5, abs=0.001)


def test_pause_stays_and_play_goes_on(player: Player) -> None:
    player.play()
    until(lambda: player.position_s > 0.1)
    player.pause()
    here_s = player.position_s
    time.sleep(0.1)
    assert player.position_s == here_s
    player.play()
    until(lambda: player.position_s > here_s)


def test_stop_goes_back_to_where_playing_began(player: Player) -> None:
    player.play(0.4)
    until(lambda: player.position_s > 0.5)
    player.stop()
    assert (player.position_s, player.is_playing) == (0.4, False)


def test_seeking_while_it_plays_plays_on_there(player: Player) -> None:
    player.play()
    player.seek(5.0)
    until(lambda: player.position_s > 5.1)
    assert player.is_playing


def test_an_edit_while_it_plays_is_heard_without_going_back(player: Player) -> None:
    player.play()
    until(lambda: player.position_s > 0.1)
    here_s = player.position_s
    player.change_edits(EditList((Span(0.5, 5.0),)))
    places: list[float] = []
    until(lambda: places.append(player.position_s) or places[-1] > 5.1)
    assert min(places) >= here_s
    assert not [place for place in places if 0.9 < place < 4.99]


def test_the_device_gets_the_very_samples_of_the_render(recording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edits = EditList(CUT.cuts, fade_in_s=0.5, fade_out_s=0.5)
    monkeypatch.setattr(loudspeaker, "Loudspeaker", Ear)
    with Source(recording) as source:
        timeline = Timeline(source, source.info.samples, edits)
        expected = np.repeat(timeline.read(0, timeline.length).T, 2, axis=1)
    Ear.hears(Player(recording, edits))
    sound = Ear.hears_on()
    np.testing.assert_array_equal(sound[: len(expected)], expected)
    assert not sound[len(expected) :].any()


def test_without_a_device_there_is_a_problem_and_it_can_be_tried_again(
    player: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as deaf:
        deaf.delenv("RADIODESK_SOUND")
        deaf.setattr(loudspeaker, "_REAL", [miniaudio.Backend.AUDIO4])  # OpenBSD's: there is none here
        player.play()
        until(lambda: player.problem is not None)
        assert isinstance(player.problem, NoSoundDevice)
        assert not player.is_playing
    player.play()
    until(lambda: player.position_s > 0.1)
    assert player.problem is None


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    player = Player(tmp_path / "gone.wav")
    player.play()
    until(lambda: player.problem is not None)
    assert isinstance(player.problem, FileMissing)
    player.close()


def test_a_file_that_vanishes_while_it_plays_does_no_harm(player: Player, recording: Path) -> None:
    player.play()
    until(lambda: player.position_s > 0.05)
    recording.unlink()
    player.play(5.5)
    until(lambda: not player.is_playing)
    player.close()


def test_closing_while_it_plays_leaves_no_thread(recording: Path) -> None:
    player = Player(recording)
    player.play()
    until(lambda: player.position_s > 0)
    player.close()
    assert "player" not in {thread.name for thread in threading.enumerate()}
