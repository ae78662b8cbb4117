"""Older libraries are brought up to date after a backup, in one transaction, or stay exactly as they were."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from radiodesk.library.database import Database
from radiodesk.library.library import Library
from radiodesk.library.migrate import MIGRATIONS, bring_up_to_date
from radiodesk.library.schema import SCHEMA_VERSION, metadata
from radiodesk.model.problems import LibraryTooNew
from tests.library.makers import NOON, a_library, an_episode

NEXT = SCHEMA_VERSION + 1


def test_the_newest_migration_is_the_one_the_program_speaks_of() -> None:
    numbers = sorted(int(file.name[1:5]) for file in (MIGRATIONS / "versions").glob("r*.py"))

    assert numbers == list(range(1, SCHEMA_VERSION + 1))


def test_migrations_and_tables_say_the_same(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with a_library(tmp_path) as library, library._database.session() as session:
        options = {"compare_type": True, "include_name": lambda name, kind, _parents: _is_in_schema(name, kind)}
        difference = compare_metadata(MigrationContext.configure(session.connection(), opts=options), metadata)

    assert difference == []


def test_a_library_of_an_older_version_is_backed_up_then_changed(tmp_path: Path) -> None:
    with a_library(tmp_path / "lib") as library:
        episode = an_episode(library)
    scripts = _with_next(tmp_path / "scripts", "op.execute('ALTER TABLE episodes ADD COLUMN mood TEXT')")

    _migrate(tmp_path / "lib", scripts)

    (backup,) = [file for file in (tmp_path / "lib" / "backups").iterdir() if f"before-{NEXT}" in file.name]
    assert (_columns(backup), _version(backup)) == (_columns(backup) - {"mood"}, SCHEMA_VERSION)
    assert "mood" in _columns(tmp_path / "lib" / "library.db")
    assert _version(tmp_path / "lib" / "library.db") == NEXT
    with pytest.raises(LibraryTooNew):
        Library.open(tmp_path / "lib")
    shutil.copy(backup, tmp_path / "lib" / "library.db")
    with Library.open(tmp_path / "lib") as library:
        assert library.episode(episode.id) == episode


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path: Path) -> None:
    with a_library(tmp_path / "lib") as library:
        episode = an_episode(library)
    body = "op.execute('ALTER TABLE episodes ADD COLUMN mood TEXT'); op.execute('ALTER TABLE nowhere ADD COLUMN x')"

    with pytest.raises(OperationalError):
        _migrate(tmp_path / "lib", _with_next(tmp_path / "scripts", body))

    assert "mood" not in _columns(tmp_path / "lib" / "library.db")
    with Library.open(tmp_path / "lib") as library:
        assert library.episode(episode.id) == episode


def test_a_current_library_is_not_backed_up_for_nothing(tmp_path: Path) -> None:
    a_library(tmp_path).close()
    before = len(list((tmp_path / "backups").iterdir()))

    Library.open(tmp_path).close()

    assert len(list((tmp_path / "backups").iterdir())) == before


def _with_next(folder: Path, body: str) -> Path:
    """The migrations of today and one of tomorrow."""
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    lines = [
        f'"""Tomorrow."""\nfrom alembic import op\nrevision = "{NEXT:04}"\ndown_revision = "{SCHEMA_VERSION:04}"',
        f"def upgrade() -> None:\n    {body}\n",
    ]
    (folder / "versions" / f"r{NEXT:04}_tomorrow.py").write_text("\n".join(lines))
    return folder


def _migrate(root: Path, scripts: Path) -> None:
    database = Database(root / "library.db")
    try:
        bring_up_to_date(database, root / "backups", NOON, scripts, NEXT)
    finally:
        database.close()


def _is_in_schema(name: str | None, kind: str) -> bool:
    if kind == "table":
        return name in metadata.tables
    return name not in {"uq_episodes_slug", "uq_editions_standing"}


def _columns(file: Path) -> set[str]:
    return {str(row[1]) for row in _ask(file, "PRAGMA table_info(episodes)")}


def _version(file: Path) -> object:
    return _ask(file, "PRAGMA user_version")[0][0]


def _ask(file: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(file)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()
