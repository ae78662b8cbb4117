"""What stands before Bluesky's server in the tests: passes requests on, and loses or replaces an answer as told."""

import http.client
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

THE_COMMIT = "com.atproto.repo.putRecord"

_OF_THE_LINE = {"connection", "keep-alive", "transfer-encoding", "content-length", "server"}


@dataclass
class Front:
    """`asked` are the methods and paths so far."""

    inner: int
    port: int = 0
    asked: list[str] = field(default_factory=list)
    _lost: list[str] = field(default_factory=list)
    _instead: dict[str, list[tuple[int, Mapping[str, str], object]]] = field(default_factory=dict)

    def lose_next_answer(self, path: str = THE_COMMIT) -> None:
        """The server does the next request that has `path` in its address; its answer never arrives."""
        self._lost.append(path)

    def answer_next(self, path: str, status: int, document: object, **headers: str) -> None:
        """The next request that has `path` in its address does not reach the server: this is the answer."""
        self._instead.setdefault(path, []).append((status, headers, document))

    def times(self, path: str) -> int:
        """How often something with `path` in its address was asked."""
        return sum(path in each for each in self.asked)

    def is_lost(self, target: str) -> bool:
        found = next((each for each in self._lost if each in target), None)
        if found is not None:
            self._lost.remove(found)
        return found is not None

    def instead(self, target: str) -> tuple[int, Mapping[str, str], object] | None:
        return next((answers.pop(0) for path, answers in self._instead.items() if path in target and answers), None)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    front: Front

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.front.asked.append(f"{self.command} {self.path}")
        planned = self.front.instead(self.path)
        if planned is not None:
            status, headers, document = planned
            data = json.dumps(document).encode()
            self._send(status, [("Content-Type", "application/json"), *headers.items()], data)
            return
        answer, data = self._pass_on(body)
        if self.front.is_lost(self.path):
            self.close_connection = True
            self.connection.close()
            return
        self._send(answer.status, answer.getheaders(), data)

    do_POST = do_GET  # noqa: N815 - http.server asks for these names

    def _pass_on(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.front.inner, timeout=60)
        try:
            kept = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
            line.request(self.command, self.path, body or None, kept)
            answer = line.getresponse()
            return answer, answer.read()
        finally:
            line.close()

    def _send(self, status: int, headers: list[tuple[str, str]], data: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers:
            if name.lower() not in _OF_THE_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, _format: str, *_facts: object) -> None:
        """Say nothing."""


@contextmanager
def front_of(inner: int) -> Iterator[Front]:
    """Stand before the server at that port of loopback until the block ends."""
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
