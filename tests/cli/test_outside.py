"""analyse, render, doctor: what needs no publication."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.terminal import Terminal


def test_analyse_measures_a_file_from_anywhere(bare: Terminal, speech: Path) -> None:
    report = bare.json("analyse", speech)

    assert report["duration_s"] == 20.0
    assert report["loudness"]["integrated_lufs"] == pytest.approx(_ffmpeg_lufs(speech), abs=0.2)
    assert report["info"]["channels"] == 2


def test_analyse_tells_the_loudest_moments_as_ffmpeg_does(bare: Terminal, speech: Path) -> None:
    report = bare.json("analyse", speech)

    assert (report["loudest"]["momentary_lufs"], report["loudest"]["short_term_lufs"]) == pytest.approx(
        _ffmpeg_loudest(speech), abs=0.4
    )
    assert "Loudest moments: " in bare.type("analyse", speech).out


def test_analyse_measures_an_episode_as_it_is_edited(imported: Terminal) -> None:
    imported.json("keep", 1, "5-10")

    assert imported.json("analyse", "1")["duration_s"] == 5.0


def test_render_makes_the_finished_file(imported: Terminal, tmp_path: Path) -> None:
    imported.json("cut", 1, "5-8")
    imported.json("chapter", 1, "9", "Sesudah potongan")
    out = tmp_path / "hasil" / "episode.mp3"

    made = imported.json("render", 1, "--out", out)

    probed = _probe(out)
    assert _decoded_samples(out) == round(made["duration_s"] * 44100)
    assert made["duration_s"] == pytest.approx(17.0, abs=0.0131)
    assert probed["format"]["tags"]["title"] == "Damai tanpa sidang"
    assert [chapter["tags"]["title"] for chapter in probed["chapters"]] == ["Sesudah potongan"]
    assert float(probed["chapters"][0]["start_time"]) == pytest.approx(6.0, abs=0.01)
    assert _ffmpeg_lufs(out) == pytest.approx(-16.0, abs=0.5)
    assert made["size_bytes"] == out.stat().st_size


def test_rendering_twice_gives_the_same_bytes(imported: Terminal, tmp_path: Path) -> None:
    first = imported.json("render", 1, "--preset", "voice", "--out", tmp_path / "1.mp3")
    shutil.rmtree(imported.library / "renders")
    second = imported.json("render", 1, "--preset", "voice", "--out", tmp_path / "2.mp3")

    assert first["sha256"] == second["sha256"]
    assert (tmp_path / "1.mp3").read_bytes() == (tmp_path / "2.mp3").read_bytes()


def test_the_doctor_finds_this_machine_fit(bare: Terminal) -> None:
    report = bare.json("doctor")

    assert report["ok"]
    assert {"Python", "SQLite", "PySide6-Essentials"} <= {check["name"] for check in report["checks"]}


def _probe(path: Path) -> dict[str, dict[str, str]]:
    command = ["ffprobe", "-v", "error", "-show_format", "-show_chapters", "-of", "json", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)


def _decoded_samples(path: Path) -> int:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "s16le", "-ac", "1", "-"]
    return len(subprocess.run(command, capture_output=True, check=True).stdout) // 2


def _ffmpeg_lufs(path: Path) -> float:
    return float(_ffmpeg_said(path, "verbose").rpartition("I:")[2].split()[0])


def _ffmpeg_loudest(path: Path) -> tuple[float, float]:
    """The highest momentary and short-term loudness of those that ffmpeg tells every tenth of a second."""
    told = re.findall(r"M:\s*(-?[\d.]+) S:\s*(-?[\d.]+)", _ffmpeg_said(path, "info"))
    momentary, short_term = zip(*((float(m), float(s)) for m, s in told), strict=True)
    return max(momentary), max(short_term)


def _ffmpeg_said(path: Path, framelog: str) -> str:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(path)]
    command += ["-af", f"ebur128=framelog={framelog}", "-f", "null", "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr
