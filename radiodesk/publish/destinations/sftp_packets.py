"""What the packets of SFTP hold: version 3 of the protocol, draft-ietf-secsh-filexfer-02."""

from dataclasses import dataclass
from enum import IntEnum
from struct import Struct, error
from typing import Final

_INT, _LONG = Struct(">I"), Struct(">Q")

_SIZE, _OWNER, _MODE, _TIMES, _MORE = 0x1, 0x2, 0x4, 0x8, 0x80000000

NO_ATTRIBUTES: Final = _INT.pack(0)


class Kind(IntEnum):
    """The numbers of requests and answers."""

    INIT, VERSION, OPEN, CLOSE, READ, WRITE, LSTAT, FSTAT = 1, 2, 3, 4, 5, 6, 7, 8
    SETSTAT, FSETSTAT, OPENDIR, READDIR, REMOVE, MKDIR, RMDIR, REALPATH = 9, 10, 11, 12, 13, 14, 15, 16
    RENAME = 18
    STATUS, HANDLE, DATA, NAME, ATTRS = 101, 102, 103, 104, 105
    EXTENDED, EXTENDED_REPLY = 200, 201


class Code(IntEnum):
    """What a status says."""

    OK, EOF, NO_SUCH_FILE, PERMISSION_DENIED, FAILURE = 0, 1, 2, 3, 4
    BAD_MESSAGE, NO_CONNECTION, CONNECTION_LOST, UNSUPPORTED = 5, 6, 7, 8


class Opening(IntEnum):
    """How a file is opened; to be added up."""

    READ, WRITE, CREATE, TRUNCATE, EXCLUSIVE = 0x1, 0x2, 0x8, 0x10, 0x20


class SftpRefused(Exception):
    """The server answered with another status than OK."""

    def __init__(self, code: int, text: str) -> None:
        """`code` is a `Code`, or a number of a later version."""
        super().__init__(text or f"status {code}")
        self.code = code


class SftpGarbled(Exception):
    """What the server says is not SFTP."""


@dataclass(frozen=True)
class Attributes:
    """What a server says of a file; None where it does not say."""

    size_bytes: int | None
    mode: int | None


def packed_int(number: int) -> bytes:
    """32 bits."""
    return _INT.pack(number)


def packed_long(number: int) -> bytes:
    """64 bits."""
    return _LONG.pack(number)


def packed(text: str | bytes) -> bytes:
    """A string with its length; text as UTF-8, with bytes of other encodings as they came."""
    data = text.encode(errors="surrogateescape") if isinstance(text, str) else text
    return _INT.pack(len(data)) + data


def packed_mode(mode: int) -> bytes:
    """Attributes that say only who may do what."""
    return _INT.pack(_MODE) + _INT.pack(mode)


class Reading:
    """Takes the fields of an answer one after another; `SftpGarbled` where it ends too early."""

    def __init__(self, body: bytes, offset: int = 0) -> None:
        self._body, self._offset = body, offset

    @property
    def is_done(self) -> bool:
        """Whether nothing is left."""
        return self._offset >= len(self._body)

    def number(self) -> int:
        """32 bits."""
        return self._unpacked(_INT)

    def long(self) -> int:
        """64 bits."""
        return self._unpacked(_LONG)

    def string(self) -> bytes:
        """Bytes with a length before them."""
        size = self.number()
        start, self._offset = self._offset, self._offset + size
        if self._offset > len(self._body):
            raise SftpGarbled("no SFTP")
        return self._body[start : self._offset]

    def text(self) -> str:
        """A name: UTF-8, or bytes that `packed` makes the same again."""
        return self.string().decode(errors="surrogateescape")

    def attributes(self) -> Attributes:
        """Section 5: which fields are there is said by the flags before them."""
        flags = self.number()
        size = self.long() if flags & _SIZE else None
        if flags & _OWNER:
            self.long()
        mode = self.number() if flags & _MODE else None
        if flags & _TIMES:
            self.long()
        for _each in range(self.number() if flags & _MORE else 0):
            self.string()
            self.string()
        return Attributes(size, mode)

    def _unpacked(self, form: Struct) -> int:
        try:
            found = form.unpack_from(self._body, self._offset)[0]
        except error as short:
            raise SftpGarbled("no SFTP") from short
        self._offset += form.size
        return int(found)
