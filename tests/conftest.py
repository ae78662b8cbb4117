"""Every test has its own place for the user's choices, and speaks English."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from radiodesk.bahasa import words
from radiodesk.settings.places import resources

# A busy machine is no fault of the code; a landing is judged by the same examples each time.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _own_place(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path_factory.mktemp("config")))
    for name in ("RADIODESK_LIBRARY", "RADIODESK_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    words.speak("en", Path())


@pytest.fixture
def _indonesian(_own_place: None) -> None:
    words.speak("id", resources() / "translations")
