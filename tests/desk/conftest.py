"""A library with one imported episode, and a folder to publish to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.desk import clips
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.imports import import_recording
from radiodesk.desk.opening import create_library
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.programme import Programme
from tests.audio.makers import tone, write_wav
from tests.terminal import write_speech


@pytest.fixture(scope="session")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds of something like speech."""
    return write_speech(tmp_path_factory.mktemp("sound") / "siaran.wav", 8.0, channels=1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library that publishes to the folder `www` beside it."""
    with create_library(tmp_path / "radio", Programme("Jaksa Menyapa", "https://contoh.example/radio/")) as library:
        add_destination(library, "web", str(tmp_path / "www"))
        yield library


@pytest.fixture
def episode(library: Library, speech: Path) -> Episode:
    """Its first episode."""
    return import_recording(library, speech, no_step, Sheet(title="Damai tanpa sidang"))


@pytest.fixture(scope="session")
def jingle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two seconds, in stereo, at another rate than the speech."""
    return write_wav(tmp_path_factory.mktemp("sound") / "Pembuka.wav", tone(2.0, rate=48000), 48000)


@pytest.fixture
def with_jingle(library: Library, episode: Episode, jingle: Path) -> Episode:
    """The episode with the jingle put in at second 3."""
    return clips.add_clip(library, episode.id, jingle, 3.0, no_step)
