"""A terminal with a library of one programme."""

from pathlib import Path

import pytest

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


@pytest.fixture
def imported(terminal: Terminal, speech: Path) -> Terminal:
    """A terminal whose library has episode 1."""
    assert terminal.json("import", speech, "--title", "Damai tanpa sidang", "--number", 12)["id"] == 1
    return terminal
