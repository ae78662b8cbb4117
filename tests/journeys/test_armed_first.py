"""Before a post can have any effect, the disk itself has what is needed to find it again, as the kernel saw it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.queue.makers import let_in, queued
from tests.library.makers import a_library, an_episode
from tests.servers.plain_network import plain_network

STRACE = shutil.which("strace")


@pytest.mark.skipif(STRACE is None, reason="strace is not here")
def test_the_journal_is_on_the_disk_before_the_request_leaves(tmp_path: Path) -> None:
    with plain_network() as network:
        with a_library(tmp_path / "radio") as library:
            an_episode(library)
            queued(library, let_in(library, network.url))

        calls = _watched(tmp_path, network.url)

    sent = next(at for at, call in enumerate(calls) if "POST /posts" in call)
    log = [at for at, call in enumerate(calls[:sent]) if "library.db-wal" in call and "pwrite64" in call]
    armed = [at for at in log if "armed" in calls[at]]
    synced = [at for at, call in enumerate(calls[:sent]) if re.search(r"sync\(\d+<[^>]*library\.db-wal>", call)]
    assert armed
    assert synced[-1] > max(log) >= armed[-1]


def _watched(folder: Path, url: str) -> list[str]:
    """What the process asked the system for: writes, syncs, and what it sent."""
    log = folder / "calls"
    trace = [str(STRACE), "-f", "-y", "-s", "8192", "-e", "trace=pwrite64,fdatasync,fsync,sendto", "-o", str(log)]
    script = [sys.executable, "-m", "tests.journeys.post_once", str(folder / "radio"), url]
    subprocess.run([*trace, *script], check=True)
    return log.read_text(errors="replace").splitlines()
