"""vsftpd on loopback, strict about TLS. It runs as whoever starts it and knows only the user `anonymous`."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.certificates import make_certificate
from tests.servers.ports import free_ports, wait_for_port

VSFTPD = Path("/usr/sbin/vsftpd")

_SETTINGS = """
listen=YES
listen_address=127.0.0.1
listen_port={port}
background=NO
run_as_launching_user=YES
anonymous_enable=YES
local_enable=NO
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
anon_umask=022
anon_root={root}
secure_chroot_dir={folder}/empty
pasv_min_port={first}
pasv_max_port={last}
seccomp_sandbox=NO
xferlog_enable=NO
{tls}
"""

_TLS = """
ssl_enable=YES
allow_anon_ssl=YES
force_anon_data_ssl=YES
force_anon_logins_ssl=YES
require_ssl_reuse=YES
rsa_cert_file={certificate}
ssl_ciphers=HIGH
"""


@dataclass
class Vsftpd:
    """A running server that shows `root` to its user; FTP data come by `ports[1:]`."""

    ports: list[int]
    root: Path
    certificate: Path
    kind: str

    def url(self, path: str = "", host: str = "127.0.0.1") -> str:
        """The address of a folder there."""
        return f"{self.kind}://anonymous@{host}:{self.ports[0]}{path}"


@contextmanager
def vsftpd(folder: Path, root: Path, has_tls: bool = True) -> Iterator[Vsftpd]:
    """A server with its settings in `folder`."""
    (folder / "empty").mkdir(parents=True)
    certificate = make_certificate(folder / "certificate.pem")
    port, first, last = _ports()
    tls = _TLS.format(certificate=certificate) if has_tls else ""
    settings = _SETTINGS.format(port=port, root=root, folder=folder, first=first, last=last, tls=tls)
    (folder / "settings").write_text(settings)
    process = subprocess.Popen([VSFTPD, folder / "settings"], start_new_session=True)
    try:
        wait_for_port(port)
        yield Vsftpd([port, *range(first, last + 1)], root, certificate, "ftps" if has_tls else "ftp")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _ports() -> tuple[int, int, int]:
    """A free port, and the ends of a row that was free a moment ago: vsftpd wants neighbours."""
    while True:
        port, first = free_ports(2)
        if first < 65_000 and not 0 <= port - first < _ROW:
            return port, first, first + _ROW - 1


_ROW = 8
