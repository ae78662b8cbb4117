"""OpenSSH on loopback, as its maker ships it: signing in by key, files over SFTP."""

import getpass
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.ports import free_ports, wait_for_port

SSHD = Path("/usr/sbin/sshd")

_SETTINGS = """
ListenAddress 127.0.0.1
Port {port}
AuthorizedKeysFile {folder}/authorized
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
KbdInteractiveAuthentication no
PidFile none
Subsystem sftp internal-sftp {options}
{more}
"""


@dataclass
class Sshd:
    """A running server: `key` is the private key that it lets in."""

    port: int
    folder: Path
    key: Path
    user: str

    @property
    def fingerprint(self) -> str:
        """Of its ed25519 key, as ssh-keygen prints it."""
        return fingerprint_of(self.folder / "host_ed25519.pub")

    def url(self, path: Path | str, host: str = "127.0.0.1") -> str:
        """The address of a folder there."""
        return f"sftp://{self.user}@{host}:{self.port}{path}?key={self.key}"


def fingerprint_of(key: Path) -> str:
    """What `ssh-keygen -l` says."""
    return subprocess.run(["ssh-keygen", "-lf", key], check=True, capture_output=True, text=True).stdout.split()[1]


def make_key(path: Path, kind: str = "ed25519", passphrase: str = "") -> Path:
    """A new key pair."""
    if not path.exists():
        size = ["-b", "2048"] if kind == "rsa" else []
        subprocess.run(["ssh-keygen", "-q", "-t", kind, *size, "-N", passphrase, "-f", path], check=True)
    return path


@contextmanager
def sshd(
    folder: Path, port: int = 0, host_keys: tuple[str, ...] = ("ed25519",), options: str = "", more: str = ""
) -> Iterator[Sshd]:
    """A server whose keys lie in `folder`; `options` are those of its SFTP (`-R`: read only), `more` settings."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    keys = [make_key(folder / f"host_{kind}", kind) for kind in host_keys]
    client = make_key(folder / "client")
    (folder / "authorized").write_bytes(client.with_suffix(".pub").read_bytes())
    server = Sshd(port or free_ports(1)[0], folder, client, getpass.getuser())
    settings = _SETTINGS.format(port=server.port, folder=folder, options=options, more=more)
    (folder / "settings").write_text("".join(f"HostKey {key}\n" for key in keys) + settings)
    log = folder / "log"
    process = subprocess.Popen([SSHD, "-D", "-f", folder / "settings", "-E", log], start_new_session=True)
    try:
        wait_for_port(server.port)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
