"""What the fakes of closed networks have in common: real HTTP on loopback, answers that get lost, trouble on demand."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit


@dataclass
class Asked:
    """One request. `query` has every value that was given, `take` reads so many bytes more of the body."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    length: int
    take: Callable[[int], bytes]

    def body(self) -> bytes:
        return self.take(self.length)


@dataclass
class Said:
    """One answer; a document becomes JSON. `made` says that a post became public by it."""

    status: int = 200
    document: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    made: bool = False


Kind = TypeVar("Kind", bound="Vendor")


class _Body:
    """The body of a request, as far as it was read."""

    def __init__(self, read: Callable[[int], bytes], length: int) -> None:
        self._read, self.left = read, length

    def take(self, count: int) -> bytes:
        data = self._read(min(count, self.left))
        if not data and self.left and count:
            raise Cut
        self.left -= len(data)
        return data


class Cut(Exception):
    """The line is cut here, without an answer."""


class Vendor:
    """A network of our own. `posts` is what people see there, `asked` verb and path of all that was asked."""

    def __init__(self) -> None:
        self.url = ""
        self.posts: list[dict[str, Any]] = []
        self.asked: list[str] = []
        self.lock = threading.Lock()
        self._troubles: deque[tuple[str, Said | None]] = deque()
        self._loses = 0

    def lose_next_answer(self) -> None:
        """Make the next post public, and cut the line before saying so."""
        self._loses += 1

    def trouble(self, where: str, said: Said | None) -> None:
        """Answer the next request whose path has `where` in it in this way, and do nothing; None cuts the line."""
        self._troubles.append((where, said))

    def answer(self, asked: Asked) -> Said:
        """What the network does and says."""
        raise NotImplementedError

    def respond(self, asked: Asked) -> Said:
        with self.lock:
            self.asked.append(f"{asked.method} {asked.path}")
            if self._troubles and self._troubles[0][0] in asked.path:
                asked.body()
                if (said := self._troubles.popleft()[1]) is None:
                    raise Cut
                return said
            said = self.answer(asked)
            if said.made and self._loses:
                self._loses -= 1
                raise Cut
            return said


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20
    vendor: Vendor

    def answer(self) -> None:
        parts = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        body = _Body(self.rfile.read, length)
        asked = Asked(
            self.command,
            parts.path,
            parse_qs(parts.query, keep_blank_values=True),
            {name.lower(): value for name, value in self.headers.items()},
            length,
            body.take,
        )
        try:
            said = self.vendor.respond(asked)
            while body.left:  # what nobody wanted to read would be taken for the next request
                body.take(65_536)
            self.say(said)
        except (Cut, ConnectionError):
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815 - http.server asks for these names

    def say(self, said: Said) -> None:
        body = said.body if said.document is None else json.dumps(said.document).encode()
        kind = "application/json; charset=UTF-8" if said.document is not None else "text/html; charset=utf-8"
        self.send_response_only(said.status)
        own = {"Date": self.date_time_string(), "Content-Type": kind}
        for name, value in {**own, **said.headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, _format: str, *_facts: object) -> None:
        """Say nothing."""


@contextmanager
def serving(vendor: Kind) -> Iterator[Kind]:
    """Answer on loopback until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"vendor": vendor}))
    server.daemon_threads = True
    vendor.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield vendor
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
