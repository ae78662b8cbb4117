"""Backups: made when something changed, checked before they count, the last ten kept, found when they are needed."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.library.backups import KEPT, newest_good_backup
from radiodesk.library.library import Library
from radiodesk.model.problems import LibraryDamaged, LibraryTooNew
from tests.library.makers import NOON, a_library, an_episode

Damage = Callable[[Path], None]


def _backups(root: Path) -> list[Path]:
    return sorted((root / "backups").iterdir())


def _filled(root: Path) -> Path:
    with a_library(root) as library:
        an_episode(library, "Tilang", notes="catatan " * 30_000)
    return root / "library.db"


def test_closing_backs_up_what_has_changed_and_only_then(tmp_path: Path) -> None:
    _filled(tmp_path)
    assert len(_backups(tmp_path)) == 1

    with Library.open(tmp_path) as library:
        library.episodes()
    assert len(_backups(tmp_path)) == 1

    with Library.open(tmp_path) as library:
        library.undo(an_episode(library).id)
    assert len(_backups(tmp_path)) == 2


def test_a_backup_is_a_library_database_of_its_own(tmp_path: Path) -> None:
    with a_library(tmp_path / "lib") as library:
        episode = an_episode(library)
        backup = library.backup()
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "library.db").write_bytes(backup.read_bytes())

    with Library.open(tmp_path / "again") as library:
        assert library.episode(episode.id) == episode


def test_the_newest_ten_are_kept_even_when_the_clock_jumps_back(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        moments = [NOON - timedelta(days=number) for number in range(KEPT + 3)]
        made = [_backup_at(library, moment) for moment in moments]

        assert _backups(tmp_path) == made[-KEPT:]
        assert newest_good_backup(tmp_path / "backups") == made[-1]


def test_a_backup_that_rotted_is_not_offered(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        good, rotten = library.backup(), library.backup()
        content = bytearray(rotten.read_bytes())
        content[-1] ^= 1
        rotten.write_bytes(content)

        assert newest_good_backup(tmp_path / "backups") == good


def _zero_a_page(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[3 * 4096 : 4 * 4096] = bytes(4096)
    file.write_bytes(content)


def _overwrite_header(file: Path) -> None:
    file.write_bytes(b"\xff" * 100 + file.read_bytes()[100:])


DAMAGES: dict[str, Damage] = {
    "a zeroed page": _zero_a_page,
    "a garbage header": _overwrite_header,
    "half a file": lambda file: file.write_bytes(file.read_bytes()[: file.stat().st_size // 2]) and None,
    "an odd end": lambda file: file.write_bytes(file.read_bytes()[:-5000]) and None,
    "no byte at all": lambda file: file.write_bytes(b"") and None,
    "a few bytes": lambda file: file.write_bytes(b"SQLite format 3\0") and None,
    "a text": lambda file: file.write_text("halo " * 1000) and None,
    "not there": Path.unlink,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_database_is_left_alone_and_the_newest_good_backup_named(tmp_path: Path, damage: Damage) -> None:
    file = _filled(tmp_path)
    backup = _backups(tmp_path)[-1]
    damage(file)
    before = file.read_bytes() if file.exists() else None

    with pytest.raises(LibraryDamaged, match=backup.name):
        Library.open(tmp_path)

    assert (file.read_bytes() if file.exists() else None) == before


def test_without_a_backup_a_damaged_database_is_still_called_that(tmp_path: Path) -> None:
    file = _filled(tmp_path)
    for backup in _backups(tmp_path):
        backup.unlink()
    file.write_bytes(b"")

    with pytest.raises(LibraryDamaged, match="empty"):
        Library.open(tmp_path)


def test_damage_that_happens_meanwhile_is_a_sentence_and_closing_still_works(tmp_path: Path) -> None:
    file = _filled(tmp_path)
    library = Library.open(tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))

    with pytest.raises(LibraryDamaged):
        library.check()

    library.close()
    file.write_bytes(content)
    Library.open(tmp_path).close()


def test_a_row_that_cannot_be_read_is_damage_not_a_traceback(tmp_path: Path) -> None:
    _filled(tmp_path)
    _execute(tmp_path, """UPDATE episodes SET sheet = '{"v": 1, "value": {"title": 7}}'""")

    with Library.open(tmp_path) as library, pytest.raises(LibraryDamaged):
        library.episode(1)


def test_a_row_in_a_form_of_the_future_is_too_new(tmp_path: Path) -> None:
    _filled(tmp_path)
    _execute(tmp_path, """UPDATE episodes SET sheet = '{"v": 99, "value": {}}'""")

    with Library.open(tmp_path) as library, pytest.raises(LibraryTooNew):
        library.episode(1)


def test_a_library_of_a_newer_version_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    file = _filled(tmp_path)
    _execute(tmp_path, "PRAGMA user_version = 99")
    before = file.read_bytes()

    with pytest.raises(LibraryTooNew):
        Library.open(tmp_path)

    assert file.read_bytes() == before


@pytest.mark.parametrize("statement", ["DROP TABLE programmes", "DELETE FROM programmes"])
def test_a_database_without_its_programme_is_damaged(tmp_path: Path, statement: str) -> None:
    _filled(tmp_path)
    _execute(tmp_path, statement)

    with pytest.raises(LibraryDamaged, match="library-0"):
        Library.open(tmp_path)


def _execute(root: Path, statement: str) -> None:
    connection = sqlite3.connect(root / "library.db")
    connection.execute(statement)
    connection.commit()
    connection.close()


def _backup_at(library: Library, moment: datetime) -> Path:
    library._now = lambda: moment
    return library.backup()
