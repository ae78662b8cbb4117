"""The list of episodes: newest first, with a status that is worked out, found by any word that begins like this."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.people import Credit
from radiodesk.model.problems import UnknownEpisode
from tests.library.makers import NOON, a_library, a_recording, an_episode


def _titles(library: Library, query: str = "") -> list[str]:
    return [row.title for row in library.episodes(query)]


def test_the_newest_comes_first_and_what_has_no_date_yet_before_it(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        an_episode(library, "old", aired=NOON - timedelta(days=7))
        an_episode(library, "undated")
        an_episode(library, "new", aired=NOON)
        an_episode(library, "undated too")

        assert _titles(library) == ["undated too", "undated", "new", "old"]


def test_one_row_is_read_by_itself(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        an_episode(library, "old")
        an_episode(library, "new")

        assert [library.row(row.id) for row in library.episodes()] == list(library.episodes())
        with pytest.raises(UnknownEpisode):
            library.row(3)


def test_the_instant_counts_not_the_clock_on_the_wall(tmp_path: Path) -> None:
    wib, wit = (timezone(timedelta(hours=hours)) for hours in (7, 9))
    with a_library(tmp_path) as library:
        an_episode(library, "later", aired=datetime(2026, 11, 20, 15, 0, tzinfo=wib))
        an_episode(library, "earlier", aired=datetime(2026, 11, 20, 16, 0, tzinfo=wit))

        assert _titles(library) == ["later", "earlier"]
        assert library.episodes()[1].aired == datetime(2026, 11, 20, 16, 0, tzinfo=wit)


def test_a_row_says_what_a_list_shows(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        an_episode(library, "Tilang", number=12, season=3)

        (row,) = library.episodes()
        assert library.row(1) == row
        assert (row.id, row.number, row.season, row.duration_s, row.status, row.slug) == (1, 12, 3, 10.0, "draft", "")


@pytest.mark.parametrize(
    "query",
    [
        "tilang",
        "TIL",
        "elek",
        "ringkas",
        "catat",
        "sri",
        "ratnawati",
        "142",
        "contoh",
        "siaran",
        "til sri",
        "résu",
        "resu",
    ],
)
def test_an_episode_is_found_by_the_beginning_of_its_words(tmp_path: Path, query: str) -> None:
    sheet = Sheet(
        "Tilang elektronik: résumé", number=142, summary="Ringkasan", notes="Catatan", people=(Credit("Sri Ratnawati"),)
    )
    with a_library(tmp_path) as library:
        library.add_episode(a_recording(file_name="siaran jumat.mp3"), sheet)
        an_episode(library, "Zakat")

        assert "Tilang elektronik: résumé" in _titles(library, query)
        if query not in {"contoh", "siaran"}:
            assert len(_titles(library, query)) == 1


@pytest.mark.parametrize("query", ["ilang", "tilang zakat", "143"])
def test_what_does_not_match_is_not_found(tmp_path: Path, query: str) -> None:
    with a_library(tmp_path) as library:
        an_episode(library, "Tilang", number=142)

        assert _titles(library, query) == []


def test_the_index_follows_changes_and_undo(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        episode = an_episode(library, "Tilang")
        library.commit_sheet(episode.id, replace(episode.sheet, title="Zakat"), "Title")
        assert (_titles(library, "tilang"), _titles(library, "zakat")) == ([], ["Zakat"])

        library.undo(episode.id)
        assert (_titles(library, "tilang"), _titles(library, "zakat")) == (["Tilang"], [])


def test_the_station_is_found_under_its_new_name(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        an_episode(library)
        library.save_programme(replace(library.programme(), station="Suara Kota"))

        assert (len(library.episodes("suara")), len(library.episodes("contoh"))) == (1, 0)


@pytest.fixture(scope="module")
def library_of_one(tmp_path_factory: pytest.TempPathFactory) -> Library:
    library = a_library(tmp_path_factory.mktemp("one") / "lib")
    an_episode(library, "Tilang - 'elektronik' \"100%\" *")
    return library


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(query=st.text(st.characters(), max_size=30) | st.text("\"*-+^:(){}' \0ORANDNT🎙\ud800é"))
def test_whatever_is_typed_is_only_text(library_of_one: Library, query: str) -> None:
    assert isinstance(library_of_one.episodes(query), tuple)


@pytest.mark.parametrize(
    "query", ['"', "*", "-", '" * -', "🎙", "\0", " ", "tilang*", '"tilang', "-tilang", "til\0 🎙 100"]
)
def test_signs_alone_leave_nothing_out(library_of_one: Library, query: str) -> None:
    assert len(library_of_one.episodes(query)) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(title=st.text(st.characters(), max_size=40), notes=st.text(st.characters(), max_size=40))
def test_whatever_is_written_comes_back(library_of_one: Library, title: str, notes: str) -> None:
    sheet = Sheet(title=title, notes=notes)

    library_of_one.commit_sheet(1, sheet, "Title")

    assert library_of_one.episode(1).sheet == sheet
    library_of_one.undo(1)


def test_a_whole_text_pasted_into_the_search_is_no_problem(library_of_one: Library) -> None:
    assert library_of_one.episodes("tilang " * 5000) == library_of_one.episodes()


@pytest.mark.parametrize(
    "act",
    [
        lambda library: None,
        an_episode,
        lambda library: library.save_programme(replace(library.programme(), station="Suara Kota")),
        Library.check,
    ],
    ids=["search", "import", "station", "check"],
)
def test_a_damaged_index_is_made_again_by_itself(tmp_path: Path, act: Callable[[Library], object]) -> None:
    with a_library(tmp_path) as library:
        an_episode(library, "Tilang")
    connection = sqlite3.connect(tmp_path / "library.db")
    connection.execute("UPDATE search_data SET block = x'0011223344' WHERE id > 1")
    connection.commit()
    connection.close()

    with Library.open(tmp_path) as library:
        act(library)
        assert _titles(library, "til")[-1:] == ["Tilang"]
        library.check()
