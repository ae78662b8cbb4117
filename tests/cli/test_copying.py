"""render --lossless: an MP3 that is passed on as it was recorded."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.audio.makers import encode
from tests.terminal import Terminal, write_speech


@pytest.fixture
def imported_mp3(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A terminal whose library has episode 1, of an MP3."""
    recording = encode(write_speech(tmp_path / "a.wav", 12.0), tmp_path / "rekaman.mp3", "-b:a", "96k")
    terminal.json("import", recording, "--title", "Damai tanpa sidang")
    return terminal


def test_the_file_is_cut_and_tagged(imported_mp3: Terminal, tmp_path: Path) -> None:
    imported_mp3.type("cut", 1, "3-5.5")
    out = tmp_path / "arsip.mp3"

    made = imported_mp3.json("render", 1, "--lossless", "--out", out)

    assert (made["file"], made["format"], made["lossless"]) == (str(out), "mp3", True)
    assert made["size_bytes"] == out.stat().st_size
    assert 0 < made["encoded_s"] < 0.5
    assert made["duration_s"] == pytest.approx(9.5, abs=0.02)
    command = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json", str(out)]
    seen = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert seen["format"]["tags"]["title"] == "Damai tanpa sidang"
    assert float(seen["streams"][0]["bit_rate"]) == pytest.approx(96_000, rel=0.02)


def test_a_person_is_told_what_stays(imported_mp3: Terminal) -> None:
    told = imported_mp3.type("render", 1, "--lossless")

    path, loudness, remark = told.out.splitlines()
    assert Path(path).parent.name == "renders"
    assert "LUFS" in loudness
    assert "0.0 s of it were encoded anew" in remark


@pytest.mark.parametrize(
    "option", [("--preset", "voice"), ("--format", "opus"), ("--bitrate", "64"), ("--channels", "1")]
)
def test_nothing_else_can_be_asked_for(option: tuple[str, str], imported_mp3: Terminal) -> None:
    told = imported_mp3.type("render", 1, "--lossless", *option)

    assert told.code == 2
    assert "--lossless" in told.err


def test_another_ending_is_refused(imported_mp3: Terminal, tmp_path: Path) -> None:
    told = imported_mp3.type("render", 1, "--lossless", "--out", tmp_path / "a.m4a")

    assert told.code == 1
    assert "a.m4a" in told.err


def test_a_recording_that_is_no_mp3_is_refused_by_its_name(imported: Terminal) -> None:
    told = imported.type("render", 1, "--lossless")

    assert told.code == 1
    assert "“rekaman 2026-11-20.wav” cannot be cut without encoding it anew (it is not an MP3 file)" in told.err
