"""The desk with a transcript open; nothing is heard."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.makers import make_library
from tests.desktop.transcript.driver import Reader

os.environ["RADIODESK_SOUND"] = "null"


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Reader:
    """A transcript of three cues, the last without word times."""
    return Reader(qtbot, make_library(tmp_path))


@pytest.fixture
def without(qtbot: QtBot, tmp_path: Path) -> Reader:
    """An episode without a transcript."""
    return Reader(qtbot, make_library(tmp_path), vtt="")
