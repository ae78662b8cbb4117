"""The true-peak meter passes cases 15 to 23 of EBU Tech 3341 (version 4, 2023, table 1): within +0.2 and -0.4 dB."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.measure import measure
from radiodesk.jobs.step import no_step
from tests.audio.makers import Sound, write_float_wav

RATES = (44100, 48000)

SINES = {
    "15": (4, 0.0, 0.50, -6.0),
    "16": (4, 45.0, 0.50, -6.0),
    "17": (6, 60.0, 0.50, -6.0),
    "18": (8, 67.5, 0.50, -6.0),
    "19": (4, 45.0, 1.41, 3.0),
}
"""Sines of so many samples, phase in degrees, amplitude; what is expected in dBTP."""

BURSTS = {"20": 0, "21": 1, "22": 2, "23": 3}
"""By how many samples of four times the rate the signal is put off before it is brought down to the rate."""

LOW_PASS_TAPS = 1023


def true_peak(sound: Sound, rate: int, folder: Path) -> float:
    return measure(write_float_wav(folder / "case.wav", np.tile(sound, (2, 1)), rate), no_step).true_peak_dbtp


def tapered(sound: Sound, length: int) -> Sound:
    count = len(sound)
    return sound * np.clip(np.minimum(np.arange(count), count - 1 - np.arange(count)) / length, 0, 1)


def sine_with_one_louder_period() -> Sound:
    """At four times the rate: fs/6 at half of full scale, and in the middle one period of fs/4 at full scale."""
    around = 0.5 * np.sin(2 * np.pi * np.arange(24 * 400) / 24)
    return np.concatenate([around, np.sin(2 * np.pi * np.arange(16) / 16), around])


def low_passed(sound: Sound) -> Sound:
    """Nothing is left above half the rate, an eighth of four times the rate."""
    distance = np.arange(LOW_PASS_TAPS) - LOW_PASS_TAPS // 2
    taps = np.sinc(distance / 4) * np.kaiser(LOW_PASS_TAPS, 10.0)
    return np.convolve(sound, taps / taps.sum(), "same")


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", SINES)
def test_peaks_between_the_samples_of_a_sine(case: str, rate: int, tmp_path: Path) -> None:
    samples, phase, amplitude, expected = SINES[case]
    sine = amplitude * np.sin(2 * np.pi * np.arange(rate) / samples + np.radians(phase))
    assert -0.4 <= true_peak(tapered(sine, rate // 100), rate, tmp_path) - expected <= 0.2


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", BURSTS)
def test_a_single_peak_is_not_missed_wherever_it_falls_between_the_samples(
    case: str, rate: int, tmp_path: Path
) -> None:
    brought_down = low_passed(tapered(sine_with_one_louder_period(), 2000))[BURSTS[case] :: 4]
    assert -0.4 <= true_peak(brought_down, rate, tmp_path) <= 0.2
