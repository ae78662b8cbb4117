"""Recordings at the edge of what there is come out as they should, as other people's programs measure them."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from radiodesk.audio.engine import in_engine
from radiodesk.audio.rates import output_rate_hz
from radiodesk.audio.render import Rendered
from radiodesk.jobs.step import no_step
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import FILE_FORMATS, PRESETS, Preset
from tests.audio.judges import judge_frames, judge_length, judge_loudness
from tests.audio.makers import Sound, decode, encode, id3, music, picture_frame, silence, speech, tone, write_wav

PODCAST = PRESETS["podcast"]
FRAME = 1152


def voice(rate: int, seconds: float = 8.0, channels: int = 1) -> Sound:
    return np.tile(speech(seconds, rate, level_db=-25.0), (channels, 1))


def surround() -> Sound:
    """Front left and right, centre, bass, and two behind."""
    front, behind = music(8.0, 48000, level_db=-20.0), music(8.0, 48000, seed=9, level_db=-26.0)
    return np.concatenate([front, voice(48000), tone(8.0, -20.0, 48000, 50.0, 1), behind])


def noise() -> Sound:
    return np.random.default_rng(5).uniform(-1.0, 1.0, (2, 8 * 44100))


def square(hz: float) -> Sound:
    return np.sign(tone(8.0, 0.0, hz=hz) + 1e-9)


def between_samples() -> Sound:
    """Full scale in every sample, and 3 dB more between them."""
    return np.tile([1.0, 1.0, -1.0, -1.0], (2, 2 * 44100))


MATERIAL: dict[str, tuple[Callable[[], Sound], int]] = {
    "a telephone": (lambda: voice(8000), 8000),
    "the lowest rate there is": (lambda: voice(4000), 4000),
    "a very high rate": (lambda: voice(96000, channels=2), 96000),
    "half a CD": (lambda: voice(22050), 22050),
    "a rate that nobody uses": (lambda: voice(37800, channels=2), 37800),
    "surround": (surround, 48000),
    "full noise": (noise, 44100),
    "a full square wave": (lambda: square(200.0), 44100),
    "a shrill square wave": (lambda: square(5000.0), 44100),
    "a full sine": (lambda: tone(8.0, 0.0, hz=997.0), 44100),
    "peaks between samples": (between_samples, 44100),
    "a fifth off the middle": (lambda: voice(44100, channels=2) + 0.2, 44100),
}


def published(folder: Path, sound: Sound, rate: int, edits: EditList, preset: Preset = PODCAST) -> Rendered:
    """What becomes of a recording; the file is `out` in the folder."""
    recording = write_wav(folder / "a.wav", sound, rate)
    in_engine.analyse(recording, folder / "a.rda", no_step)
    return in_engine.render(recording, folder / "a.rda", edits, preset, folder / "out", no_step)


@pytest.mark.parametrize("name", MATERIAL)
def test_it_is_as_loud_as_asked_for_and_as_long_as_it_says(name: str, tmp_path: Path) -> None:
    make, rate = MATERIAL[name]
    edits = EditList(cuts=(Span(2.3, 3.1),), fade_in_s=0.2)

    made = published(tmp_path, make(), rate, edits)

    out, asked = tmp_path / "out", edits.heard_s(8.0) * output_rate_hz(rate)
    judged = judge_loudness(out)
    assert made.loudness.integrated_lufs == pytest.approx(PODCAST.target_lufs, abs=0.21)
    assert judged.integrated_lufs == pytest.approx(made.loudness.integrated_lufs, abs=0.1)
    assert judged.true_peak_dbtp <= PODCAST.ceiling_dbtp
    assert judge_length(out, made.info.channels) == (made.info.samples, made.info.samples)
    assert made.info.samples == pytest.approx(asked, abs=FRAME / 2 + 1)
    assert judge_frames(out) == ""


def test_a_voice_of_espeak(tmp_path: Path) -> None:
    text = "Selamat pagi. <break time='1500ms'/> Bersama kami Kepala Kejaksaan Negeri. <break time='1s'/> Silakan."
    spoken = tmp_path / "said.wav"
    subprocess.run(["espeak-ng", "-m", "-v", "id", "-w", spoken, text], check=True)
    in_engine.analyse(spoken, tmp_path / "a.rda", no_step)

    made = in_engine.render(spoken, tmp_path / "a.rda", EditList(), PODCAST, tmp_path / "out", no_step)

    judged = judge_loudness(tmp_path / "out")
    assert judged.integrated_lufs == pytest.approx(-16.0, abs=0.3)
    assert judged.true_peak_dbtp <= -1.0
    assert made.info.samples == 2 * in_engine.probe(spoken, no_step).samples


def test_what_is_far_off_the_middle_stays_softer_unless_it_is_cleaned_up(tmp_path: Path) -> None:
    sound, clean = voice(44100) + 0.3, CleanUp(rumble=0.5)

    as_it_is = published(tmp_path, sound, 44100, EditList())
    in_engine.analyse_cleaned(tmp_path / "a.wav", tmp_path / "a.rda", clean, tmp_path / "c.rda", no_step)
    edits, out = EditList(clean_up=clean), tmp_path / "out"
    in_engine.render(tmp_path / "a.wav", tmp_path / "c.rda", edits, PODCAST, out, no_step)

    assert as_it_is.loudness.integrated_lufs < -17.0
    assert as_it_is.loudness.true_peak_dbtp <= -1.0
    assert judge_loudness(out).integrated_lufs == pytest.approx(-16.0, abs=0.3)
    assert abs(decode(out, 1).mean()) < 0.001


def test_a_single_click_is_not_made_as_loud_as_speech(tmp_path: Path) -> None:
    sound = silence(3.0)
    sound[:, 66150] = 1.0

    made = published(tmp_path, sound, 44100, EditList())

    assert made.loudness.integrated_lufs < -30.0
    assert judge_loudness(tmp_path / "out").true_peak_dbtp <= -1.0


def test_silence_stays_silent_and_as_long(tmp_path: Path) -> None:
    made = published(tmp_path, silence(3.0), 44100, EditList())

    assert made.info.samples == 3 * 44100
    assert not decode(tmp_path / "out").any()


@pytest.mark.parametrize("rate", [8000, 44100, 96000, 384000])
@pytest.mark.parametrize("samples", [1, 2, 441])
def test_next_to_nothing_is_an_episode_too(samples: int, rate: int, tmp_path: Path) -> None:
    made = published(tmp_path, np.full((1, samples), 0.3), rate, EditList())

    length = max(round(samples * output_rate_hz(rate) / rate), 1)
    assert made.info.samples == length
    assert judge_length(tmp_path / "out", 1) == (length, length)


@pytest.mark.parametrize("kbps", FILE_FORMATS["mp3"].bit_rates_kbps)
def test_some_frames_of_mp3_are_known_again(kbps: int, tmp_path: Path) -> None:
    made = [
        published(tmp_path, tone(samples / rate, rate=rate), rate, EditList(), Preset("any", -16.0, -1.0, 0, kbps))
        for samples, rate in ((1800, 44100), (3000, 44100), (1800, 48000))
    ]

    assert [each.info.samples for each in made] == [1800, 3000, 1800]


def test_aac_behind_a_tag_is_known(tmp_path: Path) -> None:
    bare = encode(write_wav(tmp_path / "a.wav", tone(1.0)), tmp_path / "bare.aac")
    tagged = tmp_path / "tagged.aac"
    tagged.write_bytes(id3(picture_frame(100)) + bare.read_bytes())

    assert in_engine.probe(tagged, no_step) == in_engine.probe(bare, no_step)
