"""render: every kind of file, and what cannot be."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal


def probed(path: Path) -> dict[str, Any]:
    command = ["ffprobe", "-v", "error", "-show_format", "-show_streams", "-show_chapters", "-of", "json", str(path)]
    return dict(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


def packed_bytes(path: Path) -> int:
    """What the sound takes, without the cover."""
    command = ["ffprobe", "-v", "error", "-select_streams", "a", "-show_entries", "packet=size", "-of", "csv=p=0"]
    lines = subprocess.run([*command, str(path)], capture_output=True, check=True).stdout.split()
    return sum(int(line.rstrip(b",")) for line in lines)


@pytest.mark.parametrize(
    ("form", "codec", "kbps"),
    [
        ("mp3", "mp3", 128),
        ("m4a", "aac", 128),
        ("opus", "opus", 128),
        ("flac", "flac", None),
        ("wav", "pcm_s16le", None),
    ],
)
def test_the_ending_decides_the_kind_of_file(
    form: str, codec: str, kbps: int | None, imported: Terminal, tmp_path: Path
) -> None:
    imported.json("chapter", 1, "9", "Sesudah berita")
    out = tmp_path / f"episode.{form}"

    made = imported.json("render", 1, "--out", out)

    seen = probed(out)
    sound = next(stream for stream in seen["streams"] if stream["codec_type"] == "audio")
    assert sound["codec_name"] == codec
    assert (made["format"], made["bit_rate_kbps"]) == (form, kbps)
    assert [chapter["tags"]["title"] for chapter in seen["chapters"]] == ["Sesudah berita"]
    titles = {**sound.get("tags", {}), **seen["format"].get("tags", {})}
    assert "Damai tanpa sidang" in (titles.get("title"), titles.get("TITLE"))


def test_format_bit_rate_and_channels_are_as_asked(imported: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "tanpa akhiran"

    made = imported.json("render", 1, "--format", "opus", "--bitrate", "48", "--channels", "1", "--out", out)

    sound = probed(out)["streams"][0]
    assert (sound["codec_name"], sound["channels"]) == ("opus", 1)
    assert packed_bytes(out) * 8 / made["duration_s"] == pytest.approx(48_000, rel=0.1)
    assert made["bit_rate_kbps"] == 48


def test_without_a_name_the_file_stays_in_the_library(imported: Terminal) -> None:
    made = imported.json("render", 1, "--format", "flac")

    assert Path(made["file"]).suffix == ".flac"
    assert Path(made["file"]).parent == imported.library / "renders"


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--format", "m4a", "--out", "a.mp3"], "“a.mp3” says by its ending that it is something else than M4A"),
        (["--out", "a.doc"], ".mp3, .m4a, .opus, .flac, .wav"),
        (["--bitrate", "100"], "32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320"),
        (["--out", "a.flac", "--bitrate", "128"], "there is no bit rate to choose"),
        (["--out", "a.opus", "--bitrate", "320", "--channels", "1"], "Possible: 32, 48, 64, 96, 128, 160, 192, 256."),
    ],
)
def test_what_cannot_be_is_told_with_what_can(
    options: list[str], sentence: str, imported: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = set(tmp_path.iterdir())

    told = imported.type("render", 1, *options)

    assert told.code == 1
    assert sentence in told.err
    assert set(tmp_path.iterdir()) == before
