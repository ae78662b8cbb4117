"""Bad input gets one clear sentence and harms nothing."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image

from tests.terminal import Terminal, write_speech


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("RADIODESK_LIBRARY", str(tmp_path / "radio"))
    terminal = Terminal(tmp_path / "radio", capsys)
    terminal.json("new", terminal.library, "--programme", "Jaksa Menyapa", "--public-url", "https://contoh.example/")
    return terminal


def _empty(path: Path) -> None:
    path.touch()


def _picture(path: Path) -> None:
    Image.new("RGB", (64, 64), "teal").save(path, "JPEG")


def _text(path: Path) -> None:
    path.write_text("ffconcat version 1.0\nfile rahasia.wav\n")


def _playlist(path: Path) -> None:
    path.write_text("#EXTM3U\n#EXTINF:5,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n")


def _truncated_m4a(path: Path) -> None:
    whole = path.with_suffix(".whole.m4a")
    speech = write_speech(path.with_suffix(".wav"), 5.0)
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(speech), "-c:a", "aac", str(whole)], check=True)
    path.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize("make", [_empty, _picture, _text, _playlist, _truncated_m4a, _folder])
def test_what_is_no_recording_is_refused(terminal: Terminal, tmp_path: Path, make: type[object]) -> None:
    garbage = tmp_path / "siaran.mp3"
    make(garbage)

    told = terminal.type("import", garbage)

    assert (told.code, told.out) == (1, "")
    assert told.err.startswith("radiodesk: ")
    assert "siaran.mp3" in told.err
    assert "Traceback" not in told.err
    assert told.err.count("\n") == 1
    assert terminal.json("episodes")["episodes"] == []
    assert [path for path in (terminal.library / "originals").rglob("*") if path.is_file()] == []


def test_a_file_with_a_huge_picture_is_imported(terminal: Terminal, tmp_path: Path) -> None:
    speech = write_speech(tmp_path / "suara.wav", 4.0)
    plain, heavy = tmp_path / "suara.mp3", tmp_path / "gambar.mp3"
    subprocess.run(["ffmpeg", "-v", "error", "-i", str(speech), "-b:a", "64k", str(plain)], check=True)
    picture = b"\xff\xd8\xff" + os.urandom(30_000_000)
    frame = b"\0image/jpeg\0\x03\0" + picture
    body = b"APIC" + _syncsafe(len(frame)) + b"\0\0" + frame
    heavy.write_bytes(b"ID3\x04\0\0" + _syncsafe(len(body)) + body + plain.read_bytes())

    terminal.json("import", heavy)

    assert terminal.json("show", 1)["duration_s"] == pytest.approx(4.0, abs=0.06)


@pytest.mark.parametrize(
    "name", ['ku\'tip "dua".wav', "baris\nbaru.wav", "😀 emoji.wav", "-rf.wav", "a" * 240 + ".wav"]
)
def test_names_never_become_paths(terminal: Terminal, tmp_path: Path, name: str) -> None:
    recording = write_speech(tmp_path / name, 3.0)
    terminal.json("destination", "add", "web", tmp_path / "www")

    terminal.json("import", "--title", f"../../{name}", "--", recording)
    terminal.json("publish", 1, "--to", "web")

    assert terminal.json("verify", "--to", "web")["ok"]
    assert terminal.json("show", 1)["title"] == f"../../{name}"
    assert sorted(path.name for path in tmp_path.iterdir() if path != recording) == ["radio", "www"]


def test_a_full_disk_harms_nothing(terminal: Terminal, tmp_path: Path) -> None:
    recording = write_speech(tmp_path / "besar.wav", 30.0)

    with _files_no_larger_than(1_000_000):
        told = terminal.type("import", recording)

    assert told.code == 1
    assert "disk is full" in told.err
    assert terminal.json("episodes")["episodes"] == []
    assert terminal.json("import", recording)["id"] == 1


def test_a_folder_that_must_not_be_written_is_named(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "www").write_text("a file where a folder should be")
    terminal.json("destination", "add", "web", tmp_path / "www" / "radio")
    terminal.json("import", write_speech(tmp_path / "suara.wav", 3.0))

    told = terminal.type("publish", 1, "--to", "web")

    assert told.code == 1
    assert "www" in told.err
    assert terminal.json("episodes")["episodes"][0]["status"] == "draft"


@contextmanager
def _files_no_larger_than(size_bytes: int) -> Iterator[None]:
    """Every write beyond this size fails as on a full disk."""
    import signal

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def _syncsafe(number: int) -> bytes:
    return bytes((number >> shift) & 0x7F for shift in (21, 14, 7, 0))
