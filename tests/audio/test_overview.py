"""A first look at a recording shows, in a moment, what it looks like all over."""

from math import inf
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import analyse
from radiodesk.audio.engine import in_engine
from radiodesk.audio.overview import COLUMNS, overview
from radiodesk.jobs.step import no_step
from radiodesk.model.problems import NotARecording
from tests.audio.makers import encode, tone, write_wav

STEPS = np.array([0.05, 0.4, 0.0, 0.2, 0.8, 0.1])
STEP_S = 8.0

FORMATS = {
    "a.wav": (),
    "a.mp3": (),
    "uneven.mp3": ("-q:a", "4"),
    "low.mp3": ("-b:a", "32k", "-ar", "22050", "-ac", "1"),
    "a.m4a": (),
    "a.flac": (),
    "a.ogg": (),
    "a.opus": (),
    "a.mka": ("-c:a", "flac"),
    "a.wma": (),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tone of six levels, eight seconds each, in every format."""
    folder = tmp_path_factory.mktemp("levels")
    levels = np.repeat(STEPS, round(STEP_S * 44100))
    wav = write_wav(folder / "a.wav", tone(len(STEPS) * STEP_S, 0.0, hz=330.0) * levels)
    for name, options in FORMATS.items():
        if name != wav.name:
            encode(wav, folder / name, *options)
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_it_looks_as_the_waveform_will(name: str, folder: Path, tmp_path: Path) -> None:
    analysis = analyse(folder / name, tmp_path / "a.rda", no_step)
    columns = 10 * len(STEPS)
    real = analysis.envelope(0, analysis.info.duration_s, columns)

    seen = overview(folder / name, no_step, columns, inf).envelope()

    middles = np.arange(columns) % 10  # where a level changes, a glimpse may lie on either side
    is_steady = (middles > 0) & (middles < 9)
    np.testing.assert_allclose(seen.rms[is_steady], real.rms[is_steady], atol=0.07)
    np.testing.assert_allclose(seen.maximum[is_steady], real.maximum[is_steady], atol=0.1)
    np.testing.assert_allclose(seen.minimum[is_steady], real.minimum[is_steady], atol=0.1)


def test_what_there_is_no_time_for_is_as_beside_it(folder: Path) -> None:
    seen = overview(folder / "a.mp3", no_step, 60, 0.0)

    assert len(seen.rms) == 60
    assert len(set(seen.rms)) == 1


def test_the_engine_looks_over_a_recording_in_a_fifth_of_a_second(folder: Path) -> None:
    looks: list[float] = []

    seen = in_engine.overview(folder / "a.wav", lambda done, total: looks.append(done / total))

    assert seen.rms.shape == (COLUMNS,)
    assert 0.75 < seen.maximum.max() < 0.85


def test_damage_is_passed_over(folder: Path, tmp_path: Path) -> None:
    data = bytearray((folder / "a.mp3").read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    (tmp_path / "hurt.mp3").write_bytes(data)

    seen = overview(tmp_path / "hurt.mp3", no_step, 60, inf).envelope()

    assert seen.maximum[15] > 0.3
    assert seen.maximum.shape == (60,)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "surat.mp3"
    text.write_text("Kepada Yth.")

    with pytest.raises(NotARecording):
        in_engine.overview(text, no_step)
