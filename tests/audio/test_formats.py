"""Every kind of file has the length, the loudness and the peaks it should have, as other programs measure them."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from radiodesk.audio.analysis import Analysis, analyse
from radiodesk.audio.probe import probe
from radiodesk.audio.render import Rendered, render
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import BadValue
from radiodesk.model.sound import FILE_FORMATS, PRESETS, Preset
from tests.audio.judges import judge_loudness
from tests.audio.makers import broadcast, decode, encode, music, silence, speech, tone, write_wav

KINDS = ("m4a", "opus", "flac", "wav")
CUTS = EditList((Span(1.0, 2.1), Span(4.0, 4.5)), fade_in_s=0.5)
MATERIAL = {"stereo": broadcast(6.0), "mono": speech(6.0), "loud": music(6.0, level_db=-6.0)}


def preset(form: str, kbps: int = 128, channels: int = 0, target: float = -16.0) -> Preset:
    return Preset("any", target, -1.0, channels, kbps, form)


class Desk:
    """Recordings analysed once, and what is made of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._analyses: dict[Path, Analysis] = {}

    def recording(self, name: str, rate: int = 44100) -> Path:
        wav = self.folder / f"{name}.wav"
        return wav if wav.exists() else write_wav(wav, MATERIAL[name], rate)

    def made(self, recording: Path, wanted: Preset, edits: EditList = CUTS, workers: int = 2) -> tuple[Path, Rendered]:
        if recording not in self._analyses:
            self._analyses[recording] = analyse(recording, recording.with_suffix(".rdk"), no_step)
        out = self.folder / f"out{FILE_FORMATS[wanted.form].suffix}"
        return out, render(recording, self._analyses[recording], edits, wanted, out, no_step, workers=workers)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("desk"))


def by_ffmpeg(*options: str) -> Callable[[Path], int]:
    def count(path: Path) -> int:
        command = ["ffmpeg", "-v", "error", *options, "-i", str(path), "-map", "0:a", "-ac", "1", "-f", "s16le", "-"]
        return len(subprocess.run(command, check=True, capture_output=True).stdout) // 2

    return count


def by_sox(path: Path) -> int:
    return int(subprocess.run(["soxi", "-s", str(path)], check=True, capture_output=True).stdout)


COUNTERS = {
    "m4a": [by_ffmpeg(), by_ffmpeg("-c:a", "aac_fixed")],
    "opus": [by_ffmpeg(), by_ffmpeg("-c:a", "libopus")],
    "flac": [by_ffmpeg(), by_sox],
    "wav": [by_ffmpeg(), by_sox],
}


