"""A small web server for looking at the pages on this machine: loopback only, with ranges, as players ask for them."""

import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from radiodesk.model.addresses import INDEX_FILE
from radiodesk.site.paths import LOST_PAGE

LOOPBACK = "127.0.0.1"
CHUNK = 64 * 1024

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt; charset=utf-8",
    ".srt": "application/x-subrip",
}

_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True)
class Stretch:
    """A part of a file: from `start` to `end`, which is not part of it any more, in bytes."""

    start: int
    end: int


def asked_stretch(header: str, size: int) -> Stretch | None:
    """The one stretch of a file of `size` bytes that a Range header asks for (RFC 9110, section 14.1.2).

    None where all of the file is the answer: without a header, and with one that is not understood. Raises
    `ValueError` where there is nothing to give.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last) + 1, size) if first and last else size
    if first and last and int(last) < start:
        return None
    if start >= end:
        raise ValueError(header)
    return Stretch(start, end)


class PreviewServer:
    """Serves files found by their public path, at `address`, until it is closed."""

    def __init__(self, find: Callable[[str], Path | None], port: int = 0) -> None:
        """`find` gives the file behind a path. Port 0 takes any free one. Raises `OSError` when it is taken."""
        handler = type("Handler", (_Handler,), {"find": staticmethod(find)})
        self._server = ThreadingHTTPServer((LOOPBACK, port), handler)
        self._thread = threading.Thread(target=self._server.serve_forever, name="preview", daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the pages are."""
        return f"http://{LOOPBACK}:{self._server.server_port}/"

    def close(self) -> None:
        """Serve nothing more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD of one request."""

    protocol_version = "HTTP/1.1"
    find: Callable[[str], Path | None]

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Say nothing: the terminal belongs to the person who watches the pages."""

    def _answer(self, *, with_body: bool) -> None:
        # A page elsewhere may point a name of its own at this machine; it is not to read what is not public yet.
        if (self.headers.get("Host") or "").rpartition(":")[0] not in {LOOPBACK, "localhost"}:
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        path = unquote(urlsplit(self.path).path).lstrip("/")
        if not path or path.endswith("/"):
            path += INDEX_FILE
        file = self.find(path)
        if file is None and self.find(f"{path}/{INDEX_FILE}"):
            self._redirect()
            return
        status = HTTPStatus.OK if file else HTTPStatus.NOT_FOUND
        found = file or self.find(LOST_PAGE)
        if found is None:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        with suppress(BrokenPipeError, ConnectionResetError):  # the player has heard enough
            self._send(found, path if file else LOST_PAGE, status, with_body=with_body)

    def _redirect(self) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", urlsplit(self.path).path + "/")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, file: Path, path: str, status: HTTPStatus, *, with_body: bool) -> None:
        size = file.stat().st_size
        try:
            stretch = asked_stretch(self.headers.get("Range", ""), size) if status == HTTPStatus.OK else None
        except ValueError:
            self.send_response(HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(HTTPStatus.PARTIAL_CONTENT if stretch else status)
        part = stretch or Stretch(0, size)
        if stretch:
            self.send_header("Content-Range", f"bytes {part.start}-{part.end - 1}/{size}")
        self._send_facts(file, path, part)
        if with_body:
            with file.open("rb") as stream:
                self._send_part(stream, part)

    def _send_facts(self, file: Path, path: str, part: Stretch) -> None:
        self.send_header("Content-Type", TYPES.get(PurePosixPath(path).suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(part.end - part.start))
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("Last-Modified", formatdate(file.stat().st_mtime, usegmt=True))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()

    def _send_part(self, stream: BinaryIO, part: Stretch) -> None:
        stream.seek(part.start)
        left = part.end - part.start
        while left > 0 and (data := stream.read(min(CHUNK, left))):
            self.wfile.write(data)
            left -= len(data)
