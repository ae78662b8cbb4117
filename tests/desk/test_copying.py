"""Cutting an episode by copying: the finished file is tagged, and nothing else is left or touched."""

from pathlib import Path

import pytest

from radiodesk.desk import sheets
from radiodesk.desk.copying import copy_episode, export_copy
from radiodesk.desk.imports import import_recording
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.cleaning import CleanUp
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.problems import CannotCopySound
from radiodesk.tags.id3 import read_tags
from tests.audio.makers import encode
from tests.terminal import write_speech


@pytest.fixture
def mp3(library: Library, tmp_path: Path) -> Episode:
    """An episode of an MP3, cut, with a chapter after the cut."""
    recording = encode(write_speech(tmp_path / "a.wav", 12.0), tmp_path / "siaran.mp3", "-b:a", "96k")
    episode = import_recording(library, recording, no_step, Sheet(title="Damai tanpa sidang"))
    chapters = (Chapter(8.0, "Pertanyaan warga"),)
    return sheets.change(library, episode.id, "Cut", edits=EditList((Span(3.0, 5.0),)), chapters=chapters)


def audio(library: Library) -> list[str]:
    return sorted(path.name for path in (library.root / "renders").iterdir())


def test_the_copy_is_tagged_and_named_by_its_content(library: Library, mp3: Episode) -> None:
    original = library.original_path(mp3.recording.sha256).read_bytes()

    copied = copy_episode(library, mp3, no_step)

    tags = read_tags(copied.audio.path)
    assert tags.title == "Damai tanpa sidang"
    assert [round(chapter.start_s, 1) for chapter in tags.chapters] == [6.0]
    assert copied.audio.path.stem == copied.audio.sha256
    assert copied.audio.duration_s == pytest.approx(10.0, abs=0.02)
    assert audio(library) == [copied.audio.path.name]
    assert library.original_path(mp3.recording.sha256).read_bytes() == original


def test_the_same_episode_gives_the_same_file(library: Library, mp3: Episode, tmp_path: Path) -> None:
    first = copy_episode(library, mp3, no_step)

    assert export_copy(library, mp3, tmp_path / "arsip.mp3", no_step) == first
    assert (tmp_path / "arsip.mp3").read_bytes() == first.audio.path.read_bytes()


def test_a_refusal_names_the_recording_and_leaves_nothing(library: Library, mp3: Episode) -> None:
    cleaned = sheets.change(library, mp3.id, "Clean", edits=EditList(clean_up=CleanUp(rumble=0.5)))

    with pytest.raises(CannotCopySound) as problem:
        copy_episode(library, cleaned, no_step)

    assert problem.value.facts["name"] == "siaran.mp3"
    assert audio(library) == []


def test_a_cancelled_copy_leaves_nothing(library: Library, mp3: Episode) -> None:
    def step(done: float, total: float, /) -> None:
        if done > 0.3 * total:
            raise Cancelled

    with pytest.raises(Cancelled):
        copy_episode(library, mp3, step)

    assert audio(library) == []
