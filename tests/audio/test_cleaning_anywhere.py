"""Whoever reads a recording cleaned up, from where, and in what pieces, hears the same, in its place, to its end."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from radiodesk.audio.analysis import analyse
from radiodesk.audio.cleaning.blocks import Blocks
from radiodesk.audio.cleaning.learning import learned
from radiodesk.audio.cleaning.opened import opened
from radiodesk.audio.cleaning.stage import worked_off
from radiodesk.audio.cleaning.stages import of_clicks, of_lows, of_noise
from radiodesk.audio.source import Source
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import Cleaning, CleanUp
from radiodesk.model.problems import DamagedRecording
from tests.audio.cleaning_rooms import RATE, cleaned, hum, level_db, noise, talk
from tests.audio.makers import Sound, encode, silence, tone, write_float_wav

EVERYTHING = CleanUp(clicks=0.5, rumble=0.5, hum=0.5, noise=0.5, levelling=0.5)
AMOUNTS = [
    CleanUp(clicks=1.0),
    CleanUp(rumble=1.0),
    CleanUp(hum=1.0),
    CleanUp(noise=1.0),
    CleanUp(clicks=0.3, rumble=0.7, hum=0.5, noise=0.6),
]


def faulty(rate: int, turns: int = 2) -> Sound:
    """Two voices in two channels, that hum, hiss, rumble and click."""
    voices = np.concatenate([talk(turns, rate, (-20.0, -30.0)), talk(turns, rate, (-25.0,))])
    seconds = voices.shape[1] / rate
    sound = voices + hum(seconds, -40.0, 50.1, rate) + noise(seconds, -50.0, rate, channels=2)
    sound += tone(seconds, -40.0, rate, 25.0)
    sound[:, np.random.default_rng(4).integers(0, sound.shape[1], 30)] += 0.3
    return sound


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_float_wav(tmp_path_factory.mktemp("faulty") / "recording.wav", faulty(RATE))


def how(recording: Path, clean_up: CleanUp) -> Cleaning:
    return learned(recording, analyse(recording, recording.with_suffix(".rdk"), no_step), clean_up, no_step)


def heard(recording: Path, cleaning: Cleaning, *stretches: tuple[int, int]) -> list[NDArray[np.float32]]:
    with opened(recording, cleaning) as source:
        return [source.read(start, count) for start, count in stretches]


def test_pieces_in_any_order_are_the_same_samples(recording: Path) -> None:
    cleaning = how(recording, EVERYTHING)
    (whole,) = heard(recording, cleaning, (0, 99 * RATE))
    length = whole.shape[1]
    rng = np.random.default_rng(6)
    stretches = [(0, 1), (length - 5, 99), (length, 10), (length + RATE, 10), (5, 0)]
    stretches += [(int(rng.integers(0, length)), int(rng.integers(1, 5 * RATE))) for _ in range(12)]
    for (start, count), piece in zip(stretches, heard(recording, cleaning, *stretches), strict=True):
        assert np.array_equal(piece, whole[:, start : start + count])
    for start in (3 * RATE + 7, length - RATE):
        (alone,) = heard(recording, cleaning, (start, 1000))
        assert np.array_equal(alone, whole[:, start : start + 1000])


def test_cleaning_in_advance_changes_nothing(recording: Path) -> None:
    cleaning = how(recording, EVERYTHING)
    (whole,) = heard(recording, cleaning, (0, 99 * RATE))
    with opened(recording, cleaning, ahead=3) as source:
        pieces = [source.read(start, RATE) for start in range(0, whole.shape[1] + RATE, RATE)]
        again = source.read(2 * RATE, RATE)
    assert np.array_equal(np.concatenate(pieces, axis=1), whole)
    assert np.array_equal(again, whole[:, 2 * RATE : 3 * RATE])


def test_a_block_that_could_not_be_made_is_tried_again() -> None:
    troubles = [DamagedRecording(name="a.mp3", reason="it is broken")]

    def make(number: int) -> NDArray[np.float32]:
        if troubles:
            raise troubles.pop()
        return np.full((1, 10), number, np.float32)

    blocks = Blocks(10, make, 2)
    with pytest.raises(DamagedRecording):
        blocks.stretch(15, 25)
    assert blocks.stretch(15, 25).tolist() == [[1.0] * 5 + [2.0] * 5]


def test_what_was_read_may_be_changed(recording: Path) -> None:
    with opened(recording, how(recording, CleanUp(noise=0.5))) as source:
        first = source.read(RATE, 100)
        kept = first.copy()
        first *= 2
        assert np.array_equal(source.read(RATE, 100), kept)


@pytest.mark.parametrize("rate", [8000, RATE])
def test_seams_differ_from_filters_that_run_through_by_less_than_80_db(rate: int, tmp_path: Path) -> None:
    sound = faulty(rate)
    recording = write_float_wav(tmp_path / "recording.wav", sound, rate)
    for clean_up in AMOUNTS if rate == RATE else AMOUNTS[-1:]:
        cleaning = how(recording, clean_up)
        (pieces,) = heard(recording, cleaning, (0, sound.shape[1]))
        stages = (*of_clicks(clean_up, rate), *of_lows(clean_up, cleaning.mains_hz, rate), *of_noise(cleaning, rate))
        with Source(recording) as source:
            through = worked_off(stages, lambda start, end: source.read(start, end - start), 0, sound.shape[1])
        assert np.abs(pieces - through).max() < 10 ** ((level_db(through) - 80) / 20)


@pytest.mark.parametrize("clean_up", AMOUNTS, ids=str)
def test_every_sample_stays_in_its_place(clean_up: CleanUp, tmp_path: Path) -> None:
    voices = talk(2, levels_db=(-22.0, -25.0)) + noise(11.0, -60.0)
    _, found = cleaned(tmp_path, voices, clean_up)
    assert found.shape == voices.shape
    match = np.fft.rfft(found[0]) * np.conj(np.fft.rfft(voices[0]))
    match[: 11 * 2000] = 0.0  # lower down, what a filter against rumble lets through comes early by a few samples
    assert np.fft.irfft(match).argmax() == 0


@pytest.mark.parametrize("rate", [4000, 8000, 11025, 22050, 48000, 96000])
def test_every_sample_rate_is_cleaned_to_its_end(rate: int, tmp_path: Path) -> None:
    sound = talk(1, rate) + noise(5.5, -50.0, rate)
    _, found = cleaned(tmp_path, sound, EVERYTHING, rate)
    assert found.shape == sound.shape
    assert np.isfinite(found).all()
    assert abs(level_db(found) - level_db(sound)) < 6


@pytest.mark.parametrize(
    "sound",
    [
        silence(4.0),
        np.full((2, 3 * RATE), 0.5),
        np.full((1, 2 * RATE), np.nan),
        noise(4.0, 0.0, channels=2),
        np.sign(tone(4.0)),
        *(noise(1.0, -20.0)[:, :length] for length in (1, 2, 100, 1000, 2425, 4410, 12345)),
    ],
    ids=lambda sound: f"{sound.shape}",
)
def test_nothing_odd_breaks_it(sound: Sound, tmp_path: Path) -> None:
    clean_up = CleanUp(clicks=1.0, rumble=1.0, hum=1.0, levelling=1.0)
    _, found = cleaned(tmp_path, sound, clean_up)
    assert found.shape == sound.shape
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= 16


def test_silence_stays_silent_and_a_constant_goes(tmp_path: Path) -> None:
    _, found = cleaned(tmp_path, silence(4.0), CleanUp(clicks=1.0, rumble=1.0, hum=1.0, levelling=1.0))
    assert not found.any()
    _, found = cleaned(tmp_path, np.full((1, 4 * RATE), 0.5), CleanUp(rumble=1.0))
    assert level_db(found[:, RATE:]) < -80


@pytest.mark.parametrize("name", ["a.mp3", "a.m4a", "a.flac"])
def test_files_of_other_kinds_are_cleaned_from_anywhere(name: str, recording: Path, tmp_path: Path) -> None:
    other = encode(recording, tmp_path / name)
    cleaning = how(other, CleanUp(rumble=0.5, noise=0.5, levelling=0.5))
    (whole,) = heard(other, cleaning, (0, 99 * RATE))
    late, early = heard(other, cleaning, (7 * RATE, RATE), (2 * RATE, RATE))
    assert np.array_equal(late, whole[:, 7 * RATE : 8 * RATE])
    assert np.array_equal(early, whole[:, 2 * RATE : 3 * RATE])
