"""A web server on loopback that shows a folder as nginx would, and misbehaves where it is told to."""

import hashlib
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {".xml": "application/rss+xml", ".vtt": "text/vtt", ".srt": "application/x-subrip"}

Misdeed = Callable[["Handler"], bool]
"""Answers in the place of the server; False when it leaves the answer to it after all."""


@dataclass
class Web:
    """`asked` are verb and path of all that was asked; `misdeeds` go by path, or by `*` for everything."""

    root: Path
    port: int = 0
    scheme: str = "http"
    misdeeds: dict[str, Misdeed] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"{self.scheme}://localhost:{self.port}/"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    web: Web

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path).lstrip("/")
        self.web.asked.append(f"{self.command} {path}")
        misdeed = self.web.misdeeds.get(path) or self.web.misdeeds.get("*")
        if misdeed is None or not misdeed(self):
            self.serve(path)

    do_HEAD = do_GET  # noqa: N815 - http.server asks for these names

    def do_POST(self) -> None:
        self.web.asked.append(f"POST {self.path.lstrip('/')}")
        self.web.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
        misdeed = self.web.misdeeds.get(self.path.lstrip("/"))
        if misdeed is None or not misdeed(self):
            self.send(204, b"")

    def serve(self, path: str) -> None:
        file = self.web.root / path
        if not file.is_file():
            self.send(404, b"not here")
            return
        data = file.read_bytes()
        suffix = file.suffix
        kind = self.web.types.get(suffix) or TYPES.get(suffix) or guess_type(file.name)[0] or "application/octet-stream"
        headers = {"ETag": f'"{hashlib.sha256(data).hexdigest()[:16]}"', "Accept-Ranges": "bytes"}
        span = self.headers.get("Range", "").removeprefix("bytes=")
        if not span:
            self.send(200, data, kind, **headers)
            return
        first, last = span.split("-")
        start = int(first) if first else max(0, len(data) - int(last))
        end = min(int(last), len(data) - 1) if first and last else len(data) - 1
        self.send(206, data[start : end + 1], kind, **headers, **{"Content-Range": f"bytes {start}-{end}/{len(data)}"})

    def send(self, status: int, body: bytes, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, _format: str, *_facts: object) -> None:
        """Say nothing."""


@contextmanager
def web_server(root: Path, certificate: Path | None = None) -> Iterator[Web]:
    """Serve `root` on loopback until the block ends; with a certificate by HTTPS."""
    web = Web(root)
    handler = type("OwnHandler", (Handler,), {"web": web})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    web.port = server.server_address[1]
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        web.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def make_certificate(file: Path, left: timedelta, life: timedelta = timedelta(days=90)) -> Path:
    """A certificate for localhost that ends in `left`, with its key, signed by itself."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    end = datetime.now(UTC) + left
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(end - life)
        .not_valid_after(end)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return file
