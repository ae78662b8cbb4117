"""pyftpdlib on loopback, in a process of its own: `python -m tests.servers.pyftpd SETTINGS` (JSON)."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.servers.ports import free_ports, wait_for_port

USER, PASSWORD = "humas", "kata sandi #1 äß"


@dataclass
class Pyftpd:
    """What the server is: `lacks` are commands that it does not know, `rights` those of its user.

    `foreign_address` is what it says instead of its own, as servers behind a router do. `refuses_over`: its rename
    replaces nothing. `idle_s`: so long a connection may be silent.
    """

    root: str
    certificate: str = ""
    lacks: tuple[str, ...] = ()
    rights: str = "elradfmwMT"
    foreign_address: str = ""
    refuses_over: bool = False
    password: str = PASSWORD
    most_connections: int = 50
    ports: list[int] = field(default_factory=lambda: free_ports(9))

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        """The address of a folder there."""
        return f"{'ftps' if self.certificate else 'ftp'}://{USER}@{host}:{self.ports[0]}{path}"

    @contextmanager
    def running(self) -> "Iterator[Pyftpd]":
        """Serve."""
        command = [sys.executable, "-m", "tests.servers.pyftpd", json.dumps(asdict(self))]
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            wait_for_port(self.ports[0])
            yield self
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()


def serve(settings: dict[str, object]) -> None:
    """Until somebody kills it."""
    from pyftpdlib.authorizers import DummyAuthorizer
    from pyftpdlib.filesystems import AbstractedFS, FilesystemError
    from pyftpdlib.handlers import FTPHandler, TLS_FTPHandler
    from pyftpdlib.servers import FTPServer

    class NoSwap(AbstractedFS):
        def rename(self, src: str, dst: str) -> None:
            if Path(dst).exists():
                raise FilesystemError("File exists")
            super().rename(src, dst)

    known = Pyftpd(**settings)  # type: ignore[arg-type]
    handler = type("Handler", (TLS_FTPHandler if known.certificate else FTPHandler,), {})
    handler.authorizer = DummyAuthorizer()
    handler.authorizer.add_user(USER, known.password, known.root, perm=known.rights)
    handler.proto_cmds = {name: what for name, what in handler.proto_cmds.items() if name not in known.lacks}
    handler.passive_ports = known.ports[1:]
    handler.auth_failed_timeout = 0.1
    if known.foreign_address:
        handler.masquerade_address = known.foreign_address
    if known.refuses_over:
        handler.abstracted_fs = NoSwap
    if known.certificate:
        handler.certfile = known.certificate
        handler.tls_control_required = handler.tls_data_required = True
    server = FTPServer(("127.0.0.1", known.ports[0]), handler)
    server.max_cons = known.most_connections
    server.serve_forever()


if __name__ == "__main__":
    serve(json.loads(sys.argv[1]))
