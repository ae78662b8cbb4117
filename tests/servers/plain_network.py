"""A network of our own on loopback, for the queue itself: it publishes, loses answers, refuses, holds and lags."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class PlainNetwork:
    """`posts` is what is public, `held` what waits there; `refusals` are statuses that the next requests get."""

    port: int = 0
    posts: list[dict[str, Any]] = field(default_factory=list)
    held: list[dict[str, Any]] = field(default_factory=list)
    media: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refusals: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    holds: bool = True
    lags: bool = False
    """Posts are public, but its lists do not show them yet."""
    works_on: bool = False
    """Posts are taken, and not public yet."""
    is_blind: bool = False
    """Nobody but a person can see what is public."""
    strange_answers: int = 0
    """So many answers make no sense, after what was asked for is done."""
    gates: dict[str, threading.Event] = field(default_factory=dict)
    """Posts with these words are answered when their gate opens."""
    losing: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def lose_next_answer(self) -> None:
        """Do what the next request that makes something public says, and hang up instead of answering."""
        self.losing += 1

    def refuse_next(self, status: int, **headers: str) -> None:
        """Do nothing of what the next request says."""
        self.refusals.append((status, headers))


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    network: PlainNetwork

    def do_GET(self) -> None:
        self.network.asked.append(f"GET {self.path}")
        if self._is_refused():
            return
        if self.path == "/holds":
            self._say({"holds": self.network.holds})
        elif self.network.lags:
            self._say({"posts": [], "held": [], "works": False, "blind": False})
        else:
            lists = {"posts": self.network.posts, "held": self.network.held}
            self._say({**lists, "works": self.network.works_on, "blind": self.network.is_blind})

    def do_POST(self) -> None:
        self.network.asked.append(f"POST {self.path}")
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self._is_refused():
            return
        if self.path == "/media":
            self.network.media.append(body)
            self._say({"id": str(len(self.network.media))})
            return
        if gate := self.network.gates.get(json.loads(body)["text"]):
            gate.wait(10)
        post = {**json.loads(body), "url": f"{self.network.url}/post/{len(self.network.posts) + 1}"}
        is_held = bool(post["due"]) and self.network.holds
        (self.network.held if is_held else self.network.posts).append(post)
        if self.network.losing:
            self.network.losing -= 1
            self.close_connection = True
            return
        if self.network.strange_answers:
            self.network.strange_answers -= 1
            self._say({"ok": "?"})
            return
        self._say({"url": post["url"], "is_held": is_held, "works": self.network.works_on})

    def _is_refused(self) -> bool:
        if not self.network.refusals:
            return False
        status, headers = self.network.refusals.pop(0)
        self._say({"error": "no"}, status, headers)
        return True

    def _say(self, document: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> None:
        body = json.dumps(document).encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, _format: str, *parts: object) -> None:
        """Say nothing."""


@contextmanager
def plain_network() -> Iterator[PlainNetwork]:
    """The network, until the block ends."""
    network = PlainNetwork()
    handler = type("OwnHandler", (_Handler,), {"network": network})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    network.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield network
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
