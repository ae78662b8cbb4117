"""Copies of the database: checked before they count, named by their content, the newest ten kept."""

import hashlib
import os
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.library.content import sync_folder
from radiodesk.model.problems import LibraryDamaged, storage_guard

KEPT = 10

_NAME = re.compile(r"library-(?P<number>\d{6,})-\d{8}T\d{6}Z(?P<before>-before-\d+)?-(?P<hash>[0-9a-f]{16})\.db")


def write_backup(connection: sqlite3.Connection, folder: Path, now: datetime, before: int | None = None) -> Path:
    """Copy the database behind `connection` into `folder`; the copy is compact, checked and on the disk.

    `before` is the schema number that a migration is about to make; such a backup is never pruned. Names carry a
    running number, because clocks can jump back. Raises `LibraryDamaged`, `DiskFull`, `NotWritable`, sqlite3.Error.
    """
    part = folder / "library.db.part"
    try:
        with storage_guard(part):
            part.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(part),))
        found = _check(part)
        if found != "ok":
            raise damaged(folder.parent, found)
        with storage_guard(part):
            return _put_in_place(part, folder, now, before)
    finally:
        part.unlink(missing_ok=True)


def newest_good_backup(folder: Path) -> Path | None:
    """The newest backup whose content is still what it was when it was made."""
    return next((file for file in reversed(_backups(folder)) if _hash(file) == _facts(file)["hash"]), None)


def damaged(root: Path, reason: str) -> LibraryDamaged:
    """The problem of a damaged database, naming the newest backup that can take its place."""
    try:
        backup = newest_good_backup(root / "backups")
    except OSError:
        backup = None
    if backup is None:
        return LibraryDamaged(reason=reason)
    return LibraryDamaged(
        reason=_("{reason}; the newest good backup is {name}").format(reason=reason, name=backup.name)
    )


def _check(file: Path) -> str:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        return str(copy.execute("PRAGMA quick_check(1)").fetchone()[0])


def _put_in_place(part: Path, folder: Path, now: datetime, before: int | None) -> Path:
    with part.open("rb") as stream:
        os.fsync(stream.fileno())
    known = _backups(folder)
    number = int(_facts(known[-1])["number"]) + 1 if known else 1
    reason = "" if before is None else f"-before-{before}"
    file = folder / f"library-{number:06}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}{reason}-{_hash(part)}.db"
    part.replace(file)
    sync_folder(folder)
    for old in [each for each in _backups(folder) if not _facts(each)["before"]][:-KEPT]:
        old.unlink()
    return file


def _backups(folder: Path) -> list[Path]:
    """Oldest first."""
    named = [file for file in folder.iterdir() if _NAME.fullmatch(file.name)] if folder.is_dir() else []
    return sorted(named, key=lambda file: int(_facts(file)["number"]))


def _facts(file: Path) -> dict[str, str]:
    found = _NAME.fullmatch(file.name)
    return found.groupdict(default="") if found else {}


def _hash(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:16]
