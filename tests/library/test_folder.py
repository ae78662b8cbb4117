"""A library is a folder: made once, opened by name, and never mistaken for something else."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.model.problems import LibraryExists, NotALibrary, StorageFailed
from tests.library.makers import a_library, a_programme, an_episode


def test_a_new_library_has_its_folders_and_its_programme(tmp_path: Path) -> None:
    with Library.create(tmp_path / "new", a_programme()) as library:
        assert library.programme().title == "Jaksa Menyapa"
        assert library.episodes() == ()

    folders = {entry.name for entry in (tmp_path / "new").iterdir() if entry.is_dir()}
    assert folders == {"originals", "analysis", "renders", "artwork", "published", "backups"}


def test_a_library_is_the_same_when_it_is_opened_again(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        programme, episode = library.programme(), an_episode(library)

    with Library.open(tmp_path) as library:
        assert library.programme() == programme
        assert library.episode(episode.id) == episode


def test_a_changed_programme_is_kept_with_its_guid(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        programme = library.programme()
        guid = programme.guid
        programme.title, programme.guid = "Jaksa Menjawab", "another"
        library.save_programme(programme)

        assert (library.programme().title, library.programme().guid) == ("Jaksa Menjawab", guid)


def test_what_leaves_the_library_is_a_snapshot(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        given = a_programme()
        library.programme().title = "changed by somebody"
        an_episode(library).slug = "changed-by-somebody"

        assert library.programme().title == given.title
        assert library.episode(1).slug == ""


@pytest.mark.parametrize("name", ['a "quoted" name', "baris\nbaru", "🎙 siaran", "100%", "it's; DROP TABLE", "a'b#c?d"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    with Library.create(tmp_path / name, a_programme()) as library:
        an_episode(library, name)

    with Library.open(tmp_path / name) as library:
        assert library.episodes()[0].title == name


def test_a_folder_with_something_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("penting")

    with pytest.raises(LibraryExists):
        Library.create(tmp_path, a_programme())

    assert [entry.name for entry in tmp_path.iterdir()] == ["surat.txt"]


def test_a_library_is_not_made_twice(tmp_path: Path) -> None:
    a_library(tmp_path).close()

    with pytest.raises(LibraryExists):
        Library.create(tmp_path, a_programme())


def test_what_an_attempt_left_behind_does_not_block_the_next(tmp_path: Path) -> None:
    (tmp_path / "library.db.part").write_bytes(b"half of it")
    (tmp_path / "library.lock").write_text("")
    (tmp_path / "originals").mkdir()

    with Library.create(tmp_path, a_programme()) as library:
        assert library.programme().title == "Jaksa Menyapa"


@pytest.mark.parametrize("content", [None, "empty folder"])
def test_a_folder_without_a_library_is_said_to_have_none(tmp_path: Path, content: str | None) -> None:
    root = tmp_path / "lib"
    if content:
        root.mkdir()

    with pytest.raises(NotALibrary):
        Library.open(root)


def test_somebody_elses_database_is_not_touched(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "library.db")
    foreign.execute("CREATE TABLE books (title)")
    foreign.close()
    before = (tmp_path / "library.db").read_bytes()

    with pytest.raises(NotALibrary):
        Library.open(tmp_path)

    assert (tmp_path / "library.db").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["library.db"]


def test_a_file_is_no_folder_for_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageFailed):
        Library.create(tmp_path / "file", a_programme())


def test_opening_a_current_library_needs_no_alembic(tmp_path: Path) -> None:
    a_library(tmp_path).close()
    code = (
        "import sys, pathlib; from radiodesk.library.library import Library;"
        "Library.open(pathlib.Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", code, tmp_path], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "False"


def test_half_written_files_of_a_former_run_are_removed_and_named_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    a_library(tmp_path).close()
    strays = [tmp_path / "originals" / "x.part", tmp_path / "renders" / ".ep.mp3.part", tmp_path / "backups" / "y.part"]
    for stray in strays:
        stray.write_bytes(b"half")
        stray.chmod(0o444)

    Library.open(tmp_path).close()

    assert not any(stray.exists() for stray in strays)
    assert len([record for record in caplog.records if "never finished" in record.message]) == 3


def test_a_closed_library_says_so(tmp_path: Path) -> None:
    library = a_library(tmp_path)
    library.close()
    library.close()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        library.programme()
