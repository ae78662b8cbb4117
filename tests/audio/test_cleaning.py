"""Each amount of clean-up does what it says, and leaves voices alone."""

import subprocess
from pathlib import Path

import numpy as np
import pytest

from radiodesk.model.cleaning import CleanUp
from radiodesk.model.problems import NoPause
from tests.audio.cleaning_rooms import (
    RATE,
    band_db,
    cleaned,
    hum,
    level_db,
    noise,
    pause,
    talk,
    turn,
)
from tests.audio.makers import Sound, silence, tone, write_wav


def seconds(sound: Sound) -> float:
    return sound.shape[1] / RATE


@pytest.mark.parametrize("amount", [0.5, 1.0])
@pytest.mark.parametrize(("nominal", "hz"), [(50, 50.13), (60, 59.94)])
def test_hum_goes_wherever_it_really_is_and_voices_stay(amount: float, nominal: int, hz: float, tmp_path: Path) -> None:
    voices = talk(3)
    recorded = voices + hum(seconds(voices), -30.0, hz) + noise(seconds(voices), -70.0)
    cleaning, heard = cleaned(tmp_path, recorded, CleanUp(hum=amount, hum_hz=nominal))
    assert cleaning.mains_hz == pytest.approx(hz, abs=0.02)
    assert level_db(pause(recorded, 1)) - level_db(pause(heard, 1)) > 20
    assert abs(band_db(heard, 80, 4000) - band_db(voices, 80, 4000)) < 0.5


def test_a_hum_in_one_channel_of_two_is_found(tmp_path: Path) -> None:
    voices = np.tile(talk(2), (2, 1))
    recorded = voices + np.concatenate([hum(seconds(voices), -35.0, 49.87), np.zeros((1, voices.shape[1]))])
    cleaning, heard = cleaned(tmp_path, recorded, CleanUp(hum=1.0))
    assert cleaning.mains_hz == pytest.approx(49.87, abs=0.02)
    assert level_db(pause(heard[:1], 1)) < -60


def test_where_nothing_hums_the_notches_lie_where_they_should(tmp_path: Path) -> None:
    cleaning, _ = cleaned(tmp_path, talk(2) + noise(11.0, -50.0), CleanUp(hum=1.0, hum_hz=60))
    assert cleaning.mains_hz == 60.0


@pytest.mark.parametrize(("amount", "least_db"), [(0.5, 10.0), (1.0, 18.0)])
@pytest.mark.parametrize("colour", [0, 1])
def test_noise_goes_from_the_pauses_and_voices_stay(
    amount: float, least_db: float, colour: int, tmp_path: Path
) -> None:
    voices = talk(3)
    hiss = noise(seconds(voices), -45.0)
    if colour:
        spectrum = np.fft.rfft(hiss) / np.sqrt(np.maximum(np.fft.rfftfreq(hiss.shape[1], 1 / RATE), 40.0) / 1000.0)
        hiss = np.fft.irfft(spectrum, hiss.shape[1])
        hiss *= 10 ** ((-45.0 - level_db(hiss)) / 20)
    _, heard = cleaned(tmp_path, voices + hiss, CleanUp(noise=amount))
    assert level_db(pause(hiss, 1)) - level_db(pause(heard, 1)) > least_db
    assert abs(level_db(turn(heard, 1)) - level_db(turn(voices, 1))) < 0.3
    assert level_db(turn(heard - voices, 1)) < level_db(turn(hiss, 1)) - 1


def test_each_channel_loses_its_own_noise(tmp_path: Path) -> None:
    voices = np.tile(talk(2), (2, 1))
    hiss = np.concatenate([noise(seconds(voices), -40.0, seed=1), noise(seconds(voices), -60.0, seed=2)])
    cleaning, heard = cleaned(tmp_path, voices + hiss, CleanUp(noise=0.5))
    left, right = cleaning.noise_db
    assert np.mean(np.subtract(left, right)) == pytest.approx(20.0, abs=0.5)
    for channel in (0, 1):
        lowered = level_db(pause(hiss, 0)[channel]) - level_db(pause(heard, 0)[channel])
        assert 10 < lowered < 13


