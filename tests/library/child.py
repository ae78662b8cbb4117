"""A process that works in a library and tells what it has done, so that tests can kill it."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.model.problems import Problem
from tests.library.makers import a_programme, a_recording

OPERATIONS = {"open", "os.mkdir", "os.rename", "os.remove", "os.chmod", "os.truncate", "sqlite3.connect"}


def _tell(fact: object) -> None:
    sys.stdout.write(f"{fact}\n")
    sys.stdout.flush()


def hold(root: Path) -> None:
    """Open the library and keep it open until stdin ends."""
    with Library.open(root):
        _tell("open")
        sys.stdin.read()


def edit(root: Path) -> None:
    """Commit one title after another; say each when it is acknowledged."""
    with Library.open(root) as library:
        while True:
            episode = library.episode(1)
            library.commit_sheet(1, replace(episode.sheet, title=str(episode.revision + 1)), "Title")
            _tell(episode.revision + 1)


def keep(root: Path) -> None:
    """Keep one recording after another; say each hash when it is acknowledged."""
    with Library.open(root) as library:
        for number in range(1000):
            file = root.parent / "recording.wav"
            file.write_bytes(number.to_bytes(4) * 300_000)
            sha256, _ = library.keep_original(file)
            library.add_episode(a_recording(sha256), library.episode(1).sheet)
            _tell(sha256)


def fill(root: Path) -> None:
    """On a small disk: keep and write until a problem is told; then make room, go on, and close."""
    (root / "ballast").write_bytes(bytes(100_000))
    with Library.open(root) as library:
        try:
            while True:
                episode = library.episode(1)
                sheet = replace(episode.sheet, title=str(episode.revision + 1), notes="catatan " * 2000)
                library.commit_sheet(1, sheet, "Notes")
                _tell(episode.revision + 1)
        except Problem as problem:
            _tell(type(problem).__name__)
        try:
            library.keep_original(Path(sys.executable))
        except Problem as problem:
            _tell(type(problem).__name__)
        (root / "ballast").unlink()
        _tell(library.undo(1).revision)


def read_only(root: Path) -> None:
    """On a disk that cannot be written: try to open and to create."""
    for attempt in (lambda: Library.open(root), lambda: Library.create(root / "new", a_programme())):
        try:
            attempt()
        except Problem as problem:
            _tell(type(problem).__name__)


def sweep_keeping(root: Path) -> None:
    """Keep a recording and be killed at its first file operation, at its second... until it succeeds."""
    _sweep(root, lambda: _keep_one(root), lambda: _look(root))


def sweep_creating(root: Path) -> None:
    """Make a library and be killed at the first file operation, at the second... until it succeeds."""
    import alembic.command  # noqa: F401 - or every child would load it anew

    _sweep(root, lambda: Library.create(root, a_programme()).close(), lambda: _clear_if_born(root))


def _keep_one(root: Path) -> None:
    with Library.open(root) as library:
        sha256, _ = library.keep_original(root.parent / "recording.wav")
        library.add_episode(a_recording(sha256), library.episode(1).sheet)


def _look(root: Path) -> None:
    with Library.open(root) as library:
        library.check()
        for row in library.episodes():
            if row.id > 1:
                assert library.original_path(library.episode(row.id).recording.sha256).stat().st_size == 1_200_000
        assert not list(root.rglob("*.part"))


def _clear_if_born(root: Path) -> None:
    """Killed after its birth a library can be opened; before, it can be made again."""
    if (root / "library.db").exists():
        Library.open(root).close()
        shutil.rmtree(root)


def _sweep(root: Path, work: Callable[[], None], look: Callable[[], None]) -> None:
    for operation in range(1, 500):
        child = os.fork()
        if child == 0:
            _die_at(operation, root)
            work()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        look()
        if os.WIFEXITED(status):
            assert os.WEXITSTATUS(status) == 0
            _tell(operation)
            return


def _die_at(operation: int, root: Path) -> None:
    """From now on count what is done to files in `root`, and die at this one."""
    left = operation

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in OPERATIONS and str(arguments[0]).startswith(str(root)):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


if __name__ == "__main__":
    tasks = (hold, edit, keep, fill, read_only, sweep_keeping, sweep_creating)
    {task.__name__: task for task in tasks}[sys.argv[1]](Path(sys.argv[2]))
