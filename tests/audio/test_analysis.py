"""One pass over a recording answers every later question, at once and rightly."""

from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.sidecar import SidecarUnusable
from radiodesk.audio.source import Source
from radiodesk.jobs.step import Cancelled, no_step
from tests.audio.judges import judge_loudness
from tests.audio.makers import broadcast, encode, music, tone, write_wav


@pytest.fixture(scope="module")
def recording(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("given") / "a.wav", broadcast(12.0))


@pytest.fixture(scope="module")
def analysis(recording: Path) -> Analysis:
    return analyse(recording, recording.with_suffix(".rdk"), no_step)


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.m4a"])
def test_figures_agree_with_ffmpeg(name: str, recording: Path, tmp_path: Path) -> None:
    same = recording if name == "a.wav" else encode(recording, tmp_path / name)
    found, judged = analyse(same, tmp_path / "a.rdk", no_step).loudness(), judge_loudness(same)
    assert found.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert found.range_lu == pytest.approx(judged.range_lu, abs=0.5)
    assert found.true_peak_dbtp == pytest.approx(judged.true_peak_dbtp, abs=0.2)


@pytest.mark.parametrize("columns", [8, 120, 1200])
def test_the_body_of_the_wave_is_as_thick_at_every_zoom(columns: int, recording: Path, analysis: Analysis) -> None:
    with Source(recording) as source:
        mono = source.read(0, 12 * 44100).mean(axis=0)
    body = analysis.envelope(0.0, 12.0, columns).rms

    assert np.sqrt(np.mean(np.square(body))) == pytest.approx(np.sqrt(np.mean(np.square(mono))), rel=0.05)


def test_exact_length(analysis: Analysis) -> None:
    assert analysis.is_complete
    assert analysis.info.samples == 12 * 44100
    assert analysis.filled_s == analysis.info.duration_s == 12.0


def test_envelope_holds_every_sample(recording: Path, analysis: Analysis) -> None:
    with Source(recording) as source:
        mono = source.read(0, 12 * 44100).mean(axis=0)
    for columns in (12, 120, 600):
        shown = analysis.envelope(0.0, 12.0, columns)
        real = mono.reshape(columns, -1)
        assert (shown.minimum <= real.min(axis=1) + 1e-4).all()
        assert (shown.maximum >= real.max(axis=1) - 1e-4).all()
        assert shown.maximum.max() == pytest.approx(np.clip(mono.max(), -1, 1), abs=1e-3)
        assert (shown.rms <= np.maximum(shown.maximum, -shown.minimum) + 1e-3).all()


def test_envelope_beyond_the_recording_is_flat(analysis: Analysis) -> None:
    shown = analysis.envelope(8.0, 16.0, 80)
    assert shown.maximum[:39].all()
    assert not shown.maximum[41:].any()
    assert not analysis.envelope(30.0, 40.0, 10).rms.any()


def test_the_sidecar_can_be_read_while_it_grows(recording: Path, tmp_path: Path) -> None:
    filled: list[float] = []

    def look(_done: float, _total: float, /) -> None:
        growing = Analysis.open(tmp_path / "a.rdk")
        assert not growing.is_complete
        assert growing.envelope(0.0, growing.filled_s, 50).maximum.all()
        growing.loudness()
        filled.append(growing.filled_s)

    analyse(recording, tmp_path / "a.rdk", look)
    assert filled == sorted(filled)
    assert filled[0] == 6.0
    assert filled[-1] == 12.0


def test_a_sound_sidecar_is_not_made_anew(recording: Path, tmp_path: Path) -> None:
    analyse(recording, tmp_path / "a.rdk", no_step)
    written = (tmp_path / "a.rdk").stat().st_mtime_ns
    analyse(recording, tmp_path / "a.rdk", no_step)
    assert (tmp_path / "a.rdk").stat().st_mtime_ns == written


@pytest.mark.parametrize("kind", ["empty", "cut short", "a bit changed", "header gone", "of another recording"])
def test_a_broken_sidecar_is_made_anew(kind: str, recording: Path, tmp_path: Path) -> None:
    sidecar = tmp_path / "a.rdk"
    good = analyse(recording, sidecar, no_step).loudness()
    data = bytearray(sidecar.read_bytes())
    data[5000] ^= 1
    other = write_wav(tmp_path / "b.wav", music(2.0))
    broken = {
        "empty": b"",
        "cut short": sidecar.read_bytes()[:-1000],
        "a bit changed": bytes(data),
        "header gone": bytes(1024) + sidecar.read_bytes()[1024:],
        "of another recording": analyse(other, tmp_path / "b.rdk", no_step) and (tmp_path / "b.rdk").read_bytes(),
    }[kind]
    sidecar.unlink()
    sidecar.write_bytes(broken)
    if kind != "of another recording":
        with pytest.raises(SidecarUnusable):
            Analysis.open(sidecar)
    assert analyse(recording, sidecar, no_step).loudness() == good


def test_a_cancelled_analysis_leaves_nothing(recording: Path, tmp_path: Path) -> None:
    def stop(_done: float, _total: float, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        analyse(recording, tmp_path / "a.rdk", stop)
    assert not (tmp_path / "a.rdk").exists()


@pytest.mark.parametrize("rate", [8000, 11025, 22050, 96000])
def test_any_sample_rate_measures_the_same(rate: int, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", tone(5.0, -20.0, rate), rate)
    assert analyse(wav, tmp_path / "a.rdk", no_step).loudness().integrated_lufs == pytest.approx(-20.0, abs=0.1)
