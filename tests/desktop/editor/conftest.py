"""The editor plays to a device that keeps time but makes no sound."""

import os
import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from radiodesk.library.library import Library
from tests.desktop.editor.driver import Editor, make_imported

os.environ["RADIODESK_SOUND"] = "null"


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a library with one analysed recording; made once, copied for every story."""
    return make_imported(tmp_path_factory.mktemp("imported"))


@pytest.fixture
def editor(qtbot: QtBot, imported: Path, tmp_path: Path) -> Editor:
    """A window with an analysed recording of ten seconds, its waveform focused."""
    shutil.copytree(imported, tmp_path / "library")
    return Editor(qtbot, Library.open(tmp_path / "library"))
