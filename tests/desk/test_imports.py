"""Bringing recordings in."""

from pathlib import Path

import pytest

from radiodesk.desk.imports import (
    analyse_episode,
    analysis_of,
    import_recording,
    take_in,
)
from radiodesk.desk.material import material_of
from radiodesk.desk.sounds import COPY_SHARE
from radiodesk.jobs.step import Cancelled, Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing, WrongInput


def stop_after(calls: int) -> Step:
    """A step whose user presses Stop."""
    seen = 0

    def step(_done: float, _total: float, /) -> None:
        nonlocal seen
        seen += 1
        if seen > calls:
            raise Cancelled

    return step


def test_a_cancelled_copy_leaves_nothing_behind(library: Library, speech: Path) -> None:
    with pytest.raises(Cancelled):
        import_recording(library, speech, stop_after(0))

    assert library.episodes() == ()
    assert [path for path in (library.root / "originals").rglob("*") if path.is_file()] == []


def test_an_import_cancelled_while_it_is_read_leaves_nothing_behind(library: Library, speech: Path) -> None:
    def stop_late(done: float, total: float, /) -> None:
        if done / total > COPY_SHARE:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_recording(library, speech, stop_late)

    assert library.episodes() == ()
    assert [path for path in (library.root / "originals").rglob("*") if path.is_file()] == []


def test_a_failed_second_import_keeps_the_recording_of_the_first(library: Library, episode: Episode) -> None:
    library.discard_original(episode.recording.sha256)

    assert library.original_path(episode.recording.sha256).is_file()


def test_a_kept_recording_that_is_damaged_is_called_by_its_own_name(library: Library, episode: Episode) -> None:
    original = library.original_path(episode.recording.sha256)
    original.chmod(0o644)
    original.write_bytes(b"RIFF broken")
    library.analysis_path(episode.recording.sha256).unlink()

    with pytest.raises(WrongInput, match=r"siaran\.wav"):
        material_of(library, episode, no_step)


def test_a_cancelled_analysis_is_made_again_when_it_is_needed(library: Library, speech: Path) -> None:
    episode = take_in(library, speech, no_step)
    with pytest.raises(Cancelled):
        analyse_episode(library, episode, stop_after(0))

    analysis = material_of(library, episode, no_step).analysis

    assert analysis.is_complete
    assert analysis.info.duration_s == 8.0


def test_a_broken_analysis_is_made_again(library: Library, episode: Episode) -> None:
    library.analysis_path(episode.recording.sha256).write_bytes(b"broken")

    assert analysis_of(library, episode) is None
    assert material_of(library, episode, no_step).analysis.is_complete


def test_the_same_recording_twice_is_kept_once(library: Library, episode: Episode, speech: Path) -> None:
    again = import_recording(library, speech, no_step)

    assert again.id != episode.id
    assert len([path for path in (library.root / "originals").rglob("*") if path.is_file()]) == 1


def test_a_file_that_is_not_there_is_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="hilang"):
        import_recording(library, tmp_path / "hilang.mp3", no_step)
