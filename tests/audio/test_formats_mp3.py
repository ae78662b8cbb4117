"""MP3 of every bit rate, in one channel and in two, at every rate, is what other programs expect."""

import subprocess
from pathlib import Path

import pytest

from radiodesk.audio.analysis import analyse
from radiodesk.audio.render import render
from radiodesk.jobs.step import no_step
from radiodesk.model.edits import EditList, Span
from radiodesk.model.sound import FILE_FORMATS, Preset
from tests.audio.judges import judge_frames, judge_length
from tests.audio.makers import broadcast, write_wav

RATES = (44100, 48000, 32000)
TABLE = [
    (kbps, channels, RATES[(number + channels) % 3])
    for number, kbps in enumerate(FILE_FORMATS["mp3"].bit_rates_kbps)
    for channels in (1, 2)
]
EDITS = EditList((Span(0.6, 0.9), Span(1.5, 1.6)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("table")


@pytest.mark.parametrize(("kbps", "channels", "rate"), TABLE)
def test_the_whole_table(kbps: int, channels: int, rate: int, folder: Path) -> None:
    wav = folder / f"{rate}.wav"
    if not wav.exists():
        analyse(write_wav(wav, broadcast(2.0, rate), rate), wav.with_suffix(".rdk"), no_step)
    analysis = analyse(wav, wav.with_suffix(".rdk"), no_step)
    out = folder / "out.mp3"

    made = render(wav, analysis, EDITS, Preset("any", -18.0, -1.0, channels, kbps), out, no_step)

    assert judge_length(out, channels) == (made.info.samples, made.info.samples)
    assert judge_frames(out) == ""
    assert stated(out) == [rate, channels, pytest.approx(kbps * 1000, rel=0.01)]


def stated(path: Path) -> list[int]:
    command = ["ffprobe", "-v", "error", "-show_entries", "stream=sample_rate,channels,bit_rate"]
    said = subprocess.run([*command, "-of", "csv=p=0", str(path)], check=True, capture_output=True, text=True)
    return [int(number) for number in said.stdout.split(",")]
