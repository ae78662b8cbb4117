"""A folder of a server that speaks FTP, with TLS (FTPS) or without.

Without TLS, the password and all files travel as anybody on the way can read them.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from ftplib import Error
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from posixpath import normpath
from typing import BinaryIO
from uuid import uuid4

from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, LinkLeadsOut
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import LineBroken, LineProblem, ServerFull
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.ftp_faults import refused
from radiodesk.publish.destinations.ftp_files import FtpFiles
from radiodesk.publish.destinations.ftp_portions import Portions
from radiodesk.publish.destinations.ftp_session import open_session
from radiodesk.publish.destinations.reaching import lost, reason_of
from radiodesk.publish.place import PART_SUFFIX, Abilities, is_part, part_name

MOST_AT_ONCE = 3
"""Hosts count connections by user and by address; eight at most is usual, and other people have some."""

OTHERS_TURN_S = 3.0
"""A desk that makes a lock is done long before; after that it is gone."""

_swapping: dict[str, bool] = {}
"""Whether a server's rename replaces a file, by account: found out once and not for each connection."""


class FtpPlace:
    """A `Place` on an FTP server. Connects when it is first used, and anew after the line broke.

    A path is meant from the folder on where the server puts the user, as browsers and curl mean it; one that begins
    with that folder, or that is only there from the top, is taken from the top. The place's own folder is made at the
    first `send`; the one above must be there.
    """

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self._address, self._credentials = address, credentials
        self._files: FtpFiles | None = None
        self._was_there = self._broke = False
        self._root = ""
        self._links: dict[str, Mapping[str, str]] = {}
        self._taken: dict[str, int] = {}

    @property
    def abilities(self) -> Abilities:
        """Whether its rename replaces a file is tried with two small files of ours, where the folder is there."""
        with self._server("") as files:
            swaps = _swapping.get(self._address.account)
            if swaps is None and files.is_folder(self._root):
                with suppress(Error):  # where nothing may be written, the first upload says it better
                    swaps = _swapping[self._address.account] = self._tried_to_swap(files)
        return Abilities(swaps is not False, True, False, True, MOST_AT_ONCE, encrypts=self._address.kind != "ftp")

    @property
    def name(self) -> str:
        """The host."""
        return self._address.server

    def stat(self, path: str) -> int | None:
        """The size in bytes; None when nothing stands there."""
        with self._server(path) as files:
            return files.size(self._checked(files, path))

    def list(self, under: str = "") -> Mapping[str, int]:
        """Every file below the folder; links are not followed."""
        with self._server("") as files:
            walked = files.walk(self._where(under))
            found = {path: entry.size_bytes for path, entry in walked if not is_part(path)}
        return {str(PurePosixPath(path).relative_to(self._root)): size for path, size in found.items()}

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """The file from `offset` on, in blocks."""
        with self._server(path) as files:
            where = self._checked(files, path)
            size = files.size(where)
            if size is None:
                raise FileMissing(path=f"{self.name}: {where}")
            if offset < size:
                yield from files.read(where, offset)

    def arrived(self, file: PublicFile) -> int:
        """The size of the unfinished file."""
        path = part_name(file)
        return self._taken[path] if path in self._taken else self.stat(path) or 0

    def read_arrived(self, file: PublicFile, offset: int) -> Iterator[bytes] | None:
        """The unfinished file; None for one that was just sent: the server has confirmed each piece and its size."""
        path = part_name(file)
        return None if path in self._taken else self.read(path, offset)

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """Write to a name of our own beside it.

        Routers forget the control connection while the other carries for minutes: then the size says how it went.
        """
        path, portions = part_name(file), Portions(content, is_careful=self._broke or content.tell() > 0)
        self._taken.clear()
        try:
            with self._server(path) as files:
                where = self._checked(files, path)
                self._make_folder(files, PurePosixPath(where).parent)
                for portion in portions:
                    files.write(where, portion, partial(_tell, step, file.size_bytes))
                    if files.size(where) != content.tell():  # servers call also complete what a broken line brought
                        raise lost()
                self._taken[path] = content.tell()
        except LineProblem as problem:
            if content.tell() == file.size_bytes and self.arrived(file) == file.size_bytes:
                return
            if portions.is_begun and isinstance(problem.__cause__, Error):
                self._ask_for_room(path)
            raise

    def commit(self, file: PublicFile) -> None:
        """Rename it over what stands there; where the server refuses that, there is nothing for a moment."""
        self._taken.clear()
        with self._server(file.path) as files:
            target, part = self._checked(files, file.path), self._checked(files, part_name(file))
            if not files.rename(part, target):
                _swapping[self._address.account] = False
                files.remove(target)
                files.rename(part, target)

    def remove(self, path: str) -> None:
        """Delete the file if it is there, and the folders that are empty then."""
        with self._server(path) as files:
            files.remove(self._checked(files, path))
            for folder in PurePosixPath(path).parents[:-1]:
                if not files.remove_folder(self._where(folder)):
                    break
                self._links.pop(self._where(folder), None)

    def write_new(self, path: str, data: bytes) -> bool:
        """Make the file unless there is one.

        FTP always overwrites files, but of two who make the same folder only one may: a folder beside the file stands
        as long as somebody is making it. One that is left over (its maker died in that second) is taken away.
        """
        with self._server(path) as files:
            where = self._checked(files, path)
            self._make_folder(files, PurePosixPath(where).parent)
            turn = f"{where}.turn"
            if not files.make_folder(turn):
                time.sleep(OTHERS_TURN_S)
                if files.size(where) is None:
                    files.remove_folder(turn)
                return False
            try:
                if files.size(where) is not None:
                    return False
                files.write(where, BytesIO(data), lambda _end: None)
            finally:
                files.remove_folder(turn)
        return b"".join(self.read(path)) == data

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Delete unfinished files."""
        self._taken.clear()
        kept = tuple(f".{sha256[:12]}." for sha256 in keep)
        with self._server("") as files:
            for path, entry in list(files.walk(self._root)):
                if is_part(path) and not any(word in entry.name for word in kept):
                    files.remove(path)

    def close(self) -> None:
        """End the connection."""
        if self._files:
            self._files.leave()
        self._files = None
        self._taken.clear()

    @contextmanager
    def _server(self, path: str) -> Iterator[FtpFiles]:
        """The files of the server, reached anew when needed; what goes wrong with them is said as a Problem."""
        secret = self._credentials.secret
        try:
            yield self._files or self._connect()
        except Error as error:
            problem = refused(error, self._address, path, secret)
            if isinstance(problem, LineProblem):
                self.close()
                self._broke = True
            raise problem from error
        except ConnectionError as error:
            self.close()
            self._broke = True
            raise LineBroken(server=self.name, reason=reason_of(error, secret)) from error

    def _connect(self) -> FtpFiles:
        self._files = FtpFiles(open_session(self._address, self._credentials.secret, self._was_there))
        self._was_there = True
        self._links.clear()
        home, path = PurePosixPath(self._files.login_folder), PurePosixPath("/" + self._address.path.lstrip("/"))
        inside = home / str(path).lstrip("/")
        is_from_top = path.is_relative_to(home) or (
            not self._files.is_folder(str(inside)) and self._files.is_folder(str(path))
        )
        self._root = str(path if is_from_top else inside)
        return self._files

    def _checked(self, files: FtpFiles, path: str) -> str:
        """Where `path` lies, or `LinkLeadsOut`: where the server shows links, they must not lead out."""
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise LinkLeadsOut(path=path)
        folder = PurePosixPath(self._root)
        for part in parts:
            target = self._links_in(files, str(folder)).get(part)
            if target and (part is parts[-1] or not self._stays(folder, target)):
                raise LinkLeadsOut(path=path)
            folder /= part
        return str(folder)

    def _stays(self, folder: PurePosixPath, target: str) -> bool:
        return target != "?" and PurePosixPath(normpath(folder / target)).is_relative_to(self._root)

    def _links_in(self, files: FtpFiles, folder: str) -> Mapping[str, str]:
        if folder not in self._links:
            self._links[folder] = {each.name: each.target for each in files.listed(folder) if each.target}
        return self._links[folder]

    def _make_folder(self, files: FtpFiles, folder: PurePosixPath) -> None:
        missing = []
        while not files.is_folder(str(folder)):
            if not folder.is_relative_to(self._root) or str(folder) == "/":
                raise FileMissing(path=f"{self.name}: {folder}")  # not ours to make: another disk may belong there
            missing.append(str(folder))
            folder = folder.parent
        for each in reversed(missing):
            files.make_folder(each)

    def _ask_for_room(self, path: str) -> None:
        """Raise `ServerFull` if nothing more can be written: a failed upload says not whether line or disk failed."""
        with self._server(path) as files:
            if not files.has_room(self._where(_own_name("room"))):
                raise ServerFull(server=self.name, path=path)

    def _tried_to_swap(self, files: FtpFiles) -> bool:
        probes = [self._where(_own_name("swap")) for _each in "12"]
        try:
            for probe in probes:
                files.write(probe, BytesIO(b"RadioDesk"), lambda _end: None)
            return files.rename(*probes)
        finally:
            with suppress(Error):
                for probe in probes:
                    files.remove(probe)

    def _where(self, path: PurePosixPath | str) -> str:
        return str(PurePosixPath(self._root, path))


def _tell(step: Step, total: int, done: int) -> None:
    step(done, total)


def _own_name(purpose: str) -> str:
    """A name that nobody has, of a file that is taken for unfinished when it is left over."""
    return f".{purpose}-{uuid4().hex[:12]}{PART_SUFFIX}"
