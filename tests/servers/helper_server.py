"""A helper of our own on loopback: it answers as a model would, or as one that means no good."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class HelperServer:
    """`answer` is the post it writes; `manner` how it answers, by name of a function of `_MANNERS`."""

    address: str = ""
    answer: str = ""
    manner: str = "well"
    bodies: list[bytes] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    server_state: HelperServer

    def do_POST(self) -> None:
        state = self.server_state
        state.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
        state.keys.append(self.headers.get("Authorization", ""))
        _MANNERS[state.manner](self, state)

    def say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Be quiet."""


def _well(handler: _Handler, state: HelperServer) -> None:
    document = {"choices": [{"message": {"role": "assistant", "content": state.answer}}]}
    handler.say(200, json.dumps(document).encode())


def _drip(handler: _Handler, _state: HelperServer) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(40):
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return
        time.sleep(0.05)


_MANNERS: dict[str, Callable[[_Handler, HelperServer], None]] = {
    "well": _well,
    "drip": _drip,
    "page": lambda handler, _state: handler.say(200, b"<html>Welcome</html>"),
    "other": lambda handler, _state: handler.say(200, b'{"choices": [{"message": {"content": [1, 2]}}]}'),
    "nested": lambda handler, _state: handler.say(200, b"[" * 100_000),
    "huge": lambda handler, _state: handler.say(200, b'{"x": "' + b"a" * 400_000 + b'"}'),
    "broken": lambda handler, _state: handler.say(500, b"{}"),
    "elsewhere": lambda handler, _state: handler.say(302, b"", Location="http://127.0.0.1:9/steal"),
    "closed": lambda handler, _state: handler.connection.close(),
}


@contextmanager
def helper_server() -> Iterator[HelperServer]:
    """One on a free port."""
    state = HelperServer()
    handler = type("Handler", (_Handler,), {"server_state": state})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    state.address = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
