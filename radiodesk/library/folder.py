"""The library folder before its database is opened: is there a library, whose is it, what did a crash leave behind."""

import logging
import stat
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.library.backups import damaged
from radiodesk.library.content import sync_folder
from radiodesk.library.files import FOLDERS
from radiodesk.library.lock import LOCK_FILE
from radiodesk.library.schema import APPLICATION_ID, SCHEMA_VERSION
from radiodesk.model.problems import LibraryExists, LibraryTooNew, NotALibrary, storage_guard

DATABASE_FILE = "library.db"
UNBORN_FILE = "library.db.part"
"""A library that is being made; it becomes one when this file gets its name."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100

_log = logging.getLogger(__name__)


def insist_on_library(root: Path) -> None:
    """Look at the database file without opening it, so that nothing is written to what is not ours.

    Offsets of the header: sqlite.org/fileformat2.html, 1.3. Raises `NotALibrary`, `LibraryDamaged`, `LibraryTooNew`.
    """
    file = root / DATABASE_FILE
    with storage_guard(file):
        if not file.is_file():
            if any(file.is_file() for folder in ("originals", "backups") for file in (root / folder).rglob("*")):
                raise damaged(root, _("{name} is missing").format(name=DATABASE_FILE))
            raise NotALibrary(path=root)
        with file.open("rb") as stream:
            header = stream.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise damaged(root, _("{name} is empty or no database").format(name=DATABASE_FILE))
    if int.from_bytes(header[68:72]) != APPLICATION_ID:
        raise NotALibrary(path=root)
    if int.from_bytes(header[60:64]) > SCHEMA_VERSION:
        raise LibraryTooNew


def claim_empty_folder(root: Path) -> None:
    """Make sure that a new library can be made in `root`. Raises `LibraryExists`, `NotWritable`, `DiskFull`.

    What an attempt that was cut short left behind is in nobody's way.
    """
    with storage_guard(root):
        root.mkdir(parents=True, exist_ok=True)
        if not all(_is_ours_and_empty(entry) for entry in root.iterdir()):
            raise LibraryExists(path=root)


def fill_folders(root: Path) -> None:
    """Make the folders inside that are not there, and clear away an attempt that was cut short."""
    with storage_guard(root):
        for name in FOLDERS:
            (root / name).mkdir(exist_ok=True)
        for unborn in root.glob(f"{UNBORN_FILE}*"):
            unborn.unlink()


def give_birth(root: Path) -> None:
    """Give the finished database its name: from now on this folder is a library."""
    with storage_guard(root):
        (root / UNBORN_FILE).replace(root / DATABASE_FILE)
        sync_folder(root)


def sweep(root: Path) -> None:
    """Remove half-written files of a process that is no more. Whoever calls this holds the library."""
    for part in [part for name in FOLDERS for part in (root / name).glob("*.part")]:
        with storage_guard(part):
            part.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows removes no read-only file
            part.unlink()
        _log.warning("removed %s, which was never finished", part.relative_to(root))


def _is_ours_and_empty(entry: Path) -> bool:
    if entry.name in FOLDERS:
        return entry.is_dir() and not any(entry.iterdir())
    return entry.name == LOCK_FILE or entry.name.startswith(UNBORN_FILE)
