"""Killed at any moment, a library opens again with everything that was acknowledged."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from tests.library.makers import a_library, an_episode

KILLS = 3
REPOSITORY = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and fork")


def _child(task: str, root: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.library.child", task, str(root)]
    return subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def _killed_after_a_while(task: str, root: Path, moments: random.Random) -> list[str]:
    """What the child had acknowledged when it was killed."""
    with _child(task, root) as child:
        assert child.stdout
        acknowledged = [child.stdout.readline()]
        time.sleep(moments.uniform(0, 0.15))
        child.send_signal(signal.SIGKILL)
        acknowledged += child.stdout.readlines()
    return [line.strip() for line in acknowledged if line.endswith("\n")]


def test_no_acknowledged_change_is_lost_and_none_is_half(tmp_path: Path) -> None:
    root, moments = tmp_path / "lib", random.Random(1)
    with a_library(root) as library:
        an_episode(library, "1")

    for _ in range(KILLS):
        acknowledged = _killed_after_a_while("edit", root, moments)
        with Library.open(root) as library:
            library.check()
            episode = library.episode(1)
            assert episode.revision - int(acknowledged[-1]) in {0, 1}
            assert episode.sheet.title == str(episode.revision)
            assert [revision.number for revision in library.history(1)] == list(range(1, episode.revision + 1))
            assert library.episodes(str(episode.revision))


def test_recordings_are_taken_in_completely_or_not_at_all(tmp_path: Path) -> None:
    root, moments = tmp_path / "lib", random.Random(2)
    with a_library(root) as library:
        an_episode(library)

    for _ in range(KILLS):
        acknowledged = _killed_after_a_while("keep", root, moments)
        with Library.open(root) as library:
            assert all(library.original_path(sha256).stat().st_size == 1_200_000 for sha256 in acknowledged)
            known = {library.episode(row.id).recording.sha256 for row in library.episodes()}
            assert set(acknowledged) <= known
            assert list((root / "originals").glob("*.part")) == []


def test_an_import_can_be_killed_at_every_file_operation(tmp_path: Path) -> None:
    with a_library(tmp_path / "lib") as library:
        an_episode(library)
    (tmp_path / "recording.wav").write_bytes(b"halo" * 300_000)

    assert _sweep("sweep_keeping", tmp_path / "lib") > 10


def test_making_a_library_can_be_killed_at_every_file_operation(tmp_path: Path) -> None:
    assert _sweep("sweep_creating", tmp_path / "lib") > 10


def test_the_folder_can_be_copied_after_a_kill(tmp_path: Path) -> None:
    with a_library(tmp_path / "lib") as library:
        an_episode(library, "1")
    acknowledged = _killed_after_a_while("edit", tmp_path / "lib", random.Random(3))

    shutil.copytree(tmp_path / "lib", tmp_path / "copy")

    with Library.open(tmp_path / "copy") as library:
        assert library.episode(1).revision >= int(acknowledged[-1])


def _sweep(task: str, root: Path) -> int:
    """How many file operations there were to be killed at."""
    with _child(task, root) as child:
        told, _ = child.communicate(timeout=120)
        assert child.returncode == 0
    return int(told)
