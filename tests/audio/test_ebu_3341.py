"""The meter passes the tests of loudness that EBU Tech 3341 (version 4, 2023, table 1) asks of one in "EBU mode".

Cases 7 and 8 are authentic programmes that cannot be made here. True peaks, cases 15 to 23, have a file of their own.
"""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.arrays import Energies
from radiodesk.audio.grid import Grid
from radiodesk.audio.heard import Heard
from radiodesk.audio.kweight import KWeighting
from radiodesk.audio.loudness import METER_STEP_S, integrated_lufs, momentary_lufs, short_term_lufs
from radiodesk.audio.totals import by_steps, totals
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList
from tests.audio.makers import Sound, tone, write_float_wav

RATES = (44100, 48000)
TOLERANCE_LU = 0.1
SILENT_DB = -200.0

Tones = tuple[tuple[float, float], ...]
"""Seconds and peak level in dBFS of tones of 1 kHz, one after the other."""

INTEGRATED: dict[str, tuple[Tones, float]] = {
    "1": (((20, -23.0),), -23.0),
    "2": (((20, -33.0),), -33.0),
    "3": (((10, -36.0), (60, -23.0), (10, -36.0)), -23.0),
    "4": (((10, -72.0), (10, -36.0), (60, -23.0), (10, -36.0), (10, -72.0)), -23.0),
    "5": (((20, -26.0), (20.1, -20.0), (20, -26.0)), -23.0),
}

FIVE_CHANNELS = {"L": (-28.0, 1.0), "R": (-28.0, 1.0), "C": (-24.0, 1.0), "Ls": (-30.0, 1.41), "Rs": (-30.0, 1.41)}
"""Peak levels of case 6 in dBFS, and the weights that ITU-R BS.1770-5 (table 3) gives the channels."""

SEGMENTS = range(20)


def analysed(tones: Tones, rate: int, folder: Path) -> Analysis:
    sound: Sound = np.concatenate([tone(seconds, level_db, rate) for seconds, level_db in tones], axis=1)
    (folder / "case.rda").unlink(missing_ok=True)
    return analyse(write_float_wav(folder / "case.wav", sound, rate), folder / "case.rda", no_step)


def reached(analysis: Analysis) -> Energies:
    return Heard(analysis, EditList(), {}).reached(METER_STEP_S)


def shown(momentary_or_short_term: Energies, start_s: float, end_s: float) -> Energies:
    return momentary_or_short_term[round(start_s / METER_STEP_S) : round(end_s / METER_STEP_S) + 1]


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", INTEGRATED)
def test_integrated_loudness(case: str, rate: int, tmp_path: Path) -> None:
    tones, expected = INTEGRATED[case]
    found = analysed(tones, rate, tmp_path).loudness()
    assert found.integrated_lufs == pytest.approx(expected, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
@pytest.mark.parametrize("case", ["1", "2"])
def test_a_steady_tone_reads_the_same_at_all_time_scales(case: str, rate: int, tmp_path: Path) -> None:
    tones, expected = INTEGRATED[case]
    found = analysed(tones, rate, tmp_path).loudest()
    assert found.momentary_lufs == pytest.approx(expected, abs=TOLERANCE_LU)
    assert found.short_term_lufs == pytest.approx(expected, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_6_five_channels_under_the_weights_of_the_standard(rate: int) -> None:
    """The filter and the gates; what the program measures of surround sound is the stereo that it makes of it."""
    window = Grid(rate).window
    energies = np.zeros(20 * rate // window)
    for level_db, weight in FIVE_CHANNELS.values():
        sound = tone(20, level_db, rate, channels=1).astype(np.float32)
        weighted = KWeighting(rate, 1, window).filter(sound).reshape(-1, window)
        energies += weight * np.square(weighted, dtype=np.float64).mean(axis=1)
    found = integrated_lufs(by_steps(totals(energies.astype(np.float32)), len(energies), 10) * 0.01)
    assert found == pytest.approx(-23.0, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_9_short_term_loudness_stands_still(rate: int, tmp_path: Path) -> None:
    meter = short_term_lufs(reached(analysed(((1.34, -20.0), (1.66, -30.0)) * 5, rate, tmp_path)), METER_STEP_S)
    assert shown(meter, 3, 15) == pytest.approx(-23.0, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_10_short_term_loudness_of_files(rate: int, tmp_path: Path) -> None:
    files = [((i * 0.15, SILENT_DB), (3, -23.0), (1, SILENT_DB)) for i in SEGMENTS]
    found = [analysed(tones, rate, tmp_path).loudest().short_term_lufs for tones in files]
    assert found == pytest.approx([-23.0] * 20, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_11_short_term_loudness_while_it_is_heard(rate: int, tmp_path: Path) -> None:
    tones = [((i * 0.15, SILENT_DB), (3, -38.0 + i), (3 - i * 0.15, SILENT_DB)) for i in SEGMENTS]
    meter = short_term_lufs(reached(analysed(sum(tones, ()), rate, tmp_path)), METER_STEP_S)
    found = [shown(meter, 6 * i, 6 * i + 6).max() for i in SEGMENTS]
    assert found == pytest.approx([-38.0 + i for i in SEGMENTS], abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_12_momentary_loudness_stands_still(rate: int, tmp_path: Path) -> None:
    meter = momentary_lufs(reached(analysed(((0.18, -20.0), (0.22, -30.0)) * 25, rate, tmp_path)), METER_STEP_S)
    assert shown(meter, 1, 10) == pytest.approx(-23.0, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_13_momentary_loudness_of_files(rate: int, tmp_path: Path) -> None:
    files = [((i * 0.02, SILENT_DB), (0.4, -23.0), (1, SILENT_DB)) for i in SEGMENTS]
    found = [analysed(tones, rate, tmp_path).loudest().momentary_lufs for tones in files]
    assert found == pytest.approx([-23.0] * 20, abs=TOLERANCE_LU)


@pytest.mark.parametrize("rate", RATES)
def test_case_14_momentary_loudness_while_it_is_heard(rate: int, tmp_path: Path) -> None:
    tones = [((i * 0.02, SILENT_DB), (0.4, -38.0 + i), (0.4 - i * 0.02, SILENT_DB)) for i in SEGMENTS]
    meter = momentary_lufs(reached(analysed(sum(tones, ()), rate, tmp_path)), METER_STEP_S)
    found = [shown(meter, 0.8 * i, 0.8 * i + 0.8).max() for i in SEGMENTS]
    assert found == pytest.approx([-38.0 + i for i in SEGMENTS], abs=TOLERANCE_LU)
