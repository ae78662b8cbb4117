"""Faster, slower and backwards: the time changes, the pitch stays."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.arrays import Samples
from radiodesk.audio.playing.reading import Reading
from radiodesk.audio.playing.stretch import Stretch
from radiodesk.audio.playing.wish import Spot, Wish
from radiodesk.model.edits import EditList, Span
from tests.audio.makers import speech, tone, write_wav

RATE = 44100
PACES = (0.5, 1.5, 2.0, 4.0, -1.0, -1.5, -2.0)


def reader(sound: np.ndarray) -> Callable[[int, int], Samples]:
    """Reads `sound`, and silence around it."""

    def read(start: int, count: int) -> Samples:
        around = np.zeros((len(sound), count), np.float32)
        first, last = max(start, 0), min(start + count, sound.shape[1])
        if first < last:
            around[:, first - start : last - start] = sound[:, first:last]
        return around

    return read


def pitch_hz(sound: Samples) -> float:
    """The strongest frequency, to a tenth of a hertz."""
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound)), 1 << 19))
    return float(np.argmax(spectrum)) * RATE / (1 << 19)


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("hz", [110.0, 3000.0])
def test_the_pitch_stays(hz: float, pace: float) -> None:
    stretch = Stretch(reader(tone(12.0, hz=hz, channels=1)), 5 * RATE, pace, RATE)
    heard = stretch.read(RATE)[0]
    assert pitch_hz(heard) == pytest.approx(hz, rel=0.002)


@pytest.mark.parametrize("pace", PACES)
def test_a_steady_tone_stays_steady(pace: float) -> None:
    """Pieces that did not fit would cancel each other out, or click."""
    sound = tone(20.0, level_db=-6.0, hz=220.0, channels=1)
    heard = Stretch(reader(sound), 10 * RATE, pace, RATE).read(2 * RATE)[0]
    peaks = np.abs(heard).reshape(-1, 441).max(axis=1)
    assert peaks.min() > 0.9 * 10 ** (-6 / 20)
    assert np.abs(np.diff(heard)).max() < 1.3 * np.abs(np.diff(sound)).max()


@pytest.mark.parametrize("pace", PACES)
def test_it_gets_on_as_fast_as_the_pace_says(pace: float) -> None:
    begin = 5 * RATE
    stretch = Stretch(reader(tone(10.0, channels=1)), begin, pace, RATE)
    for _ in range(100):
        stretch.read(882)
    assert stretch.place == pytest.approx(begin + 100 * 882 * pace, abs=2)


def test_it_begins_with_the_very_sample_asked_for() -> None:
    sound = speech(4.0, RATE)
    forwards = Stretch(reader(sound), RATE, 2.0, RATE).read(300)
    backwards = Stretch(reader(sound), RATE, -1.0, RATE).read(300)
    np.testing.assert_array_equal(forwards, sound[:, RATE : RATE + 300].astype(np.float32))
    np.testing.assert_array_equal(backwards, sound[:, RATE - 300 : RATE][:, ::-1].astype(np.float32))


@pytest.fixture
def reading(tmp_path: Path) -> Reading:
    return Reading(write_wav(tmp_path / "recording.wav", speech(4.0, RATE), RATE), None)


def read_through(reading: Reading, wish: Wish, from_s: float) -> tuple[float, list[float]]:
    """Seconds that are heard, and the moments of the recording at which blocks begin."""
    reading.go(wish, Spot(from_s))
    blocks = []
    while (block := reading.block()) is not None:
        blocks.append(block)
    return sum(len(block.sound) for block in blocks) / RATE, [block.spot(0).recorded_s for block in blocks]


def test_at_twice_the_pace_it_takes_half_the_time_and_leaves_the_cuts_out(reading: Reading) -> None:
    heard_s, moments = read_through(reading, Wish(EditList((Span(1.0, 2.0),)), pace=2.0), 0.0)
    assert heard_s == pytest.approx(1.5, abs=0.05)
    assert not [moment for moment in moments if 1.02 < moment < 1.98]


def test_backwards_it_ends_at_the_beginning(reading: Reading) -> None:
    heard_s, moments = read_through(reading, Wish(EditList((Span(1.0, 2.0),)), pace=-1.0), 3.0)
    assert heard_s == pytest.approx(2.0, abs=0.05)
    assert moments == sorted(moments, reverse=True)
    assert moments[-1] < 0.05


def test_a_loop_goes_round_without_a_gap(reading: Reading) -> None:
    reading.go(Wish(EditList(), loop=Span(1.0, 1.3)), Spot(1.0))
    blocks = [block for _ in range(60) if (block := reading.block())]
    heard = np.concatenate([block.sound for block in blocks])[: round(0.9 * RATE), 0].reshape(3, -1)
    np.testing.assert_array_equal(heard[0, 250:], heard[1, 250:])
    np.testing.assert_array_equal(heard[1], heard[2])
    assert np.abs(np.diff(heard.reshape(-1))).max() <= 1.1 * np.abs(np.diff(heard[0])).max()
    assert not reading.is_at_end


def test_a_loop_of_which_nothing_is_left_plays_on(reading: Reading) -> None:
    heard_s, moments = read_through(reading, Wish(EditList((Span(0.9, 1.4),)), loop=Span(1.0, 1.3)), 0.9)
    assert moments[-1] > 3.9
    assert heard_s == pytest.approx(2.6, abs=0.05)
