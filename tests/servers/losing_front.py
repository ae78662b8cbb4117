"""What stands before any network of the tests: passes requests on, and spoils the one that it is told to spoil."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import urlsplit

Spoiling = Literal["answer lost", "request lost", "failed after all", "too many"]
"""The network does it and nobody hears; it never arrives; it is done and called a failure; it is put off."""

SPOILINGS: tuple[Spoiling, ...] = ("answer lost", "request lost", "failed after all", "too many")

_OF_THE_LINE = {"connection", "keep-alive", "transfer-encoding", "content-length", "server", "date", "content-encoding"}


@dataclass
class Front:
    """`asked` are verb and path so far; the request whose number is `at` (from 1) is spoilt by `how`."""

    inner: str
    port: int = 0
    asked: list[str] = field(default_factory=list)
    at: int = 0
    how: Spoiling = "answer lost"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def spoil(self, at: int, how: Spoiling) -> None:
        """Spoil a request from here on."""
        self.asked.clear()
        self.at, self.how = at, how


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    front: Front

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.front.asked.append(f"{self.command} {self.path}")
        how = self.front.how if len(self.front.asked) == self.front.at else ""
        if how == "request lost":
            self._hang_up()
        elif how == "too many":
            self._send(429, [("Content-Type", "application/json")], b"{}")
        else:
            answer, data = self._pass_on(body)
            if how == "answer lost":
                self._hang_up()
            elif how == "failed after all":
                self._send(502, [("Content-Type", "text/html")], b"Bad gateway")
            else:
                self._send(answer.status, answer.getheaders(), data)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET  # noqa: N815 - http.server asks for these names

    def _pass_on(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        inner = urlsplit(self.front.inner)
        line = http.client.HTTPConnection(str(inner.hostname), inner.port, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in _OF_THE_LINE}
        line.request(self.command, self.path, body, {**headers, "Accept-Encoding": "identity"})
        answer = line.getresponse()
        data = answer.read()
        line.close()
        return answer, data.replace(self.front.inner.encode(), self.front.url.encode())

    def _send(self, status: int, headers: list[tuple[str, str]], data: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in _OF_THE_LINE:
                self.send_header(name, value.replace(self.front.inner, self.front.url))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _hang_up(self) -> None:
        self.close_connection = True

    def log_message(self, _format: str, *_parts: object) -> None:
        """Say nothing."""


@contextmanager
def losing_front(inner: str) -> Iterator[Front]:
    """A front before the server at `inner`, until the block ends."""
    front = Front(inner)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("OwnHandler", (_Handler,), {"front": front}))
    server.daemon_threads = True
    front.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield front
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
