"""Editing: every change is a step of the history."""

import pytest

from radiodesk.bahasa.words import sentence
from radiodesk.desk import sheets
from radiodesk.desk.checklist import readiness
from radiodesk.library.library import Library
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import Span
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, NothingLeft, UnknownEpisode


def test_text_and_sound_are_undone_alike(library: Library, episode: Episode) -> None:
    sheets.change(library, episode.id, "Title", title="Judul baru")
    sheets.cut(library, episode.id, Span(1, 2))

    assert library.undo(episode.id).sheet.edits.cuts == ()
    assert library.undo(episode.id).sheet.title == "Damai tanpa sidang"
    assert library.redo(episode.id).sheet.title == "Judul baru"


def test_the_history_names_what_was_done(library: Library, episode: Episode) -> None:
    sheets.cut(library, episode.id, Span(1, 2.5))

    assert library.history(episode.id)[-1].label == "Cut 0:00:01.000–0:00:02.500"


@pytest.mark.usefixtures("_indonesian")
def test_the_history_names_fields_in_words(library: Library, episode: Episode) -> None:
    sheets.set_fields(library, episode.id, {"summary": "Damai lewat musyawarah.", "aired": "2026-11-20"})

    assert library.history(episode.id)[-1].label == "Ubah ringkasan, tanggal siar"


@pytest.mark.usefixtures("_indonesian")
@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("number", "nol", "“nol” tidak cocok untuk nomor. Tidak ada yang berubah. Yang bisa dipakai: 1, 2, 3."),
        ("type", "opera", "“opera” tidak cocok untuk jenis episode."),
        ("aired", "kemarin", "“kemarin” tidak cocok untuk tanggal siar."),
    ],
)
def test_what_does_not_fit_is_said_in_whole_words(
    library: Library, episode: Episode, name: str, typed: str, told: str
) -> None:
    with pytest.raises(BadValue) as refused:
        sheets.set_fields(library, episode.id, {name: typed})

    assert sentence(refused.value).startswith(told)


@pytest.mark.parametrize(
    ("times", "told"), [((), "3 more chapters would help"), ((1, 2), "1 more chapter would help"), ((1, 2, 3), "")]
)
def test_the_checklist_counts_what_chapters_are_wanting(
    library: Library, episode: Episode, times: tuple[int, ...], told: str
) -> None:
    for time_s in times:
        sheets.add_chapter(library, episode.id, Chapter(float(time_s), f"Bab {time_s}"))

    point = next(point for point in readiness(library, library.episode(episode.id)) if point.field == "chapters")

    assert point.text == (told or "Chapters show the way")
    assert point.is_met is (not told)


def test_an_edit_that_leaves_nothing_is_refused_and_changes_nothing(library: Library, episode: Episode) -> None:
    with pytest.raises(NothingLeft):
        sheets.cut(library, episode.id, Span(0, 8))

    assert library.episode(episode.id) == episode


def test_an_unknown_episode_cannot_be_changed(library: Library) -> None:
    with pytest.raises(UnknownEpisode):
        sheets.change(library, 7, "Title", title="?")
