"""A server that says exactly the bytes it was told to say, however wrong, and keeps what it was sent."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Manner = Callable[[socket.socket], None]
"""What is done with who has asked; the line is cut when it returns."""


@dataclass
class Blunt:
    """`heard` is what came in before the first empty line and with it, one for each line that was opened."""

    port: int
    heard: list[bytes] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def says(answer: bytes) -> Manner:
    """Say this and hang up."""
    return lambda line: line.sendall(answer)


def never_ends(head: bytes, block: bytes) -> Manner:
    """Say `head` and then `block` again and again, until the other side has had enough."""

    def say(line: socket.socket) -> None:
        line.sendall(head)
        while True:
            line.sendall(block)

    return say


@contextmanager
def blunt_server(manner: Manner) -> Iterator[Blunt]:
    """Listen on loopback until the block ends."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        blunt = Blunt(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, blunt, manner))
        thread.start()
        try:
            yield blunt
        finally:
            blunt.closing.set()
            thread.join()


def _serve(listening: socket.socket, blunt: Blunt, manner: Manner) -> None:
    while not blunt.closing.is_set():
        try:
            line, _address = listening.accept()
        except TimeoutError:
            continue
        with line:
            line.settimeout(5)
            try:
                blunt.heard.append(_question(line))
                manner(line)
            except OSError:  # the other side hung up: that is what is tested
                continue


def _question(line: socket.socket) -> bytes:
    heard = b""
    while b"\r\n\r\n" not in heard and (part := line.recv(65_536)):
        heard += part
    return heard
