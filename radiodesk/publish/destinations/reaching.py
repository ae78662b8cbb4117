"""The way to a server by TCP: what its failures mean, and how long one waits for an answer."""

import errno
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from radiodesk.model.server_problems import LineBroken, NoSuchServer, ServerProblem

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

CONNECT_S: Final = 10.0
ANSWER_S: Final = 13.0
"""A server that says nothing for so long is given up; asking it once more stays within half a minute."""

_LONGEST_REASON = 200

_NOT_THERE = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""Every other failure to find an address, such as that of a computer without network, may pass."""


def reach(host: str, port: int, server: str, was_there: bool) -> socket.socket:
    """A connection to `host`. Raises as `unreached`."""
    try:
        line = socket.create_connection((host, port), CONNECT_S)
    except (OSError, UnicodeError) as error:
        raise unreached(error, server, was_there) from error
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.settimeout(ANSWER_S)
    return line


def unreached(error: OSError | UnicodeError, server: str, was_there: bool) -> ServerProblem:
    """The problem that a failed connection means; a server that `was_there` a moment ago is waited for."""
    is_wrong = isinstance(error, (ConnectionRefusedError, UnicodeError)) or (
        isinstance(error, socket.gaierror) and error.errno in _NOT_THERE
    )
    kind = NoSuchServer if is_wrong and not was_there else LineBroken
    return kind(server=server, reason=reason_of(error))


def reason_of(error: object, secret: str = "") -> str:
    """What an error or a server says, as one line of printable text, not too long, and never with the secret."""
    text = getattr(error, "strerror", None) or str(error) or type(error).__name__
    text = " ".join(text.split()).replace(secret, "…") if secret else " ".join(text.split())
    return "".join(letter if letter.isprintable() else "�" for letter in text)[:_LONGEST_REASON]


@contextmanager
def line_guard(*more: type[Exception]) -> Iterator[None]:
    """Whatever breaks on the way, also errors of the kinds `more`, is a ConnectionError that says so."""
    kinds: tuple[type[Exception], ...] = (OSError, *more)
    try:
        yield
    except TimeoutError as error:
        raise ConnectionError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from error
    except EOFError as error:
        raise lost() from error
    except kinds as error:
        raise ConnectionError(errno.ECONNRESET, reason_of(error)) from error


def lost() -> ConnectionError:
    """The other side has gone."""
    return ConnectionResetError(errno.ECONNRESET, os.strerror(errno.ECONNRESET))


class PatientSocket(socket.socket):
    """A socket that gives up after `ANSWER_S` on a peer that takes nothing, however short its own timeout is.

    Who owns the socket may try again and again after each timeout, as paramiko does; a frozen server would hold it so
    for good.
    """

    _stuck_since_s: float | None = None

    def send(self, data: "ReadableBuffer", flags: int = 0, /) -> int:
        """As `socket.send`; ConnectionError when nothing could be sent for too long."""
        try:
            sent = super().send(data, flags)
        except TimeoutError:
            now_s = time.monotonic()
            self._stuck_since_s = self._stuck_since_s or now_s
            if now_s - self._stuck_since_s > ANSWER_S:
                raise ConnectionError(errno.ETIMEDOUT, "the server takes nothing any more") from None
            raise
        self._stuck_since_s = None
        return sent
