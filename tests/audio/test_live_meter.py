"""The meter of what is heard passes the tests of EBU Tech 3341 (version 4, 2023, table 1), fed in odd blocks."""

import numpy as np
import pytest

from radiodesk.audio.loudness import SILENT_LUFS
from radiodesk.audio.playing.gauge import Gauge
from radiodesk.audio.playing.meter import Meter, Readings
from tests.audio.makers import Sound, silence, tone
from tests.audio.test_ebu_3341 import INTEGRATED, RATES, TOLERANCE_LU, Tones
from tests.audio.test_ebu_3341_peaks import BURSTS, SINES, low_passed, sine_with_one_louder_period, tapered

BLOCKS = (882, 101, 4096, 7)


class Ear:
    """A gauge and its meter; remembers what was shown after each block."""

    def __init__(self, rate: int) -> None:
        self.meter, self._gauge = Meter(), Gauge(rate, 2)
        self.shown: list[Readings] = []

    def hear(self, sound: Sound) -> Readings:
        place = 0
        while place < sound.shape[1]:
            count = BLOCKS[len(self.shown) % len(BLOCKS)]
            self.meter.take(self._gauge.measure(sound[:, place : place + count].astype(np.float32)))
            self.shown.append(self.meter.readings())
            place += count
        return self.shown[-1]


def tones(row: Tones, rate: int) -> Sound:
    return np.concatenate([tone(seconds, level_db, rate) for seconds, level_db in row], axis=1)


@pytest.mark.parametrize("case", INTEGRATED)
def test_integrated_loudness(case: str) -> None:
    row, expected = INTEGRATED[case]
    assert Ear(48000).hear(tones(row, 48000)).integrated_lufs == pytest.approx(expected, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_a_steady_tone_reads_the_same_at_all_time_scales(rate: int) -> None:
    found = Ear(rate).hear(tone(4, -23.0, rate))
    assert found[:3] == pytest.approx((-23.0, -23.0, -23.0), abs=TOLERANCE_LU)
    assert found.true_peak_dbtp == pytest.approx(-23.0, abs=0.2)


@pytest.mark.parametrize("rate", RATES)
def test_case_9_short_term_loudness_stands_still(rate: int) -> None:
    ear = Ear(rate)
    ear.hear(tones(((1.34, -20.0), (1.66, -30.0)), rate))
    begin = len(ear.shown)
    ear.hear(tones(((1.34, -20.0), (1.66, -30.0)) * 2, rate))
    shown = [each.short_term_lufs for each in ear.shown[begin:]]
    assert shown == pytest.approx([-23.0] * len(shown), abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_12_momentary_loudness_stands_still(rate: int) -> None:
    ear = Ear(rate)
    ear.hear(tones(((0.18, -20.0), (0.22, -30.0)) * 2, rate))
    begin = len(ear.shown)
    ear.hear(tones(((0.18, -20.0), (0.22, -30.0)) * 5, rate))
    shown = [each.momentary_lufs for each in ear.shown[begin:]]
    assert shown == pytest.approx([-23.0] * len(shown), abs=TOLERANCE_LU)


@pytest.mark.parametrize("case", SINES)
def test_peaks_between_the_samples_of_a_sine(case: str) -> None:
    samples, phase, amplitude, expected = SINES[case]
    sine = amplitude * np.sin(2 * np.pi * np.arange(48000) / samples + np.radians(phase))
    found = Ear(48000).hear(np.tile(tapered(sine, 480), (2, 1)))
    assert -0.4 <= found.true_peak_dbtp - expected <= 0.2


@pytest.mark.parametrize("case", BURSTS)
def test_a_single_peak_is_not_missed_wherever_it_falls_between_the_samples(case: str) -> None:
    brought_down = low_passed(tapered(sine_with_one_louder_period(), 2000))[BURSTS[case] :: 4]
    found = Ear(48000).hear(np.tile(np.pad(brought_down, (0, 1000)), (2, 1)))
    assert -0.4 <= found.true_peak_dbtp <= 0.2


def test_set_back_it_forgets() -> None:
    ear = Ear(48000)
    ear.hear(tone(4, -3.0, 48000))
    ear.meter.reset()
    assert ear.hear(silence(4, 48000))[:2] == (SILENT_LUFS, SILENT_LUFS)
    ear.meter.reset()
    assert ear.hear(silence(1, 48000)).true_peak_dbtp < -60
