"""The SQLite file: one connection, used by one thread after another, every acknowledged write on the disk.

One connection for the whole process keeps clear of SQLite's WAL-reset bug (sqlite.org/wal.html, before 3.51.3), and the
EXCLUSIVE lock keeps other programs away from a file that is open. Measured (facts on reliability): WAL with
synchronous=FULL lost no acknowledged commit at power loss.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from radiodesk.library import mapping as _mapping  # noqa: F401 - makes the model's classes known to sessions
from radiodesk.library.backups import damaged
from radiodesk.library.faults import database_guard
from radiodesk.library.schema import APPLICATION_ID

_BEFORE_FIRST_ACCESS = ("locking_mode=EXCLUSIVE", "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0")
_AFTERWARDS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "secure_delete=FAST",
    "journal_size_limit=67108864",
)


class Database:
    """An open library database. Sessions of several threads wait for each other."""

    def __init__(self, path: Path) -> None:
        """Open `path`, or begin an empty file there. Raises what `database_guard` raises."""
        self.path = path
        self.was_interrupted = _leftover(path)
        self._lock = threading.RLock()
        self._is_open = True
        with database_guard(path):
            self._raw = _connect(path)
        self._backed_up_changes = 0
        self._engine = create_engine("sqlite://", creator=lambda: self._raw, poolclass=StaticPool)
        event.listen(self._engine, "begin", _begin)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """One transaction. It is on the disk when the block has ended, or undone when the block raised.

        What was loaded stays usable afterwards, as a snapshot. Sessions of one thread must not be nested.
        """
        with self.alone(), Session(self._engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def alone(self) -> Iterator[sqlite3.Connection]:
        """The bare connection, outside any transaction, with every other thread kept waiting."""
        with self._lock, database_guard(self.path):
            if not self._is_open:
                raise sqlite3.ProgrammingError("this library is closed")
            yield self._raw

    @property
    def version(self) -> int:
        """The number of the schema, SQLite's user_version."""
        with self.alone() as connection:
            return int(connection.execute("PRAGMA user_version").fetchone()[0])

    @property
    def is_changed(self) -> bool:
        """Whether anything was written since the last backup, in this run or in one that was cut short."""
        with self.alone() as connection:
            return self.was_interrupted or connection.total_changes != self._backed_up_changes

    def mark_backed_up(self) -> None:
        """Remember that everything up to now is in a backup."""
        with self.alone() as connection:
            self.was_interrupted = False
            self._backed_up_changes = connection.total_changes

    def insist_on_soundness(self, check: Literal["quick_check", "integrity_check"]) -> None:
        """Let SQLite look for damage. Raises `LibraryDamaged`."""
        with self.alone() as connection:
            connection.execute("PRAGMA shrink_memory")  # the disk is asked, not what is remembered of it
            found = str(connection.execute(f"PRAGMA {check}(1)").fetchone()[0])
            strays = connection.execute("PRAGMA foreign_key_check").fetchone()
        if found != "ok" or strays:
            raise damaged(self.path.parent, found if found != "ok" else f"foreign key: {strays}")

    def close(self) -> None:
        """Write everything into the one file and let it go."""
        with self._lock:
            if self._is_open:
                self._is_open = False
                self._engine.dispose()
                self._raw.close()


def _leftover(path: Path) -> bool:
    """Whether a write-ahead log lies beside the database: whoever had it open did not close it."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def _connect(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, timeout=5, isolation_level=None, check_same_thread=False)
    try:
        is_new = not path.is_file() or path.stat().st_size == 0
        for setting in _BEFORE_FIRST_ACCESS:
            raw.execute(f"PRAGMA {setting}")
        if is_new:
            raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
        for setting in _AFTERWARDS:
            raw.execute(f"PRAGMA {setting}")
    except BaseException:
        raw.close()
        raise
    return raw


def _begin(connection: Connection) -> None:
    """Every transaction may write from its first statement: with one connection, nobody is kept waiting by that."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")
