"""transcript: as a person at a terminal uses it."""

from pathlib import Path

import pytest

from tests.terminal import Terminal

SRT = "1\n00:00:01,000 --> 00:00:03,000\nDewi: Selamat pagi\n\n2\n00:00:05,000 --> 00:00:07,000\nBudi: Pagi, Bu\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "siaran.srt").write_text(SRT)
    return tmp_path / "siaran.srt"


def test_a_transcript_is_brought_in_and_shown(imported: Terminal, file: Path) -> None:
    assert len(imported.json("transcript", 1, file)["transcript"]) == 64

    assert imported.type("transcript", 1).out.splitlines() == ["0:01 Dewi: Selamat pagi", "0:05 Budi: Pagi, Bu"]
    assert imported.json("transcript", 1)["cues"][1]["speaker"] == "Budi"


@pytest.mark.parametrize("suffix", ["vtt", "srt", "json"])
def test_what_is_written_follows_the_edits(imported: Terminal, file: Path, tmp_path: Path, suffix: str) -> None:
    imported.json("transcript", 1, file)
    imported.json("cut", 1, "0-4")

    told = imported.json("transcript", 1, "--out", tmp_path / f"keluar.{suffix}")

    text = Path(told["file"]).read_text()
    assert "Pagi, Bu" in text
    assert "Selamat" not in text
    assert ("1.0" if suffix == "json" else "00:00:01") in text


def test_it_is_taken_out(imported: Terminal, file: Path) -> None:
    imported.json("transcript", 1, file)

    assert imported.json("transcript", 1, "--remove")["transcript"] == ""
    told = imported.type("transcript", 1, "--out", "a.vtt")
    assert told.code == 1
    assert "“radiodesk transcript 1 FILE” brings one in." in told.err


def test_a_file_that_is_no_transcript_is_a_problem(imported: Terminal, tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_bytes(b"\xff\xfb\x90\x00" * 1000)

    told = imported.type("transcript", 1, tmp_path / "a.vtt")

    assert told.code == 1
    assert "“a.vtt” is not a transcript" in told.err


def test_two_orders_at_once_are_wrong_usage(imported: Terminal, file: Path) -> None:
    assert imported.type("transcript", 1, file, "--remove").code == 2
