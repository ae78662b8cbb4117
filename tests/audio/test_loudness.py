"""The loudness figures agree with the cases that EBU Tech 3341 and 3342 prescribe."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.measure import measure
from radiodesk.jobs.step import no_step
from tests.audio.makers import Sound, tone, write_float_wav

RATES = (44100, 48000)

INTEGRATED = {
    "3341-1": (((20, -23.0),), -23.0),
    "3341-2": (((20, -33.0),), -33.0),
    "3341-3": (((10, -36.0), (60, -23.0), (10, -36.0)), -23.0),
    "3341-4": (((10, -72.0), (10, -36.0), (60, -23.0), (10, -36.0), (10, -72.0)), -23.0),
    "3341-5": (((20, -26.0), (20.1, -20.0), (20, -26.0)), -23.0),
}

RANGES = {
    "3342-1": (((20, -20.0), (20, -30.0)), 10.0),
    "3342-2": (((20, -20.0), (20, -15.0)), 5.0),
    "3342-3": (((20, -40.0), (20, -20.0)), 20.0),
    "3342-4": (((20, -50.0), (20, -35.0), (20, -20.0), (20, -35.0), (20, -50.0)), 15.0),
}

TRUE_PEAKS = {
    "3341-15": (4, 0.0, 0.5, -6.0),
    "3341-16": (4, 45.0, 0.5, -6.0),
    "3341-17": (6, 60.0, 0.5, -6.0),
    "3341-18": (8, 67.5, 0.5, -6.0),
    "3341-19": (4, 45.0, 1.41, 3.0),
}
"""Sine at a fraction of the sample rate, phase in degrees, amplitude; expected dBTP within +0.2 and -0.4."""


def steps(parts: tuple[tuple[float, float], ...], rate: int) -> Sound:
    return np.concatenate([tone(seconds, level, rate) for seconds, level in parts], axis=1)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", INTEGRATED)
def test_integrated_loudness(case: str, rate: int, tmp_path: Path) -> None:
    parts, expected = INTEGRATED[case]
    found = measure(write_float_wav(tmp_path / "case.wav", steps(parts, rate), rate), no_step)
    assert found.integrated_lufs == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", RANGES)
def test_loudness_range(case: str, rate: int, tmp_path: Path) -> None:
    parts, expected = RANGES[case]
    found = measure(write_float_wav(tmp_path / "case.wav", steps(parts, rate), rate), no_step)
    assert found.range_lu == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", TRUE_PEAKS)
def test_true_peak(case: str, rate: int, tmp_path: Path) -> None:
    divisor, phase, amplitude, expected = TRUE_PEAKS[case]
    moments = 2 * np.pi * np.arange(rate) / divisor + np.radians(phase)
    ramp = np.clip(np.minimum(np.arange(rate), rate - np.arange(rate)) / 1000, 0, 1)
    sound = np.tile(amplitude * np.sin(moments) * ramp, (2, 1))
    found = measure(write_float_wav(tmp_path / "case.wav", sound, rate), no_step)
    assert expected - 0.4 <= found.true_peak_dbtp <= expected + 0.2


@pytest.mark.parametrize("rate", RATES)
def test_short_term_pattern_of_case_9_is_steady(rate: int, tmp_path: Path) -> None:
    pattern = steps(((1.34, -20.0), (1.66, -30.0)) * 5, rate)
    found = measure(write_float_wav(tmp_path / "case.wav", pattern, rate), no_step)
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.1)
    assert found.range_lu == pytest.approx(0.0, abs=0.1)


def test_a_tone_in_one_channel_is_three_units_quieter(tmp_path: Path) -> None:
    both = measure(write_float_wav(tmp_path / "2.wav", tone(5, -23.0)), no_step)
    one = measure(write_float_wav(tmp_path / "1.wav", tone(5, -23.0, channels=1)), no_step)
    assert both.integrated_lufs - one.integrated_lufs == pytest.approx(3.01, abs=0.01)


def test_silence_measures_the_absolute_gate(tmp_path: Path) -> None:
    found = measure(write_float_wav(tmp_path / "silent.wav", np.zeros((2, 44100))), no_step)
    assert (found.integrated_lufs, found.range_lu, found.true_peak_dbtp) == (-70.0, 0.0, -120.0)
