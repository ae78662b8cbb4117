"""Bring the database of an older library up to date, after a backup; make the tables of a new one the same way."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from radiodesk.library.backups import write_backup
from radiodesk.library.database import Database
from radiodesk.library.schema import SCHEMA_VERSION
from radiodesk.model.problems import LibraryTooNew

MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(
    database: Database, backups: Path, now: datetime, scripts: Path = MIGRATIONS, newest: int = SCHEMA_VERSION
) -> None:
    """Run the migrations in `scripts` that lead to schema number `newest`, all in one transaction.

    A database that is current is only looked at. Raises `LibraryTooNew` before anything is written.
    """
    version = database.version
    if version > newest:
        raise LibraryTooNew
    if version < newest:
        with database.alone() as raw:
            if version:
                write_backup(raw, backups, now, before=newest)
        with database.session() as session:
            _upgrade(session.connection(), scripts)
            session.connection().exec_driver_sql(f"PRAGMA user_version={newest}")
        with database.alone() as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # so that the file's own header says what it is


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    command.upgrade(config, "head")
