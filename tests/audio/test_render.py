"""A finished file has the length, the loudness and the peaks it should have, as other programs measure them."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.analysis import analyse
from radiodesk.audio.render import Rendered, render
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import DiskFull, NothingLeft, NotWritable
from radiodesk.model.sound import PRESETS, Preset
from tests.audio.judges import judge_frames, judge_length, judge_loudness
from tests.audio.makers import (
    Sound,
    broadcast,
    decode,
    encode,
    music,
    silence,
    speech,
    tone,
    write_float_wav,
    write_wav,
)

PODCAST = PRESETS["podcast"]


def rendered(recording: Path, edits: EditList = EditList(), preset: Preset = PODCAST) -> tuple[Path, Rendered]:  # noqa: B008
    out = recording.with_suffix(".out.mp3")
    analysis = analyse(recording, recording.with_suffix(".rdk"), no_step)
    return out, render(recording, analysis, edits, preset, out, no_step)


def crest(seconds: float) -> Sound:
    """Whispering with a clap now and then: peaks 40 dB above the rest."""
    sound = np.tile(speech(seconds, level_db=-45.0), (2, 1))
    sound[:, 22050 :: 2 * 44100] = 0.9
    return sound


MATERIAL: dict[str, Sound] = {
    "a broadcast": broadcast(9.0),
    "music": music(6.0),
    "loud and clipped": np.clip(music(5.0, level_db=-4.0), -1, 1),
    "hardly audible": np.tile(speech(6.0, level_db=-52.0), (2, 1)),
    "very dynamic": np.concatenate([np.tile(speech(6.0, level_db=-42.0), (2, 1)), music(6.0, level_db=-14.0)], axis=1),
    "one channel": speech(6.0),
    "one-sided": np.concatenate([speech(6.0), silence(6.0, channels=1)]),
}


CASES = [
    *((material, "podcast") for material in MATERIAL),
    *((material, "voice") for material in ("music", "one-sided", "very dynamic")),
    ("a broadcast", "radio"),
]


@pytest.mark.parametrize(("material", "name"), CASES)
def test_loudness_and_peak_are_what_the_preset_asks_for(material: str, name: str, tmp_path: Path) -> None:
    preset = PRESETS[name]
    out, made = rendered(write_wav(tmp_path / "a.wav", MATERIAL[material]), preset=preset)
    judged = judge_loudness(out)
    assert judged.integrated_lufs == pytest.approx(preset.target_lufs, abs=0.3)
    assert judged.true_peak_dbtp <= preset.ceiling_dbtp
    assert made.loudness.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert made.info.channels == (preset.channels or len(MATERIAL[material]))
    assert made.size_bytes == out.stat().st_size


def test_claps_over_whispering_stay_under_the_ceiling(tmp_path: Path) -> None:
    out, _ = rendered(write_wav(tmp_path / "a.wav", crest(10.0)))
    judged = judge_loudness(out)
    assert judged.true_peak_dbtp <= -1.0
    assert judged.integrated_lufs == pytest.approx(-16.0, abs=0.5)


def test_silence_stays_silence(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)
    out, made = rendered(write_wav(tmp_path / "a.wav", rng.standard_normal((2, 200_000)) * 3e-5))
    assert made.loudness.integrated_lufs == -70.0
    assert np.abs(decode(out)).max() < 1e-3


def test_the_users_gain_is_an_offset_to_the_target(tmp_path: Path) -> None:
    out, _ = rendered(write_wav(tmp_path / "a.wav", broadcast(8.0)), EditList(gain_db=-3.0))
    assert judge_loudness(out).integrated_lufs == pytest.approx(-19.0, abs=0.3)


@pytest.mark.parametrize(
    ("rate", "published"),
    [(44100, 44100), (48000, 48000), (32000, 32000), (8000, 48000), (96000, 48000), (22050, 44100)],
)
def test_length_is_exact_to_the_sample(rate: int, published: int, tmp_path: Path) -> None:
    edits = EditList(cuts=(Span(0.0, 0.5), Span(2.0, 3.1), Span(5.95, 6.0)))
    out, made = rendered(write_wav(tmp_path / "a.wav", music(6.0, rate), rate), edits)
    assert made.info.sample_rate_hz == published
    removed = sum(1152 * round(seconds * published / 1152) for seconds in (0.5, 1.1))
    assert made.info.samples == round(5.95 * published) - removed
    assert judge_length(out, 2) == (made.info.samples, made.info.samples)
    assert judge_frames(out) == ""


def test_a_file_of_a_twentieth_of_a_second(tmp_path: Path) -> None:
    out, made = rendered(write_wav(tmp_path / "a.wav", tone(0.05)))
    assert made.info.samples == 2205
    assert judge_length(out, 2) == (2205, 2205)


@pytest.mark.parametrize("format_name", ["a.mp3", "a.m4a", "a.opus"])
def test_cuts_leave_out_what_they_should(format_name: str, tmp_path: Path) -> None:
    tones = [tone(2.0, hz=hz) for hz in (400, 1000, 2500)]
    recording = encode(write_wav(tmp_path / "a.wav", np.concatenate(tones, axis=1)), tmp_path / format_name)
    out, _ = rendered(recording, EditList(cuts=(Span(1.9, 4.1),)))
    heard = decode(out)[0]
    spectrum = np.abs(np.fft.rfft(heard[len(heard) // 2 - 20_000 : len(heard) // 2 + 20_000]))
    level = [
        spectrum[round(hz * 40_000 / 44_100 * (1 if "opus" not in format_name else 44_100 / 48_000))]
        for hz in (400, 1000, 2500)
    ]
    assert level[1] < min(level[0], level[2]) / 50


def test_joints_do_not_click(tmp_path: Path) -> None:
    out, _ = rendered(write_wav(tmp_path / "a.wav", tone(4.0, hz=220.0)), EditList(cuts=(Span(1.0, 2.00114),)))
    heard = decode(out)[0].astype(np.float64)
    steepest = np.abs(np.diff(heard, 2))
    assert steepest[44100 - 2000 : 44100 + 2000].max() < 10 * np.median(steepest[10_000:30_000])


def test_fades_rise_from_nothing(tmp_path: Path) -> None:
    out, _ = rendered(write_wav(tmp_path / "a.wav", tone(6.0)), EditList(fade_in_s=2.0, fade_out_s=1.0))
    heard = np.abs(decode(out)[0])
    assert heard[:2000].max() < 0.01
    assert heard[-1000:].max() < 0.01
    assert heard[44100 - 500 : 44100 + 500].max() == pytest.approx(heard[130_000:140_000].max() / 2, rel=0.05)


def test_same_input_same_bytes(tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "a.wav", broadcast(5.0))
    first = rendered(wav)[0].read_bytes()
    assert rendered(wav)[0].read_bytes() == first


def test_surround_and_broken_numbers_are_published_as_stereo(tmp_path: Path) -> None:
    sound = np.tile(speech(4.0, 48000), (6, 1))
    sound[2, 1000] = np.nan
    _, made = rendered(write_float_wav(tmp_path / "a.wav", sound, 48000))
    assert made.info.channels == 2
    assert made.loudness.integrated_lufs == pytest.approx(-16.0, abs=0.3)


def left_behind(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.suffix not in {".wav", ".rdk"})


def test_a_cancelled_render_leaves_nothing(tmp_path: Path) -> None:
    def step(done: float, total: float, /) -> None:
        if done > total / 3:
            raise Cancelled

    wav = write_wav(tmp_path / "a.wav", broadcast(6.0))
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)
    with pytest.raises(Cancelled):
        render(wav, analysis, EditList(), PODCAST, tmp_path / "out.mp3", step)
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize(("number", "problem"), [(errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable)])
def test_a_disk_that_refuses_leaves_nothing(
    number: int, problem: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    wav = write_wav(tmp_path / "a.wav", broadcast(3.0))
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)
    (tmp_path / "out.mp3").write_bytes(b"the one before")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(problem):
        render(wav, analysis, EditList(), PODCAST, tmp_path / "out.mp3", no_step)
    assert left_behind(tmp_path) == ["out.mp3"]
    assert (tmp_path / "out.mp3").read_bytes() == b"the one before"


def test_nothing_left_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingLeft):
        rendered(write_wav(tmp_path / "a.wav", tone(2.0)), EditList(cuts=(Span(0.0, 2.0),)))


def test_a_preset_of_another_bit_rate_keeps_its_ceiling(tmp_path: Path) -> None:
    out, _ = rendered(write_wav(tmp_path / "a.wav", music(6.0)), preset=replace(PODCAST, bit_rate_kbps=256))
    assert judge_loudness(out).true_peak_dbtp <= -1.0


@pytest.mark.parametrize(("kbps", "loud"), [(48, -9.0), (128, -9.0), (64, -12.0)])
def test_what_the_codec_adds_is_seen_and_taken_away(kbps: int, loud: float, tmp_path: Path) -> None:
    preset = Preset("loud", loud, -1.0, 2, kbps)
    out, _ = rendered(write_wav(tmp_path / "a.wav", music(5.0, level_db=-12.0)), preset=preset)
    assert judge_loudness(out).true_peak_dbtp <= -1.0
    assert judge_loudness(out).integrated_lufs == pytest.approx(loud, abs=0.5)
    assert judge_length(out, 2) == (220_500, 220_500)
