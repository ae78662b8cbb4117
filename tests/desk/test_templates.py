"""The programme's opening and closing are put in place by themselves when a recording comes in."""

from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.desk.imports import import_recording
from radiodesk.desk.rendering import render_episode
from radiodesk.desk.templates import keep_signature, put_signatures, set_signature
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.clips import BED, INSERT
from radiodesk.model.edits import EditList
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing, NotFilledIn
from radiodesk.model.signature import Signature
from radiodesk.model.sound import PRESETS
from tests.audio.makers import music, write_wav


@pytest.fixture
def opening(library: Library, jingle: Path) -> Signature:
    signature = keep_signature(library, jingle, no_step)
    set_signature(library, "opening", signature)
    return signature


@pytest.fixture
def closing(library: Library, tmp_path: Path) -> Signature:
    wav = write_wav(tmp_path / "Penutup.wav", music(4.0))
    signature = replace(keep_signature(library, wav, no_step), is_bed=True)
    set_signature(library, "closing", signature)
    return signature


def test_an_import_begins_with_the_opening_and_ends_over_the_closing(
    library: Library, opening: Signature, closing: Signature, speech: Path
) -> None:
    episode = import_recording(library, speech, no_step)

    clips = [(clip.sound, clip.role, clip.at_s, clip.name) for clip in episode.sheet.edits.clips]
    assert clips == [(opening.sound, INSERT, 0.0, "Pembuka"), (closing.sound, BED, 4.0, "Penutup")]
    assert (episode.sheet.edits.clips[1].fade_in_s, episode.sheet.edits.heard_s(8.0)) == (2.0, 10.0)
    assert [step.label for step in library.history(episode.id)] == ["Import", "Opening and closing put in place"]
    assert library.undo(episode.id).sheet.edits == EditList()


def test_they_are_rendered(library: Library, opening: Signature, speech: Path) -> None:
    episode = import_recording(library, speech, no_step)

    assert render_episode(library, episode, PRESETS["voice"], no_step).duration_s == pytest.approx(10.0, abs=0.1)


def test_an_older_episode_gets_them_by_command_and_only_once(
    library: Library, episode: Episode, opening: Signature
) -> None:
    once = put_signatures(library, episode.id)
    again = put_signatures(library, episode.id)

    assert [clip.name for clip in once.sheet.edits.clips] == ["Pembuka"]
    assert again.revision == once.revision


def test_a_programme_without_any_says_so(library: Library, episode: Episode) -> None:
    with pytest.raises(NotFilledIn):
        put_signatures(library, episode.id)


def test_a_recording_comes_in_even_when_its_opening_is_lost(
    library: Library, opening: Signature, episode: Episode, tmp_path: Path
) -> None:
    library.original_path(opening.sound).unlink()

    other = import_recording(library, write_wav(tmp_path / "lain.wav", music(3.0)), no_step)

    assert other.sheet.edits == EditList()
    with pytest.raises(FileMissing):
        put_signatures(library, episode.id)


def test_a_sound_that_is_taken_off_is_kept_while_an_episode_has_it(
    library: Library, opening: Signature, speech: Path, tmp_path: Path
) -> None:
    import_recording(library, speech, no_step)
    other = keep_signature(library, write_wav(tmp_path / "Baru.wav", music(2.0)), no_step)

    set_signature(library, "opening", other)
    assert library.original_path(opening.sound).is_file()
    set_signature(library, "opening", Signature())
    with pytest.raises(FileMissing):
        library.original_path(other.sound)


def test_the_programme_remembers_them(library: Library, opening: Signature, closing: Signature) -> None:
    library.close()
    with Library.open(library.root) as again:
        assert (again.programme().opening, again.programme().closing) == (opening, closing)
