"""WebDAV servers on loopback: wsgidav on a folder."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.servers.ports import free_ports, wait_for_port

USER, SECRET = "humas", "rahasia sekali"


@dataclass(frozen=True)
class Dav:
    """A server whose top folder is `root`."""

    port: int
    root: Path
    scheme: str = "webdav"

    def address(self, folder: str = "situs", host: str = "127.0.0.1", user: str = USER) -> str:
        """What a destination there is called."""
        who = f"{user}@" if user else ""
        return f"{self.scheme}://{who}{host}:{self.port}/{folder}"


@contextmanager
def dav_server(
    root: Path, *, is_digest: bool = False, readonly: bool = False, certificate: Path | None = None
) -> Iterator[Dav]:
    """Serve `root` until the block ends; passwords travel as a digest or in clear, as asked."""
    (port,) = free_ports(1)
    root.mkdir(parents=True, exist_ok=True)
    facts: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "provider_mapping": {"/": {"root": str(root), "readonly": readonly}},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": SECRET}}}},
        "http_authenticator": {
            "accept_basic": not is_digest,
            "accept_digest": is_digest,
            "default_to_digest": is_digest,
        },
    }
    if certificate is not None:
        facts |= {"ssl_certificate": str(certificate), "ssl_private_key": str(certificate), "ssl_adapter": "builtin"}
    config = root.parent / f"wsgidav-{port}.json"
    config.write_text(json.dumps(facts))
    words = [sys.executable, "-m", "wsgidav.server.server_cli", "--config", str(config), "--quiet"]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for_port(port)
            yield Dav(port, root, "webdavs" if certificate else "webdav")
        finally:
            server.terminate()


@contextmanager
def piecewise_server(root: Path) -> Iterator[Dav]:
    """A server that lets anybody in and takes a PUT with a Content-Range, as Apache does."""
    from cheroot.wsgi import Server
    from wsgidav.wsgidav_app import WsgiDAVApp

    (port,) = free_ports(1)
    root.mkdir(parents=True)
    users = {"user_mapping": {"*": True}}
    dav = WsgiDAVApp({"provider_mapping": {"/": str(root)}, "simple_dc": users, "verbose": 0})
    server = Server(("127.0.0.1", port), _Pieces(dav, root), numthreads=4)
    server.prepare()
    thread = threading.Thread(target=server.serve)
    thread.start()
    try:
        yield Dav(port, root)
    finally:
        server.stop()
        thread.join()


class _Pieces:
    """In front of wsgidav, which refuses pieces."""

    def __init__(self, dav: Callable[..., Iterable[bytes]], root: Path) -> None:
        self._dav, self._root = dav, root

    def __call__(self, asked: dict[str, Any], begin: Callable[..., object]) -> Iterable[bytes]:
        found = re.fullmatch(r"bytes (\d+)-(\d+)/\d+", asked.get("HTTP_CONTENT_RANGE", ""))
        if not found:
            return self._dav(asked, begin)
        file = self._root / asked["PATH_INFO"].lstrip("/")
        left = int(found[2]) - int(found[1]) + 1
        with file.open("r+b" if file.exists() else "wb", buffering=0) as written:
            written.seek(int(found[1]))
            while left and (block := asked["wsgi.input"].read(min(65536, left))):
                written.write(block)
                left -= len(block)
        begin("204 No Content", [])
        return []
