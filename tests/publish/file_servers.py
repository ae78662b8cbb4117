"""The servers that speak SFTP and FTP, each in a manner of its own, all showing a folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from radiodesk.publish.credentials import Credentials
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from tests.servers.certificates import make_certificate
from tests.servers.pyftpd import PASSWORD, Pyftpd
from tests.servers.sshd import SSHD, sshd
from tests.servers.vsftpd import VSFTPD, vsftpd


@dataclass
class Running:
    """A server that shows `root`."""

    root: Path
    ports: list[int]
    url: Callable[[str], str]
    credentials: Credentials

    def place(self, folder: str = "public", host: str = "127.0.0.1") -> Place:
        """A folder there, over a line of its own."""
        return open_place(self.url(f"/{folder}").replace("127.0.0.1", host), self.credentials)


@contextmanager
def openssh(folder: Path, root: Path) -> Iterator[Running]:
    with sshd(folder) as server:
        yield Running(
            root, [server.port], lambda path: server.url(f"{root}{path}"), Credentials("", server.fingerprint)
        )


@contextmanager
def strict_ftps(folder: Path, root: Path) -> Iterator[Running]:
    with vsftpd(folder, root) as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(server.certificate))
        yield Running(root, server.ports, server.url, Credentials("x"))


@contextmanager
def plain_ftp(folder: Path, root: Path) -> Iterator[Running]:
    with vsftpd(folder, root, has_tls=False) as server:
        yield Running(root, server.ports, server.url, Credentials("x"))


@contextmanager
def router_ftps(folder: Path, root: Path) -> Iterator[Running]:
    folder.mkdir()
    settings = Pyftpd(str(root), str(make_certificate(folder / "certificate.pem")), foreign_address="10.9.8.7")
    with settings.running() as server, pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", settings.certificate)
        yield Running(root, server.ports, server.url, Credentials(PASSWORD))


@contextmanager
def bare_ftp(folder: Path, root: Path) -> Iterator[Running]:
    folder.mkdir()
    settings = Pyftpd(str(root), lacks=("MLSD", "MLST", "FEAT", "REST", "OPTS", "SIZE"), refuses_over=True)
    with settings.running() as server:
        yield Running(root, server.ports, server.url, Credentials(PASSWORD))


SERVERS = {
    "openssh": (openssh, SSHD.exists()),
    "vsftpd-tls": (strict_ftps, VSFTPD.exists()),
    "vsftpd": (plain_ftp, VSFTPD.exists()),
    "pyftpdlib-tls": (router_ftps, True),
    "pyftpdlib-bare": (bare_ftp, True),
}
