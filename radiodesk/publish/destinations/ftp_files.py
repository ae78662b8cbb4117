"""What one does with files over FTP, by their paths on the server.

Everything raises `ftplib.Error` for a reply that refuses, and ConnectionError when the server is gone.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from ftplib import FTP, Error, error_perm, error_temp
from io import BytesIO
from posixpath import dirname
from typing import BinaryIO, cast

from radiodesk.publish.destinations.ftp_faults import code_of
from radiodesk.publish.destinations.ftp_listing import Entry, entries_by_facts, entries_by_list
from radiodesk.publish.destinations.reaching import ANSWER_S, line_guard

BLOCK_BYTES = 64 * 1024
"""One block must go out within `ANSWER_S`: 5 kB/s."""

DEEPEST = 32
"""Folders in folders; nobody publishes deeper, and a server could go on without end."""

LAST_WORD_S = 3.0

_LITTLE_BYTES = 8 * 1024

_UNKNOWN_COMMAND = {500, 501, 502, 503, 504}

_SEND_BUFFER_BYTES = 1 << 20
"""What still lies here when all is sent must go out before the last answer is due: 80 kB/s."""


class FtpFiles:
    """The files of a server."""

    def __init__(self, session: FTP) -> None:
        """`login_folder` is where the server puts this user."""
        self._session = session
        self._restarts: bool | None = None
        with line_guard():
            self.login_folder = _shown(session.pwd())
            self._has_facts = "MLSD" in self._features() or "MLST" in self._features()

    def size(self, path: str) -> int | None:
        """The size of a file in bytes; None for nothing there, or a folder."""
        try:
            return int(self._say("SIZE", path).split()[1])
        except error_perm as error:
            if code_of(error) not in _UNKNOWN_COMMAND:
                return None
        except (IndexError, ValueError):
            pass
        name = path.rpartition("/")[2]
        found = [each for each in self.listed(dirname(path)) if each.name == name and not each.is_folder]
        return found[0].size_bytes if found else None

    def is_folder(self, path: str) -> bool:
        """Whether one can go there."""
        try:
            self._say("CWD", path)
        except error_perm:
            return False
        return True

    def listed(self, folder: str) -> Sequence[Entry]:
        """What stands in a folder, also hidden files; nothing where there is none or it is closed."""
        if not self.is_folder(folder):
            return ()
        if self._has_facts:
            return list(entries_by_facts(self._lines("MLSD")))
        try:
            return list(entries_by_list(self._lines("LIST -a")))
        except error_perm:
            return list(entries_by_list(self._lines("LIST")))

    def walk(self, folder: str, depth: int = 0) -> Iterator[tuple[str, Entry]]:
        """All files below a folder with their paths; links are not followed."""
        below: list[str] = []
        for each in self.listed(folder):
            path = f"{folder.rstrip('/')}/{each.name}"
            if each.is_folder:
                below.append(path)
            elif not each.target:
                yield path, each
        for path in below if depth < DEEPEST else ():
            yield from self.walk(path, depth + 1)

    def read(self, path: str, offset: int) -> Iterator[bytes]:
        """A file from byte `offset` on, in blocks."""
        unwanted = 0 if self._can_start_at(offset) else offset
        line = self._begin(f"RETR {_worn(path)}", offset - unwanted)
        with self._over(line, socket.socket.close):
            while True:
                with line_guard():
                    block = line.recv(BLOCK_BYTES)
                if not block:
                    return
                if unwanted < len(block):
                    yield block[unwanted:]
                unwanted = max(0, unwanted - len(block))

    def write(self, path: str, content: BinaryIO, written: Callable[[int], None]) -> None:
        """Write what is left of `content` at the same place of the file; `written(end)` when it is on its way."""
        end = content.tell()
        with self._over(self._storing(path, end), _stop) as line:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER_BYTES)
            while block := content.read(BLOCK_BYTES):
                with line_guard():
                    line.sendall(block)
                end += len(block)
                written(end)

    def has_room(self, path: str) -> bool:
        """Whether a little more can be written; tried with a file at `path`, which is taken away again."""
        try:
            self.write(path, BytesIO(bytes(_LITTLE_BYTES)), lambda _end: None)
            return self.size(path) == _LITTLE_BYTES
        except Error:
            return False
        finally:
            with suppress(Error):
                self._say("DELE", path)

    def remove(self, path: str) -> None:
        """Take a file away, if it is there."""
        try:
            self._say("DELE", path)
        except error_perm:
            if self.size(path) is not None:
                raise

    def remove_folder(self, path: str) -> bool:
        """Take a folder away if it is empty; whether that was so."""
        try:
            self._say("RMD", path)
        except (error_perm, error_temp):
            return False
        return True

    def make_folder(self, path: str) -> bool:
        """Make it; False when it is there already, which the server decides alone."""
        try:
            self._say("MKD", path)
        except error_perm:
            if not self.is_folder(path):
                raise
            return False
        return True

    def rename(self, old: str, new: str) -> bool:
        """Give a file the name of another; False when the server refuses because that one is there."""
        self._say("RNFR", old)
        try:
            self._say("RNTO", new)
        except (error_perm, error_temp):
            if self.size(new) is None:
                raise
            return False
        return True

    def leave(self) -> None:
        """End the session."""
        self._session.close()

    def _features(self) -> str:
        try:
            return self._session.sendcmd("FEAT").upper()
        except error_perm:
            return ""

    def _say(self, verb: str, path: str) -> str:
        with line_guard():
            return self._session.sendcmd(f"{verb} {_worn(path)}")

    def _lines(self, command: str) -> list[str]:
        data = bytearray()
        try:
            with self._over(self._begin(command), socket.socket.close) as line, line_guard():
                while block := line.recv(BLOCK_BYTES):
                    data += block
        except error_temp as error:
            if code_of(error) != 450:  # “no files found”
                raise
        return [line.rstrip("\r") for line in data.decode(errors="surrogateescape").split("\n")]

    def _storing(self, path: str, offset: int) -> socket.socket:
        if self._can_start_at(offset):
            return self._begin(f"STOR {_worn(path)}", offset)
        return self._begin(f"APPE {_worn(path)}")

    def _can_start_at(self, offset: int) -> bool:
        """Whether the server knows REST; asked once, when it matters."""
        if offset and self._restarts is None:
            try:
                with line_guard():
                    self._session.sendcmd("REST 0")
                self._restarts = True
            except error_perm:
                self._restarts = False
        return not offset or bool(self._restarts)

    def _begin(self, command: str, offset: int = 0) -> socket.socket:
        with line_guard():
            return self._session.transfercmd(command, offset or None)

    @contextmanager
    def _over(self, line: socket.socket, give_up: Callable[[socket.socket], None]) -> Iterator[socket.socket]:
        """A data connection. What the server says of it at last is heard, also when it or we break it off."""
        control = cast("socket.socket", self._session.sock)
        try:
            yield line
        except ConnectionError:
            line.close()
            self._hear_why()
            raise
        except BaseException:
            with suppress(Error, ConnectionError), line_guard():
                give_up(line)
                control.settimeout(LAST_WORD_S)
                self._session.voidresp()
            control.settimeout(ANSWER_S)
            line.close()
            raise
        with line_guard():
            _end(line)
            self._session.voidresp()

    def _hear_why(self) -> None:
        """A server that can write no more closes the data connection, and says why on the other. Raises `Error`."""
        with suppress(ConnectionError), line_guard():
            cast("socket.socket", self._session.sock).settimeout(LAST_WORD_S)
            self._session.voidresp()


def _end(line: socket.socket) -> None:
    """Close it after all that was sent; with TLS, what the server says meanwhile must be read, or data are lost."""
    if isinstance(line, ssl.SSLSocket):
        with suppress(OSError):  # said at once; many servers answer by closing only, or not before they know more
            line.settimeout(LAST_WORD_S)
            line.unwrap()
    line.close()


def _stop(line: socket.socket) -> None:
    """End an upload so that the server still gets what is on its way; closed with something unread, it would not."""
    line.shutdown(socket.SHUT_WR)


def _worn(path: str) -> str:
    """A path in the Latin-1 clothes of the session."""
    return path.encode(errors="surrogateescape").decode("latin-1")


def _shown(path: str) -> str:
    return path.encode("latin-1").decode(errors="surrogateescape")
