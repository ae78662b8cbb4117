"""The library: a folder with everything about some programmes, open in one process at a time."""

import logging
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from radiodesk.library.accounts import Accounts
from radiodesk.library.appointments import Appointments
from radiodesk.library.backups import write_backup
from radiodesk.library.database import Database
from radiodesk.library.destinations import Destinations
from radiodesk.library.editions import Editions
from radiodesk.library.files import BACKUPS
from radiodesk.library.folder import (
    DATABASE_FILE,
    UNBORN_FILE,
    claim_empty_folder,
    fill_folders,
    give_birth,
    insist_on_library,
    sweep,
)
from radiodesk.library.holding import Clock
from radiodesk.library.levels import Levels
from radiodesk.library.lock import FolderLock
from radiodesk.library.migrate import bring_up_to_date
from radiodesk.library.origins import Origins
from radiodesk.library.post_queue import PostQueue
from radiodesk.library.posts import Posts
from radiodesk.library.programmes import Programmes, insist_on_programme
from radiodesk.library.records import Records
from radiodesk.library.search import insist_on_sound_search
from radiodesk.library.transcripts import Transcripts
from radiodesk.library.withdrawals import Withdrawals
from radiodesk.model.problems import LibraryProblem, StorageProblem
from radiodesk.model.programme import Programme

SMALL_BYTES = 16 << 20
"""A database up to this size is checked whenever it is opened (some milliseconds), a larger one after a crash."""

_log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock of this machine."""
    return datetime.now(UTC)


class Library(
    Programmes,
    Origins,
    Transcripts,
    Levels,
    Destinations,
    Editions,
    Records,
    Appointments,
    Withdrawals,
    Posts,
    Accounts,
    PostQueue,
):
    """An open library. Safe to use from any thread; what a method has written when it returns is on the disk."""

    def __init__(self, root: Path, database: Database, now: Clock, lock: FolderLock) -> None:
        """Use `create` or `open`."""
        super().__init__(root, database, now)
        self._lock = lock
        self._is_open = True

    @classmethod
    def create(cls, root: Path, programme: Programme, now: Clock = utc_now) -> Self:
        """Make a library for a programme in a folder that is empty or not there yet, and open it.

        Raises `LibraryExists`, `LibraryInUse`, `NotWritable`, `DiskFull`.
        """
        root = root.absolute()
        claim_empty_folder(root)
        with ExitStack() as undo:
            lock = FolderLock(root, now())
            undo.callback(lock.release)
            claim_empty_folder(root)  # again: another process may have been quicker
            _furnish(root, programme, now())
            undo.pop_all()
        return cls._take_over(root, lock, now)

    @classmethod
    def open(cls, root: Path, now: Clock = utc_now) -> Self:
        """Open the library in `root`.

        Raises `NotALibrary`, `LibraryInUse`, `LibraryTooNew`, `LibraryDamaged`, `NotWritable`, `DiskFull`.
        """
        root = root.absolute()
        insist_on_library(root)
        return cls._take_over(root, FolderLock(root, now()), now)

    @classmethod
    def _take_over(cls, root: Path, lock: FolderLock, now: Clock) -> Self:
        with ExitStack() as undo:
            undo.callback(lock.release)
            database = Database(root / DATABASE_FILE)
            undo.callback(database.close)
            if database.was_interrupted or database.path.stat().st_size <= SMALL_BYTES:
                database.insist_on_soundness("quick_check")
            bring_up_to_date(database, root / BACKUPS, now())
            insist_on_programme(database)
            fill_folders(root)
            sweep(root)
            undo.pop_all()
        return cls(root, database, now, lock)

    def check(self) -> None:
        """Look at every page of the database; mend the full-text index if that is all. Raises `LibraryDamaged`.

        Takes seconds for a large library.
        """
        self._write(insist_on_sound_search)
        self._database.insist_on_soundness("integrity_check")

    def backup(self) -> Path:
        """Copy the database into the folder `backups` and return the copy. Raises `DiskFull`, `LibraryDamaged`."""
        with self._database.alone() as connection:
            file = write_backup(connection, self.root / BACKUPS, self._now())
            self._database.mark_backed_up()
        return file

    def close(self) -> None:
        """Back up what has changed, and let the folder go. Closing twice does no harm."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            if self._database.is_changed:
                self.backup()
        except (LibraryProblem, StorageProblem):  # what was written is safe; the next closing tries again
            _log.exception("no backup was made on closing")
        finally:
            self._database.close()
            self._lock.release()

    def __enter__(self) -> Self:
        """The library itself; it is closed when the block ends."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()


def _furnish(root: Path, programme: Programme, now: datetime) -> None:
    """Make everything inside; the folder is a library only with the last step."""
    fill_folders(root)
    with closing(Database(root / UNBORN_FILE)) as database:
        bring_up_to_date(database, root / BACKUPS, now)
        with database.session() as session:
            session.add(replace(programme, id=0))
    give_birth(root)
