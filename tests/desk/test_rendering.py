"""Audio is made once: what was made before, or ahead in idle time, is found again; a level is held on to."""

import shutil
from pathlib import Path

import pytest

from radiodesk.desk import sheets
from radiodesk.desk.imports import import_recording
from radiodesk.desk.rendering import is_rendered, prerender_episode, render_episode
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Episode, Sheet
from radiodesk.model.sound import PRESETS
from tests.terminal import write_speech

VOICE = PRESETS["voice"]
CUT = Span(20.3, 21.1)


@pytest.fixture(scope="module")
def long_speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A minute: six chunks."""
    return write_speech(tmp_path_factory.mktemp("sound") / "siaran.wav", 60.0, channels=1)


@pytest.fixture
def long(library: Library, long_speech: Path) -> Episode:
    return import_recording(library, long_speech, no_step, Sheet(title="Damai tanpa sidang"))


def edited(library: Library, episode: Episode, edits: EditList) -> Episode:
    return sheets.change(library, episode.id, "Cut", edits=edits)


def chunks(library: Library) -> dict[str, int]:
    """The chunks that are kept, and which file each is."""
    return {file.name: file.stat().st_ino for file in (library.root / "renders" / "chunks").iterdir()}


def audio(library: Library) -> list[str]:
    """What lies in the folder of rendered audio and is no chunk."""
    return sorted(file.name for file in (library.root / "renders").iterdir() if file.is_file())


def test_audio_that_is_there_is_not_made_again(library: Library, episode: Episode) -> None:
    first = render_episode(library, episode, VOICE, no_step)
    shutil.rmtree(library.root / "renders" / "chunks")

    assert render_episode(library, episode, VOICE, no_step) == first
    assert not (library.root / "renders" / "chunks").exists()


def test_the_same_bytes_come_again_when_everything_made_was_deleted(library: Library, long: Episode) -> None:
    at_first = render_episode(library, long, VOICE, no_step)
    edited(library, long, EditList((CUT,)))
    cut = render_episode(library, library.episode(long.id), VOICE, no_step)
    level_db = library.kept_level_db(long.id, VOICE)

    shutil.rmtree(library.root / "renders")

    assert render_episode(library, library.episode(long.id), VOICE, no_step) == cut
    assert cut != at_first
    assert library.kept_level_db(long.id, VOICE) == level_db


def test_an_edit_that_hardly_changes_the_loudness_leaves_the_level(library: Library, long: Episode) -> None:
    render_episode(library, long, VOICE, no_step)
    library.keep_level(long.id, VOICE, (level_db := kept(library, long)) + 0.1)  # as after another edit

    render_episode(library, edited(library, long, EditList((CUT,))), VOICE, no_step)

    assert kept(library, long) == pytest.approx(level_db + 0.1)


def test_a_level_that_would_be_wrong_is_not_kept(library: Library, long: Episode) -> None:
    library.keep_level(long.id, VOICE, 25.0)

    render_episode(library, long, VOICE, no_step)

    assert kept(library, long) < 20.0


def kept(library: Library, episode: Episode) -> float:
    level_db = library.kept_level_db(episode.id, VOICE)
    assert level_db is not None
    return level_db


def test_what_was_made_ahead_is_what_is_wanted(library: Library, episode: Episode) -> None:
    assert not is_rendered(library, episode, VOICE)

    prerender_episode(library, episode, VOICE, no_step)

    assert is_rendered(library, episode, VOICE)
    assert all(name.startswith(f"ahead-{episode.id}-") for name in audio(library))
    shutil.rmtree(library.root / "renders" / "chunks")
    finished = render_episode(library, episode, VOICE, no_step)
    assert not (library.root / "renders" / "chunks").exists()
    assert not any(name.startswith("ahead") for name in audio(library))
    shutil.rmtree(library.root / "renders")
    assert render_episode(library, episode, VOICE, no_step) == finished


def test_of_each_episode_one_file_is_made_ahead(library: Library, episode: Episode, speech: Path) -> None:
    twin = import_recording(library, speech, no_step, episode.sheet)
    prerender_episode(library, twin, VOICE, no_step)
    prerender_episode(library, episode, VOICE, no_step)
    (left,) = [name for name in audio(library) if name.startswith(f"ahead-{twin.id}-") and name.endswith(".mp3")]

    prerender_episode(library, edited(library, episode, EditList((Span(2.0, 3.0),))), VOICE, no_step)

    assert len(audio(library)) == 4
    assert left in audio(library)


def test_making_ahead_that_is_stopped_leaves_its_chunks_to_whoever_goes_on(library: Library, long: Episode) -> None:
    def stop_half_way(done: float, total: float, /) -> None:
        if done > total / 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        prerender_episode(library, long, VOICE, stop_half_way)

    assert audio(library) == []
    assert not is_rendered(library, long, VOICE)
    made = chunks(library)
    assert len(made) >= 2
    assert all(name.endswith(".chunk") for name in made)
    render_episode(library, long, VOICE, no_step)
    assert made.items() <= chunks(library).items()


def test_nothing_is_made_ahead_of_what_was_not_read_yet(library: Library, episode: Episode) -> None:
    library.analysis_path(episode.recording.sha256).unlink()

    prerender_episode(library, episode, VOICE, no_step)

    assert audio(library) == []
    assert not library.analysis_path(episode.recording.sha256).exists()
