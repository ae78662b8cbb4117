"""A terminal with a library of one programme."""

import shutil
from pathlib import Path

import pytest

from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import create_library
from radiodesk.jobs.step import no_step
from radiodesk.model.episode import Sheet
from radiodesk.model.programme import Programme
from tests.terminal import Terminal, write_speech

ADDRESS = "https://contoh.example/radio/"


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal without a library yet."""
    library = tmp_path / "radio"
    monkeypatch.setenv("RADIODESK_LIBRARY", str(library))
    return Terminal(library, capsys)


@pytest.fixture
def terminal(bare: Terminal) -> Terminal:
    """A terminal with a new library."""
    bare.json(
        "new", bare.library, "--programme", "Jaksa Menyapa", "--public-url", ADDRESS, "--email", "humas@contoh.example"
    )
    return bare


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty seconds of something like speech."""
    return write_speech(tmp_path_factory.mktemp("sound") / "rekaman 2026-11-20.wav", 20.0)


@pytest.fixture(scope="session")
def library_of_one(tmp_path_factory: pytest.TempPathFactory, speech: Path) -> Path:
    """A library with one episode, made once."""
    folder = tmp_path_factory.mktemp("library") / "radio"
    with create_library(folder, Programme("Jaksa Menyapa", ADDRESS, owner_email="humas@contoh.example")) as library:
        import_recording(library, speech, no_step, Sheet("Damai tanpa sidang", 12))
    return folder


@pytest.fixture
def imported(bare: Terminal, library_of_one: Path) -> Terminal:
    """A terminal whose library has episode 1."""
    shutil.copytree(library_of_one, bare.library)
    return bare