def test_noise_is_found_between_voices_that_rumble_drowns(tmp_path: Path) -> None:
    voices = talk(4)
    rumble = tone(seconds(voices), level_db=-20.0, hz=45.0, channels=1)
    _, heard = cleaned(tmp_path, voices + rumble + noise(seconds(voices), -50.0), CleanUp(rumble=1.0, noise=0.5))
    assert band_db(pause(heard, 2), 300, 8000) < band_db(pause(noise(seconds(voices), -50.0), 2), 300, 8000) - 10


@pytest.mark.parametrize(
    "recorded",
    [tone(5.0), noise(5.0, -3.0), silence(5.0), talk(1)[:, : 2 * RATE]],
    ids=["tone", "noise", "silence", "speech without a pause"],
)
def test_without_a_pause_nobody_pretends_to_know_the_noise(recorded: Sound, tmp_path: Path) -> None:
    with pytest.raises(NoPause, match="has no pause in which its noise could be heard alone"):
        cleaned(tmp_path, recorded, CleanUp(noise=0.5))


def test_rumble_goes_and_a_low_voice_stays(tmp_path: Path) -> None:
    for hz, least_db, most_db in ((25, 35.0, 99.0), (40, 20.0, 30.0), (120, 0.0, 0.3), (200, 0.0, 0.01)):
        recorded = tone(4.0, hz=hz, channels=1)
        _, heard = cleaned(tmp_path, recorded, CleanUp(rumble=1.0))
        lost_db = level_db(recorded[:, RATE:]) - level_db(heard[:, RATE:])
        assert least_db <= round(lost_db, 2) <= most_db


@pytest.mark.parametrize("levels_db", [(-22.0, -33.0), (-33.0, -22.0), (-45.0, -56.0)])
def test_near_and_far_voices_come_together_and_pauses_are_not_pumped_up(
    levels_db: tuple[float, float], tmp_path: Path
) -> None:
    voices = talk(6, levels_db=levels_db)
    recorded = voices + noise(seconds(voices), min(levels_db) - 27)
    for amount in (0.5, 1.0):
        _, heard = cleaned(tmp_path, recorded, CleanUp(levelling=amount))
        turns = [level_db(turn(heard, number)) for number in range(6)]
        assert max(turns) - min(turns) < 4
        most_db = max(level_db(turn(heard, n)) - level_db(turn(recorded, n)) for n in range(6))
        for number in range(6):
            assert level_db(pause(heard, number)) - level_db(pause(recorded, number)) < most_db + 0.5


def test_one_voice_stays_as_it_is(tmp_path: Path) -> None:
    recorded = talk(4) + noise(22.0, -60.0)
    _, heard = cleaned(tmp_path, recorded, CleanUp(levelling=1.0))
    gains = [level_db(turn(heard, number)) - level_db(turn(recorded, number)) for number in range(4)]
    assert max(gains) - min(gains) < 0.5


def test_clicks_go_and_voices_stay(tmp_path: Path) -> None:
    voices = talk(2) + noise(11.0, -60.0)
    places = np.random.default_rng(5).integers(RATE, voices.shape[1] - RATE, 40)
    clicks = np.zeros_like(voices)
    clicks[0, places], clicks[0, places + 1] = 0.5, -0.3
    _, heard = cleaned(tmp_path, voices + clicks, CleanUp(clicks=0.5))
    rest = heard - voices
    assert level_db(rest) < level_db(clicks) - 20
    untouched = np.ones(voices.shape[1], bool)
    for place in places:
        untouched[place - 50 : place + 50] = False
    assert level_db(rest[:, untouched]) < level_db(voices) - 50


def test_another_program_hears_the_noise_go(tmp_path: Path) -> None:
    voices = talk(3)
    recorded = voices + noise(seconds(voices), -45.0)
    _, heard = cleaned(tmp_path, recorded, CleanUp(noise=0.5))

    def sox_db(sound: Sound, name: str) -> float:
        command = ["sox", str(write_wav(tmp_path / name, pause(sound, 1))), "-n", "stats"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stderr
        return float(next(line.split()[-1] for line in said.splitlines() if line.startswith("RMS lev dB")))

    assert sox_db(recorded, "before.wav") - sox_db(heard, "after.wav") > 10
