"""Leave a library as an earlier version of the program left it: without what the later migrations added."""

import sqlite3
from contextlib import closing
from pathlib import Path

from radiodesk.library.migrate import MIGRATIONS


def leave_as_version(number: int, library: Path) -> None:
    """Take out of the database in `library` every table and column that a library of schema `number` did not have."""
    with closing(sqlite3.connect(":memory:")) as old, closing(sqlite3.connect(library / "library.db")) as database:
        _make(old, number)
        for table in _tables(database) - _tables(old):
            database.execute(f"DROP TABLE {table}")
        for table in sorted(_tables(old)):
            for column in set(_columns(database, table)) - set(_columns(old, table)):
                database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        database.execute("UPDATE alembic_version SET version_num = ?", (f"{number:04d}",))
        database.execute(f"PRAGMA user_version = {number}")
        database.commit()


def _make(raw: sqlite3.Connection, number: int) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import StaticPool, create_engine

    engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        command.upgrade(config, f"{number:04d}")


def _tables(raw: sqlite3.Connection) -> set[str]:
    rows = raw.execute("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    return {name for (name,) in rows if not name.startswith("sqlite_")}


def _columns(raw: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
