"""Editing: every change is a step of the history."""

import pytest

from radiodesk.desk import sheets
from radiodesk.library.library import Library
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import NothingLeft, UnknownEpisode


def test_text_and_sound_are_undone_alike(library: Library, episode: Episode) -> None:
    sheets.change(library, episode.id, "Title", title="Judul baru")
    sheets.cut(library, episode.id, Span(1, 2))

    assert library.undo(episode.id).sheet.edits.cuts == ()
    assert library.undo(episode.id).sheet.title == "Damai tanpa sidang"
    assert library.redo(episode.id).sheet.title == "Judul baru"


def test_the_history_names_what_was_done(library: Library, episode: Episode) -> None:
    sheets.cut(library, episode.id, Span(1, 2.5))

    assert library.history(episode.id)[-1].label == "Cut 0:00:01.000–0:00:02.500"


def test_an_edit_that_leaves_nothing_is_refused_and_changes_nothing(library: Library, episode: Episode) -> None:
    with pytest.raises(NothingLeft):
        sheets.cut(library, episode.id, Span(0, 8))

    assert library.episode(episode.id) == episode


def test_an_unknown_episode_cannot_be_changed(library: Library) -> None:
    with pytest.raises(UnknownEpisode):
        sheets.change(library, 7, "Title", title="?")
