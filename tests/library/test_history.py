"""Every committed sheet is a row: autosave, undo across restarts, and recovery are one thing."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from radiodesk.library.library import Library
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Sheet
from radiodesk.model.problems import BadValue, UnknownEpisode
from tests.library.makers import NOON, a_library, a_programme, a_recording, an_episode


def _retitle(library: Library, episode_id: int, title: str) -> int:
    sheet = library.episode(episode_id).sheet
    return library.commit_sheet(episode_id, replace(sheet, title=title), "Title").revision


def test_the_first_revision_is_the_sheet_of_the_import(tmp_path: Path) -> None:
    with Library.create(tmp_path, a_programme(), now=lambda: NOON) as library:
        episode = library.add_episode(a_recording(), Sheet(title="Tilang"))

        (first,) = library.history(episode.id)
        assert (first.number, first.label, first.made_at, first.sheet) == (1, "Import", NOON, episode.sheet)
        assert episode.revision == 1


def test_undo_and_redo_walk_through_the_history_also_after_a_restart(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "satu")
        _retitle(library, episode.id, "dua")
        _retitle(library, episode.id, "tiga")
        assert library.undo(episode.id).sheet.title == "dua"

    with Library.open(tmp_path) as library:
        assert library.undo(episode.id).sheet.title == "satu"
        assert library.redo(episode.id).sheet.title == "dua"
    with Library.open(tmp_path) as library:
        assert library.redo(episode.id).sheet.title == "tiga"
        assert [revision.sheet.title for revision in library.history(episode.id)] == ["satu", "dua", "tiga"]


def test_steps_name_what_was_done_without_reading_what_it_led_to(tmp_path: Path) -> None:
    with Library.create(tmp_path, a_programme(), now=lambda: NOON) as library:
        episode = library.add_episode(a_recording(), Sheet(title="satu"))
        for title in ("dua", "tiga"):
            _retitle(library, episode.id, title)

        assert [(step.number, step.label) for step in library.history_steps(episode.id)] == [
            (1, "Import"),
            (2, "Title"),
            (3, "Title"),
        ]
        (second,) = library.history_steps(episode.id, 2, 2)
        assert (second.number, second.made_at) == (2, NOON)
        assert library.history_steps(99) == ()


def test_at_the_ends_nothing_happens(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)

        assert library.undo(episode.id) == episode
        assert library.redo(episode.id) == episode


def test_a_change_after_undo_drops_what_was_undone(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "satu")
        for title in ("dua", "tiga"):
            _retitle(library, episode.id, title)
        library.undo(episode.id)
        library.undo(episode.id)
        _retitle(library, episode.id, "lain")

        assert [revision.sheet.title for revision in library.history(episode.id)] == ["satu", "lain"]
        assert library.redo(episode.id).sheet.title == "lain"


def test_the_same_sheet_again_is_no_revision(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)

        assert library.commit_sheet(episode.id, episode.sheet, "Title").revision == 1
        assert len(library.history(episode.id)) == 1


def test_another_zone_is_another_sheet_even_at_the_same_instant(tmp_path: Path) -> None:
    wib = datetime(2026, 11, 20, 15, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    with a_library(tmp_path) as library:
        episode = an_episode(library, aired=wib)

        moved = replace(episode.sheet, aired=wib.astimezone(ZoneInfo("Asia/Makassar")))

        assert library.commit_sheet(episode.id, moved, "Time").revision == 2
        assert str(library.episode(episode.id).sheet.aired) == "2026-11-20 16:00:00+08:00"


def test_cuts_come_back_to_the_last_digit(tmp_path: Path) -> None:
    edits = EditList(fade_in_s=0.1, gain_db=-3.3).cut(Span(0.1, 1 / 3), Span(100.000001, 2e4))
    with a_library(tmp_path) as library:
        episode = an_episode(library)
        library.commit_sheet(episode.id, replace(episode.sheet, edits=edits), "Cut")

    with Library.open(tmp_path) as library:
        assert library.episode(episode.id).sheet.edits == edits


def test_episodes_have_their_own_histories(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first, second = an_episode(library, "satu"), an_episode(library, "dua")
        _retitle(library, second.id, "tiga")

        assert library.undo(first.id).sheet.title == "satu"
        assert library.undo(second.id).sheet.title == "dua"


@pytest.mark.parametrize("episode_id", [0, 2, -1, 10**30])
def test_an_unknown_episode_is_named(tmp_path: Path, episode_id: int) -> None:
    with a_library(tmp_path) as library:
        an_episode(library)

        for ask in (library.episode, library.undo, library.redo, library.history):
            with pytest.raises(UnknownEpisode):
                ask(episode_id)


def test_a_number_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library)

        with pytest.raises(BadValue):
            library.commit_sheet(episode.id, replace(episode.sheet, number=10**30), "Number")


def test_a_step_that_goes_on_takes_the_place_of_itself(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "satu")
        _retitle(library, episode.id, "dua")
        longer = replace(episode.sheet, title="dua tiga")

        amended = library.commit_sheet(episode.id, longer, "Title again", amends=True)

        assert amended.revision == 2
        assert [(step.number, step.label) for step in library.history_steps(episode.id)][1:] == [(2, "Title again")]
        assert library.undo(episode.id).sheet.title == "satu"
        assert library.redo(episode.id).sheet.title == "dua tiga"


def test_what_was_imported_is_never_amended(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "satu")

        assert library.commit_sheet(episode.id, replace(episode.sheet, title="dua"), "Title", amends=True).revision == 2


def test_many_steps_are_gone_back_and_forward_at_once(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "satu")
        for title in ("dua", "tiga", "empat"):
            _retitle(library, episode.id, title)

        assert library.go_to_revision(episode.id, 1).sheet.title == "satu"
        assert library.go_to_revision(episode.id, 4).sheet.title == "empat"
        assert library.go_to_revision(episode.id, 9).revision == 4
        assert library.go_to_revision(episode.id, 2).sheet.title == "dua"
        assert library.redo(episode.id).sheet.title == "tiga"
