"""Episodes that were public elsewhere come in with the guid they had, all or nothing."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.origin import Origin, Wording
from radiodesk.model.programme import Programme
from radiodesk.model.transcript import Cue, Transcript
from tests.library.ageing import leave_as_version
from tests.library.makers import a_library, an_episode

ORIGIN = Origin(
    "https://lama.example/1.mp3",
    datetime(2019, 3, 4, tzinfo=UTC),
    "audio/x-m4a",
    61.5,
    Wording("<p>Halo</p>", "", "Satu"),
    Sheet(title="Lama: satu"),
)
LONG_GUID = "https://lama.example/?p=1&" + "x" * 300


def test_what_was_known_of_an_episode_is_kept_with_it(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        recording = an_episode(library).recording
        words = Transcript((Cue(0, 1, "Selamat pagi."),), "id")

        brought = library.bring_in(library.programme().id, LONG_GUID, recording, ORIGIN, words)

        assert brought.guid == LONG_GUID
        assert library.transcript(brought.sheet.transcript) == words
        assert library.origin(brought.id) == replace(ORIGIN, sheet=brought.sheet)
        assert [step.label for step in library.history_steps(brought.id)] == ["Moved in"]
        assert library.guids(library.programme().id)[LONG_GUID] == brought.id


def test_an_episode_made_here_has_no_origin(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        assert library.origin(an_episode(library).id) is None


def test_two_feeds_may_use_the_same_guid(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        recording = an_episode(library).recording
        other = library.add_programme(Programme("Lain", "https://lain.example/"))

        for programme in library.programmes():
            library.bring_in(programme.id, "1", recording, ORIGIN)

        assert library.guids(other.id).keys() == {"1"}


def test_a_programme_with_episodes_keeps_its_guid(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        programme = library.programme()
        moved = replace(programme, title="Pindahan", guid="9b024349-ccf0-5f69-a609-6b82873eab3c")

        settled = library.settle_in(moved)
        an_episode(library)

        assert (library.programme(), settled.id) == (settled, programme.id)
        assert settled.guid == moved.guid
        with pytest.raises(ValueError, match="Jaksa Menyapa"):
            library.settle_in(programme)


def test_an_older_library_keeps_all_that_refers_to_its_episodes(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)
        library.fix_slug(episode.id, "satu")
        library.commit_sheet(episode.id, Sheet(title="Dua"), "Title")
    leave_as_version(7, tmp_path)

    with Library.open(tmp_path) as library:
        assert [step.number for step in library.history_steps(episode.id)] == [1, 2]
        assert library.undo(episode.id).sheet == episode.sheet
        assert [row.slug for row in library.episodes()] == ["satu"]
        assert an_episode(library).id == episode.id + 1
        library.check()
