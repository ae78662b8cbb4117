"""WebDAV servers on loopback: wsgidav on a folder."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

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
        return f"{self.scheme}://{user}@{host}:{self.port}/{folder}"


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
