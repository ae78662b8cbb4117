"""A full disk and a disk that cannot be written: a sentence each, and nothing that was acknowledged is lost.

Both need a small disk of their own, which a user namespace (or root) can mount; elsewhere these tests are skipped.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from tests.library.makers import a_library, an_episode

REPOSITORY = Path(__file__).parents[2]
SMALL_DISK = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-ec"]


def _can_mount() -> bool:
    if not shutil.which("unshare"):
        return False
    command = [*SMALL_DISK, "mount -t tmpfs -o size=1m none /mnt"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


pytestmark = pytest.mark.skipif(not _can_mount(), reason="no right to mount a small disk here")


def _on_small_disk(task: str, source: Path, kept: Path, options: str) -> list[str]:
    """Copy the library `source` onto a disk of 1 MB, run the task there, and copy the library out again."""
    script = (
        'mkdir -p "$2"; mount -t tmpfs -o size=1m none "$2"; cp -a "$1"/. "$2"; mount -o remount,size=1m,$5 "$2";'
        '"$3" -m tests.library.child "$4" "$2"; mkdir "$2.kept"; cp -a "$2"/. "$2.kept"'
    )
    command = [*SMALL_DISK, script, "sh", str(source), str(kept), sys.executable, task, options]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def _small_library(root: Path) -> Path:
    with a_library(root) as library:
        an_episode(library, "1")
    return root


def test_a_full_disk_is_told_nothing_is_lost_and_work_goes_on_when_there_is_room(tmp_path: Path) -> None:
    told = _on_small_disk("fill", _small_library(tmp_path / "lib"), tmp_path / "disk", "rw")

    *acknowledged, first, second, undone = told
    assert (first, second) == ("DiskFull", "DiskFull")
    assert int(undone) == int(acknowledged[-1]) - 1
    with Library.open(tmp_path / "disk.kept") as library:
        library.check()
        assert library.redo(1).revision == int(acknowledged[-1])
        assert len(library.history(1)) == int(acknowledged[-1])
        assert list(library.root.rglob("*.part")) == []


def test_a_disk_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    told = _on_small_disk("read_only", _small_library(tmp_path / "lib"), tmp_path / "disk", "ro")

    assert told == ["NotWritable", "NotWritable"]
