"""A server that answers every question in the way it is told to, and counts them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Faulty:
    """`status`, `headers` and `body` are what it answers; `asked` are the verbs it was asked by."""

    port: int = 0
    status: int = 503
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    asked: list[str] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    faulty: Faulty

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline(65537)
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.faulty.asked.append(self.command)
        self.send_response(self.faulty.status)
        for name, value in {**self.faulty.headers, "Content-Length": str(len(self.faulty.body))}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self.faulty.body)

    def log_message(self, _format: str, *_facts: object) -> None:
        """Say nothing."""


@contextmanager
def faulty_server() -> Iterator[Faulty]:
    """Answer on loopback until the block ends."""
    faulty = Faulty()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"faulty": faulty}))
    server.daemon_threads = True
    faulty.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield faulty
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
