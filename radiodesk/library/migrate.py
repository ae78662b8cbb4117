"""Bring the database of an older library up to date, after a backup; make the tables of a new one the same way."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from radiodesk.library.backups import damaged, write_backup
from radiodesk.library.database import Database
from radiodesk.library.schema import SCHEMA_VERSION
from radiodesk.model.problems import LibraryTooNew

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(
    database: Database, backups: Path, now: datetime, scripts: Path = MIGRATIONS, newest: int = SCHEMA_VERSION
) -> None:
    """Run the migrations in `scripts` that lead to schema number `newest`, all in one transaction.

    A database that is current is only looked at. Raises `LibraryTooNew` before anything is written, `LibraryDamaged`.
    """
    version = database.version
    if version > newest:
        raise LibraryTooNew
    if version < newest:
        with database.alone() as raw:
            if version:
                write_backup(raw, backups, now, before=newest)
        with _references_unwatched(database), database.session() as session:
            _upgrade(session.connection(), scripts)
            strays = session.connection().exec_driver_sql("PRAGMA foreign_key_check").first()
            if strays:
                raise damaged(database.path.parent, f"foreign key: {tuple(strays)}")
            session.connection().exec_driver_sql(f"PRAGMA user_version={newest}")
        with database.alone() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file's own header says what it is


@contextmanager
def _references_unwatched(database: Database) -> Iterator[None]:
    """Let a table that others refer to be made anew (sqlite.org/lang_altertable.html, 7)."""
    with database.alone() as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        with database.alone() as raw:
            raw.execute("PRAGMA foreign_keys=ON")


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")
