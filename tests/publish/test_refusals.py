"""Servers that refuse, fill up, or see us killed at any call: a clear sentence, and the public state whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from radiodesk.model.server_problems import NotAllowed, ServerFull
from tests.publish.published import Shelf, edition, standing
from tests.publish.reaching import at, bring
from tests.servers.small_disk import small_disk
from tests.servers.sshd import SSHD, sshd

EVERY = 9
"""Every ninth call, so that the test is short."""

_HERE = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not SSHD.exists(), reason="needs OpenSSH's server")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def test_a_server_whose_disk_is_full(tmp_path: Path, shelf: Shelf) -> None:
    with small_disk(tmp_path / "disk", 400_000) as disk, sshd(tmp_path / "sshd") as server:
        first = bring(shelf, at(server, disk / "www"), edition(shelf, "satu"))
        before = standing(disk / "www")

        with pytest.raises(ServerFull, match=r"no room left on .*What listeners see is unchanged"):
            bring(shelf, at(server, disk / "www"), edition(shelf, *(f"siaran{n}" for n in range(30))), first.state)

        shown = {path: data for path, data in standing(disk / "www").items() if path in before}
        assert shown == before


def test_a_server_where_nothing_may_be_written(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "www").mkdir()

    with sshd(tmp_path / "sshd", options="-R") as server, pytest.raises(NotAllowed, match="may not do this"):
        bring(shelf, at(server, tmp_path / "www"), edition(shelf, "satu"))

    assert standing(tmp_path / "www") == {}


def test_killed_at_any_call_the_server_is_whole_and_the_next_run_completes_it(tmp_path: Path) -> None:
    with sshd(tmp_path / "sshd") as server:
        (tmp_path / "place").write_text(f"{server.url(tmp_path / 'public')}\n{server.fingerprint}")
        run = subprocess.run(
            [sys.executable, "-m", "tests.publish.publisher", "calls", str(tmp_path), str(EVERY)],
            check=False,
            capture_output=True,
            text=True,
            cwd=_HERE,
        )

    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20, "there are more calls than that in one edition"
