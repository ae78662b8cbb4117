"""What SQLite's errors mean to a person."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from radiodesk.bahasa.words import _
from radiodesk.library.backups import damaged
from radiodesk.library.codec import Unreadable, WrittenByNewer
from radiodesk.model.problems import (
    DiskFull,
    LibraryDamaged,
    LibraryInUse,
    LibraryTooNew,
    NotWritable,
    Problem,
    StorageFailed,
)


class SearchDamaged(LibraryDamaged):
    """Only the full-text index is damaged; it can be made again from the episodes."""


_PROBLEMS: dict[int, Callable[[Path, str], Problem]] = {
    sqlite3.SQLITE_FULL: lambda path, _reason: DiskFull(path=path),
    sqlite3.SQLITE_READONLY: lambda path, _reason: NotWritable(path=path),
    sqlite3.SQLITE_CANTOPEN: lambda path, _reason: NotWritable(path=path),
    sqlite3.SQLITE_PERM: lambda path, _reason: NotWritable(path=path),
    sqlite3.SQLITE_IOERR: lambda path, reason: StorageFailed(path=path, reason=reason),
    sqlite3.SQLITE_BUSY: lambda _path, _reason: LibraryInUse(owner=_("another program")),
    sqlite3.SQLITE_LOCKED: lambda _path, _reason: LibraryInUse(owner=_("another program")),
    sqlite3.SQLITE_CORRUPT_VTAB: lambda _path, reason: SearchDamaged(reason=reason),
    sqlite3.SQLITE_CORRUPT: lambda path, reason: damaged(path.parent, reason),
    sqlite3.SQLITE_NOTADB: lambda path, reason: damaged(path.parent, reason),
}
"""By result code (sqlite.org/rescode.html): an extended code first, else its low byte, the primary one."""


@contextmanager
def database_guard(path: Path) -> Iterator[None]:
    """Turn errors of the database file `path` inside the block into the problems they mean."""
    try:
        yield
    except DBAPIError as error:
        _raise_problem(error.orig, path)
        raise
    except sqlite3.Error as error:
        _raise_problem(error, path)
        raise
    except WrittenByNewer as error:
        raise LibraryTooNew from error
    except Unreadable as error:
        raise damaged(path.parent, str(error)) from error


def _raise_problem(error: BaseException | None, path: Path) -> None:
    """Raise what an error means, if it means anything to a person."""
    code = getattr(error, "sqlite_errorcode", None)  # absent when Python's own module complains, not SQLite
    make = (_PROBLEMS.get(code) or _PROBLEMS.get(code & 0xFF)) if isinstance(code, int) else None
    if make:
        raise make(path, str(error)) from error
