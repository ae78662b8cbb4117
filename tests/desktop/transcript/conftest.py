"""A transcript open at a bench, or at a whole desk; nothing is heard."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from radiodesk.library.library import Library
from tests.desktop.makers import Desk, make_library
from tests.desktop.transcript.driver import Bench, Reader, with_transcript

os.environ["RADIODESK_SOUND"] = "null"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with a transcript of three cues, the last without word times; made once."""
    with make_library(tmp_path_factory.mktemp("made")) as library:
        with_transcript(library)
        return library.root


@pytest.fixture
def reader(qtbot: QtBot, made: Path, tmp_path: Path) -> Reader:
    """A reader at the bench."""
    shutil.copytree(made, tmp_path / "library")
    bench = Bench(qtbot, Library.open(tmp_path / "library"))
    return Reader(qtbot, bench.session, bench.beside, bench.editor)


@pytest.fixture
def desk(qtbot: QtBot, made: Path, tmp_path: Path) -> Desk:
    """A whole desk with the same."""
    shutil.copytree(made, tmp_path / "library")
    desk = Desk(qtbot, Library.open(tmp_path / "library"))
    desk.open(desk.library.episode(1))
    return desk


@pytest.fixture
def at_desk(desk: Desk) -> Reader:
    """A reader there."""
    return reading(desk)


@pytest.fixture
def bare_desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """A desk with an episode that has no transcript."""
    library = make_library(tmp_path)
    episode = with_transcript(library, vtt="")
    desk = Desk(qtbot, library)
    desk.open(episode)
    return desk


def reading(desk: Desk) -> Reader:
    """The reader at a desk."""
    assert desk.page.beside is not None
    assert desk.page.editor is not None
    return Reader(desk.bot, desk.session, desk.page.beside, desk.page.editor)
