"""One RadioDesk at a time in a library: the kernel's lock decides, the text in the lock file only says who."""

import getpass
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from radiodesk.bahasa.dates import long_moment
from radiodesk.bahasa.words import _, language
from radiodesk.model.problems import LibraryInUse, storage_guard

LOCK_FILE = "library.lock"

_LONGEST_NOTE = 1000
_LOCKED_BYTE = 1 << 30
"""Windows forbids others to read the bytes that are locked, so the locked byte lies far behind the text."""


class FolderLock:
    """Holds a folder for this process until `release`, or until the process ends in whatever way."""

    def __init__(self, folder: Path, since: datetime) -> None:
        """Take the lock. Raises `LibraryInUse` naming the owner, `NotWritable`, `DiskFull`."""
        file = folder / LOCK_FILE
        with storage_guard(file):
            self._descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            with storage_guard(file):
                taken = _try_lock(self._descriptor)
            if not taken:
                raise LibraryInUse(owner=_owner(self._descriptor))
        except BaseException:
            os.close(self._descriptor)
            raise
        _sign(self._descriptor, since)

    def release(self) -> None:
        """Give the lock back. The file stays: removing it could rob whoever has just opened it."""
        os.close(self._descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _sign(descriptor: int, since: datetime) -> None:
    lines = (_user(), socket.gethostname(), str(os.getpid()), since.astimezone().isoformat(" ", "minutes"))
    with suppress(OSError):  # the note is a courtesy; a full disk must not keep anyone out of the library
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, "\n".join(lines).encode(errors="replace"))


def _owner(descriptor: int) -> str:
    with suppress(OSError, ValueError):  # ValueError: what stands there is no note of ours
        os.lseek(descriptor, 0, os.SEEK_SET)
        lines = os.read(descriptor, _LONGEST_NOTE).decode(errors="replace").split("\n")
        if len(lines) == 4 and all(line.isprintable() for line in lines):
            user, host, pid, since = lines
            moment = long_moment(datetime.fromisoformat(since).astimezone(), language())
            return _("{user} on {host}, process {pid}, since {since}").format(
                user=user, host=host, pid=pid, since=moment
            )
    return _("another program")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as containers have it
        return "?"
