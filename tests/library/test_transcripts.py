"""A transcript lives as long as a step of the history, or what was published, names it."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.library.transcripts import canonical
from radiodesk.model.episode import Episode
from radiodesk.model.problems import FileMissing
from radiodesk.model.transcript import Cue, Transcript, Word
from tests.library.makers import NOON, a_destination, a_library, a_publication, an_episode


def a_transcript(text: str = "Selamat") -> Transcript:
    return Transcript((Cue(0.5, 2.125, text, "Dewi", (Word(text, 0.5, 1.001),)), Cue(3.0, 4.0, "pagi")), "id")


def commit(library: Library, episode: Episode, text: str) -> str:
    sha256 = library.keep_transcript(episode.id, a_transcript(text))
    library.commit_sheet(episode.id, replace(episode.sheet, transcript=sha256), text)
    return sha256


def test_what_was_kept_comes_back_after_a_restart(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        sha256 = commit(library, an_episode(library), "Selamat")

    with Library.open(tmp_path) as library:
        assert library.transcript(sha256) == a_transcript()


def test_the_same_content_has_the_same_name_and_is_kept_once(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode, other = an_episode(library), an_episode(library)

        names = {library.keep_transcript(each.id, a_transcript()) for each in (episode, episode, other)}

        assert len(names) == 1


def test_a_correction_is_named_by_the_whole_of_its_content(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode, first = an_episode(library), a_transcript()
        corrected = replace(first, cues=(replace(first.cues[0], speaker="Sri"), first.cues[1]))
        library.keep_transcript(episode.id, first)

        sha256 = library.keep_transcript(episode.id, corrected)

        assert sha256 == hashlib.sha256(canonical(corrected)).hexdigest()
        assert library.transcript(sha256) == corrected


def test_without_one_there_are_no_words(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        assert library.transcript("") == Transcript()
        with pytest.raises(FileMissing):
            library.transcript("a" * 64)


def test_undo_and_redo_find_their_transcripts(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)
        commit(library, episode, "Selamat")
        commit(library, episode, "Salam")

        undone = library.transcript(library.undo(episode.id).sheet.transcript)
        redone = library.transcript(library.redo(episode.id).sheet.transcript)

        assert (undone, redone) == (a_transcript("Selamat"), a_transcript("Salam"))


def test_what_no_step_names_any_more_is_forgotten(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode, other = an_episode(library), an_episode(library)
        first, undone = commit(library, episode, "Selamat"), commit(library, episode, "Salam")
        untouched = commit(library, other, "Salam")
        library.undo(episode.id)
        last = commit(library, episode, "Halo")

        assert library.transcript(first) == a_transcript("Selamat")
        assert library.transcript(last) == a_transcript("Halo")
        assert undone == untouched
        assert library.transcript(untouched) == a_transcript("Salam")
        library.undo(other.id)
        library.commit_sheet(other.id, replace(other.sheet, title="Lain"), "Lain")
        with pytest.raises(FileMissing):
            library.transcript(untouched)


def test_what_was_published_keeps_its_words(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)
        sha256 = commit(library, episode, "Selamat")
        a_destination(library)
        library.begin_edition("situs", [], [a_publication(library.episode(episode.id))], NOON)
        library.undo(episode.id)
        library.commit_sheet(episode.id, replace(episode.sheet, title="Lain"), "Lain")

        assert library.transcript(sha256) == a_transcript()


def test_letters_that_no_database_takes_are_replaced(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        sha256 = library.keep_transcript(an_episode(library).id, Transcript((Cue(0.0, 1.0, "a\ud800b"),)))

        assert library.transcript(sha256).cues[0].text == "a\ufffdb"
