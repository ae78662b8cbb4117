"""Uploading 200 MB in one file, and 300 small files, beside `sftp` and `curl` at the same servers of this computer.

Ours proves what arrived and gives each file its name in one step; the others write to the name itself.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.benchmarks.cost import Cost, compared, cost_of
from tests.benchmarks.web_rivals import web_rivals
from tests.servers.sshd import sshd
from tests.servers.vsftpd import vsftpd

AIM = 0.9
LARGE_BYTES, SMALL_BYTES, SMALL_FILES = 200_000_000, 8_000, 300

_TRIES, _LONG_S, _BLOCK_BYTES = 3, 5.0, 1 << 20

_numbers = count()
"""Each of our tries finds an empty place: what stands there already we do not send."""


@dataclass(frozen=True)
class Rival:
    """A server's address and key for us, and the program that sends the files of a folder to the same one."""

    kind: str
    url: Callable[[str], str]
    host_key: str
    program: str
    send: Callable[[Path], Cost]
    secret: str = "x"


def bench() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        folder = Path(name)
        (folder / "public").mkdir()
        loads = (
            ("200 MB", "audio", _files(folder / "large", 1, LARGE_BYTES)),
            ("300 small files", "page", _files(folder / "small", SMALL_FILES, SMALL_BYTES)),
        )
        for rival in _rivals(folder, servers):
            for what, stage, load in loads:
                own, theirs = _best(lambda: _ours(rival, load, stage)), _best(lambda: rival.send(load))  # noqa: B023
                yield from compared(f"{rival.kind}, {what}", own, rival.program, theirs, AIM)


def _rivals(folder: Path, servers: ExitStack) -> Iterator[Rival]:
    ssh, public = servers.enter_context(sshd(folder / "sshd")), folder / "public"
    options = ["-q", "-P", str(ssh.port), "-i", str(ssh.key), "-o", "StrictHostKeyChecking=no"]
    known = ["-o", f"UserKnownHostsFile={folder / 'known'}"]

    def sftp(load: Path) -> Cost:
        batch = folder / "batch"
        batch.write_text("".join(f"put {path} {public}/\n" for path in sorted(load.iterdir())))
        return cost_of("sftp", *options, *known, "-b", batch, f"{ssh.user}@127.0.0.1")

    yield Rival("SFTP", lambda path: ssh.url(f"{public}{path}"), ssh.fingerprint, "sftp", sftp)
    for has_tls in (False, True):
        ftp = servers.enter_context(vsftpd(folder / f"vsftpd{has_tls}", public, has_tls))
        os.environ["SSL_CERT_FILE"] = str(ftp.certificate)

        def curl(load: Path, url: str = ftp.url("/").replace("ftps:", "ftp:"), has_tls: bool = has_tls) -> Cost:
            batch = folder / "batch"
            secure = f"ssl-reqd\ncacert = {os.environ['SSL_CERT_FILE']}\n" if has_tls else ""
            uploads = (f'url = "{url}"\nupload-file = "{path}"\n' for path in sorted(load.iterdir()))
            batch.write_text('user = "anonymous:x"\n' + secure + "".join(uploads))
            return cost_of("curl", "-sS", "-K", batch)

        yield Rival("FTPS" if has_tls else "FTP", ftp.url, "", "curl", curl)

    for kind, url, secret, send in web_rivals(folder, servers):
        yield Rival(kind, url, "", "curl", send, secret)


def _ours(rival: Rival, load: Path, stage: str) -> Cost:
    said = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.upload", str(load), stage],
        input=f"{rival.url(f'/new{next(_numbers)}')}\n{rival.secret}\n{rival.host_key}\n",
        capture_output=True,
        check=True,
        text=True,
    )
    return Cost(*map(float, said.stdout.split()))


def _best(measure: Callable[[], Cost]) -> Cost:
    """Others work on this computer too: the least disturbed of some tries, but one is enough of what takes long."""
    costs = [measure()]
    while len(costs) < _TRIES and costs[0].wall_s < _LONG_S:
        costs.append(measure())
    return min(costs, key=lambda cost: cost.wall_s)


def _files(folder: Path, count: int, size_bytes: int) -> Path:
    folder.mkdir()
    for number in range(count):
        with (folder / f"{number}.bin").open("wb") as file:
            for start in range(0, size_bytes, _BLOCK_BYTES):
                file.write(os.urandom(min(_BLOCK_BYTES, size_bytes - start)))
    return folder
