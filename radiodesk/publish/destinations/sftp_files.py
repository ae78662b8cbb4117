"""What one does with files over SFTP, by their paths on the server. Everything raises what `Wire` raises."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import BinaryIO

from radiodesk.publish.destinations.sftp_packets import (
    NO_ATTRIBUTES,
    Attributes,
    Code,
    Kind,
    Opening,
    Reading,
    SftpRefused,
    packed,
    packed_int,
    packed_mode,
)
from radiodesk.publish.destinations.sftp_wire import Wire

DEEPEST = 32
"""Folders in folders; nobody publishes deeper, and a server could go on without end."""

_FOLDERS_AT_ONCE = 32
"""Servers let so many be open at the same time."""

_READABLE, _ENTERABLE = 0o044, 0o055

_POSIX_RENAME, _STATVFS = b"posix-rename@openssh.com", b"statvfs@openssh.com"


@dataclass(frozen=True)
class Standing:
    """Something that stands on the server. What does not say its kind is taken for a file."""

    path: str
    attributes: Attributes

    @property
    def is_folder(self) -> bool:
        """A folder, and no link to one."""
        return S_ISDIR(self.attributes.mode or 0)

    @property
    def is_link(self) -> bool:
        """A symbolic link."""
        return S_ISLNK(self.attributes.mode or 0)

    @property
    def is_file(self) -> bool:
        """A file like any other: no link, pipe or device."""
        return self.attributes.mode is None or S_ISREG(self.attributes.mode)


@dataclass(frozen=True)
class Room:
    """What is left on the disk, by `statvfs`."""

    free_bytes: int
    free_files: int
    is_read_only: bool


class SftpFiles:
    """The files of a server."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.can_rename_over = _POSIX_RENAME in wire.extensions

    def standing(self, path: str) -> Standing | None:
        """What stands there, links not followed; None for nothing."""
        try:
            return Standing(path, self._wire.do(Kind.LSTAT, packed(path)).attributes())
        except SftpRefused as refusal:
            if refusal.code == Code.NO_SUCH_FILE:
                return None
            raise

    def real_path(self, path: str) -> str | None:
        """The path with all links followed; None when it leads nowhere."""
        try:
            reading = self._wire.do(Kind.REALPATH, packed(path))
        except SftpRefused:
            return None
        reading.number()
        return reading.text()

    def read(self, path: str, offset: int) -> Iterator[bytes]:
        """A file from byte `offset` on, in blocks."""
        with self._opened(path, Opening.READ) as handle:
            size = self._wire.do(Kind.FSTAT, handle).attributes().size_bytes or 0
            yield from self._wire.read(handle, offset, until=size)

    def write(
        self, path: str, content: BinaryIO, written: Callable[[int], None], modes: int = 0, is_careful: bool = False
    ) -> int | None:
        """Write what is left of `content` at the same place of the file, which then is readable by web servers.

        `is_careful`: the line is known to break. Gives the size that the server tells when it has taken everything.
        """
        offset = content.tell()
        start = Opening.CREATE | (0 if offset else Opening.TRUNCATE) | modes
        with self._opened(path, Opening.WRITE | start) as handle:
            self._wire.write(handle, offset, content, written, is_careful or offset > 0)
            found = self._wire.do(Kind.FSTAT, handle).attributes()
            if found.mode and not found.mode & 0o004:
                with suppress(SftpRefused):  # not every server lets one
                    self._wire.do(Kind.FSETSTAT, handle, packed_mode(found.mode & 0o777 | _READABLE))
        return found.size_bytes

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        try:
            self._wire.do(Kind.REMOVE, packed(path))
        except SftpRefused as refusal:
            if refusal.code != Code.NO_SUCH_FILE:
                raise

    def remove_folder(self, path: str) -> bool:
        """Take a folder away if it is empty; whether that was so."""
        try:
            self._wire.do(Kind.RMDIR, packed(path))
        except SftpRefused:
            return False
        return True

    def make_folder(self, path: str) -> None:
        """Make it, unless somebody was faster; web servers can look into it."""
        try:
            self._wire.do(Kind.MKDIR, packed(path), NO_ATTRIBUTES)
        except SftpRefused:
            if not self.standing(path):
                raise
        made = self.standing(path)
        if made and made.attributes.mode and not made.attributes.mode & 0o001:
            with suppress(SftpRefused):
                self._wire.do(Kind.SETSTAT, packed(path), packed_mode(made.attributes.mode & 0o777 | _ENTERABLE))

    def rename(self, old: str, new: str) -> None:
        """Give a file the name of another: in one step where the server can, else there is none for a moment."""
        if self.can_rename_over:
            self._wire.do(Kind.EXTENDED, packed(_POSIX_RENAME), packed(old), packed(new))
            return
        try:
            self._wire.do(Kind.RENAME, packed(old), packed(new))
        except SftpRefused:
            if not self.standing(new):
                raise
            self.remove(new)
            self._wire.do(Kind.RENAME, packed(old), packed(new))

    def room(self, path: str) -> Room | None:
        """What is left where `path` stands; None where the server does not tell."""
        if _STATVFS not in self._wire.extensions:
            return None
        try:
            reading = self._wire.do(Kind.EXTENDED, packed(_STATVFS), packed(path))
        except SftpRefused:
            return None
        _size, unit, _blocks, _free, free, _files, _free_files, free_files, _id, flag = (
            reading.long() for _each in range(10)
        )
        return Room(unit * free, free_files, bool(flag & 1))

    def walk(self, root: str) -> Iterator[Standing]:
        """All that stands below a folder, except folders; links are not followed, closed folders are passed by."""
        folders = [root]
        for _depth in range(DEEPEST):
            below: list[str] = []
            for start in range(0, len(folders), _FOLDERS_AT_ONCE):
                for each in self._listed(folders[start : start + _FOLDERS_AT_ONCE]):
                    if each.is_folder:
                        below.append(each.path)
                    else:
                        yield each
            folders = below

    def _listed(self, folders: Sequence[str]) -> list[Standing]:
        """What stands in these folders, which are all read at the same time."""
        answers = zip(folders, self._wire.do_all(Kind.OPENDIR, map(packed, folders)), strict=True)
        opened = {packed(answer.string()): folder for folder, answer in answers if isinstance(answer, Reading)}
        unread, found = list(opened), list[Standing]()
        while unread:
            outcomes = list(zip(unread, self._wire.do_all(Kind.READDIR, unread), strict=True))
            unread = [handle for handle, answer in outcomes if isinstance(answer, Reading)]
            for handle, answer in outcomes:
                if isinstance(answer, Reading):
                    found += _entries(opened[handle], answer)
        self._wire.do_all(Kind.CLOSE, opened)
        return found

    @contextmanager
    def _opened(self, path: str, modes: int) -> Iterator[bytes]:
        handle = packed(self._wire.do(Kind.OPEN, packed(path), packed_int(modes), NO_ATTRIBUTES).string())
        try:
            yield handle
        except ConnectionError:
            raise
        except BaseException:
            with suppress(SftpRefused, ConnectionError):
                self._wire.do(Kind.CLOSE, handle)
            raise
        self._wire.do(Kind.CLOSE, handle)


def _entries(folder: str, answer: Reading) -> Iterator[Standing]:
    for _each in range(answer.number()):
        name = answer.text()
        answer.string()
        attributes = answer.attributes()
        if name not in (".", "..") and "/" not in name:
            yield Standing(f"{folder.rstrip('/')}/{name}", attributes)
