"""SFTP over a channel, with many requests under way at once.

Requests go out before earlier answers are in, so a long line costs its delay once, and not for each block or folder.
paramiko's own client lets all answers come in before it goes on, and hides what the server can do.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from struct import Struct
from typing import BinaryIO, Final, Protocol

from radiodesk.publish.destinations.sftp_packets import (
    Code,
    Kind,
    Reading,
    SftpGarbled,
    SftpRefused,
    packed,
    packed_int,
    packed_long,
)

BLOCK_BYTES: Final = 32_000
"""Fits one SSH packet of OpenSSH (32,768 bytes) with its head; every server takes so much at once."""

LARGE_BLOCK_BYTES: Final = 128_000
"""What an OpenSSH that tells its limits (8.5 and later) takes at once, and half of that: fewer answers to wait for."""

WINDOW: Final = 64
"""Most requests under way: two megabytes, as much as OpenSSH lets into a channel before it must say more."""

_LIMITS = b"limits@openssh.com"
_FIRST_WINDOW, _CAREFUL_WINDOW, _SHARE_AT_STAKE = 16, 2, 0.03

LARGEST_ANSWER_BYTES: Final = 1 << 20

Outcome = Reading | SftpRefused

_HEAD, _INIT, _SIZE = Struct(">IBI"), 5, Struct(">I")


class Line(Protocol):
    """The channel below. Both raise ConnectionError when the other side has gone or says nothing for too long."""

    def receive(self) -> bytes:
        """Some bytes, at least one."""

    def send(self, data: bytes) -> None:
        """All of them."""


class Wire:
    """One session. Raises `SftpRefused`, `SftpGarbled`, and ConnectionError when the server is gone."""

    def __init__(self, line: Line) -> None:
        """Greet; `extensions` are those that the server offers beyond version 3."""
        self._line, self._buffer, self._number = line, bytearray(), 0
        self._answers: dict[int, tuple[int, bytes]] = {}
        self._unwanted: set[int] = set()
        self._line.send(_HEAD.pack(_INIT, Kind.INIT, 3))
        kind, body = self._packet()
        if kind != Kind.VERSION:
            raise SftpGarbled("no SFTP")
        reading = Reading(body, offset=4)
        self.extensions: dict[bytes, bytes] = {}
        while not reading.is_done:
            name = reading.string()
            self.extensions[name] = reading.string()

    def ask(self, kind: Kind, *parts: bytes) -> int:
        """Send a request, whose fields are packed already; the number that its answer will carry."""
        self._number += 1
        size = sum(map(len, parts))
        self._line.send(b"".join((_HEAD.pack(5 + size, kind, self._number), *parts)))
        return self._number

    def answer(self, number: int) -> Reading:
        """Wait for an answer that is no bad status; a status of OK is an empty one."""
        while number not in self._answers:
            self._take_in()
        kind, body = self._answers.pop(number)
        reading = Reading(body, offset=4)
        if kind == Kind.STATUS and (code := reading.number()) != Code.OK:
            raise SftpRefused(code, "" if reading.is_done else reading.string().decode(errors="replace"))
        return reading

    def do(self, kind: Kind, *parts: bytes) -> Reading:
        """Ask and wait."""
        return self.answer(self.ask(kind, *parts))

    def do_all(self, kind: Kind, subjects: Iterable[bytes]) -> list[Outcome]:
        """The outcomes of one kind of request about many subjects, asked without waiting for one another."""
        under_way: deque[int] = deque()
        outcomes: list[Outcome] = []
        for subject in subjects:
            under_way.append(self.ask(kind, subject))
            if len(under_way) >= WINDOW:
                outcomes.append(self._outcome(under_way.popleft()))
        return outcomes + [self._outcome(number) for number in under_way]

    def write(
        self, handle: bytes, offset: int, content: BinaryIO, written: Callable[[int], None], is_careful: bool = False
    ) -> None:
        """All that `content` still holds, from byte `offset` of the file on; `written(end)` when it stands there.

        What is under way when the line breaks must be sent again. So a line that broke before (`is_careful`) is
        trusted with little, until it has carried more; a new one soon with as much as a long line needs.
        """
        under_way: deque[tuple[int, int]] = deque()
        start, window = offset, (_CAREFUL_WINDOW if is_careful else _FIRST_WINDOW) * BLOCK_BYTES
        size = LARGE_BLOCK_BYTES if _LIMITS in self.extensions and not is_careful else BLOCK_BYTES
        known = offset
        try:
            while block := content.read(size):
                number = self.ask(Kind.WRITE, handle, packed_long(offset), packed(block))
                offset += len(block)
                under_way.append((number, offset))
                while offset - known >= window:
                    known = self._await_write(under_way, written)
                window = min(WINDOW * BLOCK_BYTES, max(window, int((offset - start) * _SHARE_AT_STAKE)))
            while under_way:
                self._await_write(under_way, written)
        finally:
            self._forget(number for number, _end in under_way)

    def read(self, handle: bytes, offset: int, until: int) -> Iterator[bytes]:
        """The file from `offset` to its end, in blocks; nothing beyond `until` is asked for in advance."""
        under_way: deque[tuple[int, int]] = deque()
        ahead = offset
        try:
            while True:
                while not under_way or (len(under_way) < WINDOW and ahead < until):
                    under_way.append((self._ask_block(handle, ahead), ahead))
                    ahead += BLOCK_BYTES
                number, start = under_way.popleft()
                block = self._block(number)
                if not block:
                    return
                yield block
                if len(block) < BLOCK_BYTES:  # a server may give less than it was asked for: ask anew from there
                    self._forget(each for each, _start in under_way)
                    under_way.clear()
                    ahead = start + len(block)
        finally:
            self._forget(number for number, _start in under_way)

    def _ask_block(self, handle: bytes, offset: int) -> int:
        return self.ask(Kind.READ, handle, packed_long(offset), packed_int(BLOCK_BYTES))

    def _block(self, number: int) -> bytes:
        try:
            return self.answer(number).string()
        except SftpRefused as refusal:
            if refusal.code == Code.EOF:
                return b""
            raise

    def _await_write(self, under_way: deque[tuple[int, int]], written: Callable[[int], None]) -> int:
        number, end = under_way.popleft()
        self.answer(number)
        written(end)
        return end

    def _outcome(self, number: int) -> Outcome:
        try:
            return self.answer(number)
        except SftpRefused as refusal:
            return refusal

    def _forget(self, numbers: Iterable[int]) -> None:
        """Throw these answers away when they come."""
        for number in numbers:
            if self._answers.pop(number, None) is None:
                self._unwanted.add(number)

    def _take_in(self) -> None:
        kind, body = self._packet()
        number = Reading(body).number()
        if number in self._unwanted:
            self._unwanted.discard(number)
        else:
            self._answers[number] = kind, body

    def _packet(self) -> tuple[int, bytes]:
        size = _SIZE.unpack(self._take(_SIZE.size))[0]
        if not _INIT <= size <= LARGEST_ANSWER_BYTES:
            raise SftpGarbled("no SFTP")
        packet = self._take(size)
        return packet[0], packet[1:]

    def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._buffer += self._line.receive()
        taken = bytes(self._buffer[:size])
        del self._buffer[:size]
        return taken