def probed(path: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", str(path)]
    return dict(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


@pytest.mark.parametrize("form", KINDS)
@pytest.mark.parametrize("name", MATERIAL)
def test_length_loudness_and_peak_are_right(form: str, name: str, desk: Desk) -> None:
    out, made = desk.made(desk.recording(name), preset(form))

    judged = judge_loudness(out)
    assert {count(out) for count in COUNTERS[form]} == {made.info.samples}
    assert judged.integrated_lufs == pytest.approx(-16.0, abs=0.3)
    assert judged.true_peak_dbtp <= -1.0
    assert made.loudness.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert made.size_bytes == out.stat().st_size


@pytest.mark.parametrize("form", ["m4a", "opus"])
@pytest.mark.parametrize(("kbps", "channels"), [(32, 2), (64, 1), (96, 2), (256, 1), (320, 2)])
def test_any_bit_rate_keeps_the_ceiling(form: str, kbps: int, channels: int, desk: Desk) -> None:
    target = -14.0 if kbps > 32 else -16.0

    out, made = desk.made(desk.recording("loud"), preset(form, kbps, channels, target))

    judged = judge_loudness(out)
    assert judged.true_peak_dbtp <= -1.0
    assert judged.integrated_lufs == pytest.approx(target, abs=0.3)
    assert (made.info.channels, probed(out)["streams"][0]["channels"]) == (channels, channels)


@pytest.mark.parametrize("form", ["m4a", "opus"])
@pytest.mark.parametrize("name", ["mono", "loud"])
@pytest.mark.parametrize(("kbps", "channels"), [(32, 1), (64, 1), (128, 2), (192, 2)])
def test_it_takes_as_many_bits_as_were_asked_for(form: str, name: str, kbps: int, channels: int, desk: Desk) -> None:
    _, made = desk.made(desk.recording(name), preset(form, kbps, channels))

    assert made.info.bit_rate_bps == pytest.approx(kbps * 1000, rel=0.11)


@pytest.mark.parametrize(
    ("form", "rate", "expected"),
    [
        ("m4a", 32000, ("mov", "aac", 32000)),
        ("m4a", 96000, ("mov", "aac", 48000)),
        ("opus", 44100, ("ogg", "opus", 48000)),
        ("flac", 96000, ("flac", "flac", 96000)),
        ("flac", 8000, ("flac", "flac", 48000)),
        ("wav", 88200, ("wav", "pcm_s16le", 88200)),
    ],
)
def test_the_file_says_what_it_is(form: str, rate: int, expected: tuple[str, str, int], desk: Desk) -> None:
    wav = write_wav(desk.folder / f"{rate}.wav", speech(3.0, rate), rate)

    out, made = desk.made(wav, preset(form))

    stated = probe(out)
    assert (made.info.container, made.info.codec, made.info.sample_rate_hz) == expected
    assert replace(stated, samples=made.info.samples) == made.info
    assert by_ffmpeg()(out) == made.info.samples
    assert float(probed(out)["format"]["duration"]) == pytest.approx(made.info.duration_s, abs=0.01)


@pytest.mark.parametrize("form", KINDS)
def test_sound_begins_where_it_should(form: str, desk: Desk) -> None:
    wav = desk.recording("stereo", 44100)
    reference = decode(desk.made(wav, preset("flac"))[0])

    heard = decode(desk.made(wav, preset(form))[0])

    if form == "opus":
        heard = decode(encode(desk.folder / "out.opus", desk.folder / "back.wav", "-ar", "44100"))
    steps = {
        lag: np.abs(reference[:, 1000:50_000] - heard[:, 1000 + lag : 50_000 + lag]).mean() for lag in range(-4, 5)
    }
    assert min(steps, key=lambda lag: float(steps[lag])) == 0


@pytest.mark.parametrize("form", KINDS)
def test_how_many_work_changes_not_a_byte(form: str, desk: Desk) -> None:
    wav = write_wav(desk.folder / "long.wav", speech(16.0))
    alone = desk.made(wav, preset(form), workers=1)[0].read_bytes()

    assert desk.made(wav, preset(form), workers=3)[0].read_bytes() == alone


@pytest.mark.parametrize("form", KINDS)
@pytest.mark.parametrize("samples", [1152, 2205])
def test_a_moment_is_enough(form: str, samples: int, desk: Desk) -> None:
    wav = write_wav(desk.folder / f"{samples}.wav", tone(1.0)[:, 5000 : 5000 + samples])

    out, made = desk.made(wav, preset(form), EditList())

    assert made.info.samples == round(samples * made.info.sample_rate_hz / 44100)
    assert by_ffmpeg()(out) == made.info.samples


@pytest.mark.parametrize("form", KINDS)
def test_silence_stays_silence(form: str, desk: Desk) -> None:
    wav = write_wav(desk.folder / "silence.wav", silence(3.0))

    out, made = desk.made(wav, preset(form))

    assert made.loudness.integrated_lufs == -70.0
    assert np.abs(decode(out)).max() < 1e-4


@pytest.mark.parametrize(("form", "codec", "bits"), [("flac", "flac", "24"), ("wav", "pcm_s24le", "24")])
def test_what_was_recorded_with_more_bits_keeps_them(form: str, codec: str, bits: str, desk: Desk) -> None:
    deep = encode(desk.recording("stereo"), desk.folder / "deep.wav", "-c:a", "pcm_s24le")

    out, _ = desk.made(deep, preset(form))

    sound = probed(out)["streams"][0]
    assert (sound["codec_name"], sound["bits_per_raw_sample"]) == (codec, bits)


def test_a_kept_recording_of_16_bits_stays_at_16_bits_in_flac(desk: Desk) -> None:
    out, _ = desk.made(encode(desk.recording("stereo"), desk.folder / "rec.mp3"), preset("flac"))

    assert probed(out)["streams"][0]["bits_per_raw_sample"] == "16"


def test_an_m4a_can_be_heard_before_all_of_it_is_there(desk: Desk) -> None:
    out, _ = desk.made(desk.recording("stereo"), preset("m4a"))

    data = out.read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat") < 10_000


def test_streams_of_different_episodes_have_different_numbers(desk: Desk) -> None:
    """Whoever plays them one after another must see where one ends (RFC 3533 section 4)."""
    numbers = {desk.made(desk.recording(name), preset("opus"))[0].read_bytes()[14:18] for name in MATERIAL}

    assert len(numbers) == len(MATERIAL)


@pytest.mark.parametrize(
    ("wanted", "possible"),
    [
        (preset("m4a", 320, 1), "32, 48, 64, 96, 128, 160, 192, 256"),
        (preset("opus", 320, 1), "32, 48, 64, 96, 128, 160, 192, 256"),
        (preset("m4a", 100), "32, 48, 64, 96, 128, 160, 192, 256, 320"),
        (preset("mp3", 100), "32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320"),
        (preset("aiff"), "mp3, m4a, opus, flac, wav"),
        (replace(PRESETS["podcast"], channels=6), "1, 2"),
    ],
)
def test_what_a_kind_of_file_cannot_be_is_refused(wanted: Preset, possible: str, tmp_path: Path, desk: Desk) -> None:
    wav = desk.recording("stereo")
    analysis = analyse(wav, tmp_path / "a.rdk", no_step)

    with pytest.raises(BadValue) as refused:
        render(wav, analysis, EditList(), wanted, tmp_path / "out", no_step)

    assert f"Possible: {possible}." in refused.value.english()
    assert [path.name for path in tmp_path.iterdir()] == ["a.rdk"]


def test_a_voice_in_two_channels_is_as_loud_as_asked(desk: Desk) -> None:
    for form in ("mp3", *KINDS):
        out, made = desk.made(desk.recording("mono"), preset(form, channels=2))

        assert made.info.channels == 2
        assert judge_loudness(out).integrated_lufs == pytest.approx(-16.0, abs=0.3)
