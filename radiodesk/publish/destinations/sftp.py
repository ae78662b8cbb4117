"""A folder of a server that speaks SFTP, as OpenSSH does and most hosts do."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, LinkLeadsOut
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import LineBroken, ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.destinations.reaching import reason_of
from radiodesk.publish.destinations.sftp_faults import refused
from radiodesk.publish.destinations.sftp_files import SftpFiles, Standing
from radiodesk.publish.destinations.sftp_packets import Opening, SftpGarbled, SftpRefused
from radiodesk.publish.destinations.sftp_wire import Wire
from radiodesk.publish.destinations.ssh import SshLine, open_line
from radiodesk.publish.place import Abilities, is_part, part_name

MOST_AT_ONCE = 4
"""OpenSSH begins to turn away at random when ten sign in at the same time (MaxStartups)."""


class SftpPlace:
    """A `Place` on an SFTP server. A path beginning with `/~` is meant from the user's own folder on.

    Connects when it is first used, and anew after the line broke. Its own folder is made at the first `send`; the one
    above must be there.
    """

    def __init__(self, address: Address, credentials: Credentials) -> None:
        self._address, self._credentials = address, credentials
        self._line: SshLine | None = None
        self._files: SftpFiles | None = None
        self._was_there = self._broke = False
        self._root = ""
        self._sound: set[str] = set()
        self._taken: dict[str, int] = {}

    @property
    def abilities(self) -> Abilities:
        """Without the extension posix-rename, the server cannot replace a file in one step."""
        with self._server("") as files:
            return Abilities(files.can_rename_over, True, False, True, MOST_AT_ONCE)

    @property
    def name(self) -> str:
        """The host."""
        return self._address.server

    def stat(self, path: str) -> int | None:
        """The size in bytes; None when nothing stands there."""
        with self._server(path) as files:
            found = self._found(files, path)
            return None if found is None else found.attributes.size_bytes or 0

    def list(self, under: str = "") -> Mapping[str, int]:
        """Every file below the folder; links are not followed."""
        with self._server("") as files:
            return {
                self._path_of(each): each.attributes.size_bytes or 0
                for each in files.walk(self._where(under))
                if each.is_file and not is_part(each.path)
            }

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """The file from `offset` on, in blocks of 32 kB."""
        with self._server(path) as files:
            if self._found(files, path) is None:
                raise FileMissing(path=f"{self.name}: {self._where(path)}")
            yield from files.read(self._where(path), offset)

    def arrived(self, file: PublicFile) -> int:
        """The size of the unfinished file."""
        path = part_name(file)
        return self._taken[path] if path in self._taken else self.stat(path) or 0

    def read_arrived(self, file: PublicFile, offset: int) -> Iterator[bytes] | None:
        """The unfinished file; None for one that was just sent: the server has confirmed every block of it."""
        path = part_name(file)
        return None if path in self._taken else self.read(path, offset)

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """Write to a name of our own beside it.

        Going on, nothing is cut off first: a line that broke may still be bringing the same bytes to the same place.
        """
        path, told = part_name(file), partial(_tell, step, file.size_bytes)
        self._taken.clear()
        with self._server(path) as files:
            where = self._where(path)
            self._check_folder(files, str(PurePosixPath(where).parent))
            self._make_folder(files, PurePosixPath(where).parent)
            size = files.write(where, content, told, is_careful=self._broke)
            if size is not None:
                self._taken[path] = size

    def commit(self, file: PublicFile) -> None:
        """Rename it over what stands there."""
        self._taken.clear()
        with self._server(file.path) as files:
            self._found(files, file.path)
            files.rename(self._where(part_name(file)), self._where(file.path))

    def remove(self, path: str) -> None:
        """Delete the file if it is there, and the folders that are empty then."""
        with self._server(path) as files:
            if self._found(files, path) is not None:
                files.remove(self._where(path))
            for folder in PurePosixPath(path).parents[:-1]:
                if not files.remove_folder(self._where(str(folder))):
                    break
                self._sound.discard(self._where(str(folder)))

    def write_new(self, path: str, data: bytes) -> bool:
        """Make the file unless there is one; the server sees to it that only one of two does."""
        with self._server(path) as files:
            if self._found(files, path) is not None:
                return False
            self._make_folder(files, PurePosixPath(self._where(path)).parent)
            try:
                files.write(self._where(path), BytesIO(data), lambda _end: None, Opening.EXCLUSIVE)
            except SftpRefused:
                if files.standing(self._where(path)) is None:
                    raise
                return False
        return True

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Delete unfinished files."""
        self._taken.clear()
        kept = tuple(f".{sha256[:12]}." for sha256 in keep)
        with self._server("") as files:
            for each in list(files.walk(self._root)):
                if is_part(each.path) and not any(word in each.path.rpartition("/")[2] for word in kept):
                    files.remove(each.path)

    def close(self) -> None:
        """End the connection."""
        if self._line:
            self._line.close()
        self._line = self._files = None
        self._taken.clear()

    @contextmanager
    def _server(self, path: str) -> Iterator[SftpFiles]:
        """The files of the server, reached anew when needed; what goes wrong with them is said as a Problem."""
        try:
            files = self._files or self._connect()
            yield files
        except SftpRefused as refusal:
            room = self._files.room(self._root) if self._files else None
            raise refused(refusal, self._address, path, room) from refusal
        except (ConnectionError, SftpGarbled) as error:
            self.close()
            self._broke = True
            kind = LineBroken if isinstance(error, ConnectionError) else ServerRefused
            reason = reason_of(error, self._credentials.secret)
            raise kind(server=self.name, path=self._address.path, reason=reason) from error

    def _connect(self) -> SftpFiles:
        self._line = open_line(self._address, self._credentials, self._was_there)
        self._files, self._was_there = SftpFiles(Wire(self._line)), True
        self._sound.clear()
        path = self._address.path
        if path in ("", "/~") or path.startswith("/~/"):
            path = f"{self._files.real_path('.') or ''}/{path.removeprefix('/~').lstrip('/')}"
        path = str(PurePosixPath("/" + path.lstrip("/")))
        self._root = self._files.real_path(path) or path
        return self._files

    def _found(self, files: SftpFiles, path: str) -> Standing | None:
        """What stands at `path`, or `LinkLeadsOut`: a link as the last part is not ours to follow."""
        parts = PurePosixPath(path).parts
        if not parts or ".." in parts or path.startswith("/"):
            raise LinkLeadsOut(path=path)
        self._check_folder(files, str(PurePosixPath(self._where(path)).parent))
        found = files.standing(self._where(path))
        if found and found.is_link:
            raise LinkLeadsOut(path=path)
        return found

    def _check_folder(self, files: SftpFiles, folder: str) -> None:
        """Links between folders are their owner's choice as long as they stay below ours."""
        if folder in self._sound:
            return
        real = files.real_path(folder)
        if real and not PurePosixPath(real).is_relative_to(self._root):
            raise LinkLeadsOut(path=folder)
        if real:
            self._sound.add(folder)

    def _make_folder(self, files: SftpFiles, folder: PurePosixPath) -> None:
        missing = []
        while files.standing(str(folder)) is None:
            if not folder.is_relative_to(self._root) or str(folder) == "/":
                raise FileMissing(path=f"{self.name}: {folder}")  # not ours to make: another disk may belong there
            missing.append(str(folder))
            folder = folder.parent
        for each in reversed(missing):
            files.make_folder(each)

    def _where(self, path: str) -> str:
        return str(PurePosixPath(self._root, path))

    def _path_of(self, each: Standing) -> str:
        return str(PurePosixPath(each.path).relative_to(self._root))


def _tell(step: Step, total: int, done: int) -> None:
    step(done, total)
