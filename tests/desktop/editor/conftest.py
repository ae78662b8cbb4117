"""The editor plays to a device that keeps time but makes no sound."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.editor.driver import Editor

os.environ["RADIODESK_SOUND"] = "null"


@pytest.fixture
def editor(qtbot: QtBot, tmp_path: Path) -> Editor:
    """A window with an analysed recording of ten seconds, its waveform focused."""
    return Editor(qtbot, tmp_path)
