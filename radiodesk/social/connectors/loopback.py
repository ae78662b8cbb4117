"""Signing in by the browser of the system: the network sends the person back to this computer (RFC 8252, RFC 7636)."""

import base64
import hashlib
import secrets
import socketserver
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from radiodesk.bahasa.words import _, language
from radiodesk.jobs.step import Step
from radiodesk.model.posting_problems import SignInDeclined
from radiodesk.social.lines import one_line
from radiodesk.social.networks import network_of

LONGEST_S = 600.0
"""So long a person may take on the page of the network."""

TURN_S = 0.25

SILENT_S = 5.0
"""So long somebody who connects may say nothing: browsers open lines that they may never use."""

_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8"><title>RadioDesk</title>
<meta name="viewport" content="width=device-width"><style>:root {{ color-scheme: light dark }}
body {{ font: 1.25rem/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 32rem; padding: 0 1.5rem }}</style>
<h1>RadioDesk</h1><p>{text}</p></html>"""

_LONGEST_REASON = 300
_MOST_FIELDS = 20


class Pkce:
    """A secret of this sign-in alone, and what is shown of it (S256)."""

    def __init__(self) -> None:
        """A new one each time."""
        self.verifier = secrets.token_urlsafe(64)
        digest = hashlib.sha256(self.verifier.encode()).digest()
        self.challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


class Loopback:
    """A page on this computer that is answered once. `address` is the redirect URI, `state` what must come back.

    Listening goes on beside the waiting, so that nobody who connects and stays silent keeps the browser waiting.
    """

    def __init__(self, network: str, ports: Sequence[int] = (0,), path: str = "/callback") -> None:
        """On the first of `ports` that is free; 0 is any. Raises `SignInDeclined` where none is."""
        self._network, self._path = network, path
        self.state = secrets.token_urlsafe(24)
        self._query: Mapping[str, str] | None = None
        self._taking, self._answered = threading.Lock(), threading.Event()
        self._server = self._listening(ports)
        self.address = f"http://127.0.0.1:{self._server.server_port}{path}"

    def __enter__(self) -> Self:
        """Listening."""
        threading.Thread(target=self._server.serve_forever, args=(TURN_S / 5,), name="loopback", daemon=True).start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Closed again."""
        self._server.shutdown()
        self._server.server_close()

    def wait(self, step: Step) -> Mapping[str, str]:
        """What the network sent the person back with, such as `code`. Raises `SignInDeclined`, and what `step` does."""
        end = time.monotonic() + LONGEST_S
        while not self._answered.wait(TURN_S) and time.monotonic() < end:
            step(0, 1)
        if self._query is None:
            raise self._declined(_("nobody answered for ten minutes"))
        if error := self._query.get("error_description") or self._query.get("error"):
            raise self._declined(one_line(error)[:_LONGEST_REASON])
        return self._query

    def _declined(self, reason: str) -> SignInDeclined:
        return SignInDeclined(network=network_of(self._network).label, reason=reason)

    def _listening(self, ports: Sequence[int]) -> "_Server":
        for port in ports:
            try:
                return _Server(("127.0.0.1", port), self._handler())
            except OSError:
                continue
        raise self._declined(
            _("the ports {ports} of this computer are in use").format(ports=", ".join(map(str, ports)))
        )

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            timeout = SILENT_S

            def do_GET(self) -> None:
                status, text = loopback._taken(self.path)
                try:
                    self._say(status, text)
                finally:  # the person has seen it, or the browser has gone
                    if status == 200:
                        loopback._answered.set()

            def _say(self, status: int, text: str) -> None:
                body = _PAGE.format(language=language(), text=text).encode()
                self.send_response(status)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.send_header("Referrer-Policy", "no-referrer")  # the address of this page holds a code
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *parts: object) -> None:  # noqa: A002 - the query holds a code
                """Say nothing."""

        return Handler

    def _taken(self, target: str) -> tuple[int, str]:
        """The first answer counts; somebody who loads the page again sees the same words."""
        wrong = _("This is not the answer that RadioDesk waits for.")
        try:
            parts = urlsplit(target)
            query = dict(parse_qsl(parts.query, max_num_fields=_MOST_FIELDS))
        except ValueError:
            return 400, wrong
        if parts.path != self._path or not secrets.compare_digest(query.get("state", "").encode(), self.state.encode()):
            return 400, wrong
        with self._taking:
            self._query = self._query or query
        if query != self._query:
            return 400, wrong
        return 200, _("Done. You can close this page and go back to RadioDesk.")


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64
    allow_reuse_address = sys.platform != "win32"  # there it would let two programs listen on one port

    def server_bind(self) -> None:
        """Without asking for the name of this computer, which may take long."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def handle_error(self, _request: object, _client: object) -> None:
        """Whoever hangs up halfway is no trouble of ours."""
