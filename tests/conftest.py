"""Every test has its own place for the user's choices, and speaks English."""

from pathlib import Path

import pytest

from radiodesk.bahasa import words
from radiodesk.settings.places import resources


@pytest.fixture(autouse=True)
def _own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path_factory.mktemp("config")))
    for name in ("RADIODESK_LIBRARY", "RADIODESK_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    words.speak("en", Path())


@pytest.fixture
def _indonesian(_own_place: None) -> None:
    words.speak("id", resources() / "translations")
