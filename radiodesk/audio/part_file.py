"""A file that gets its name only when it is whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from radiodesk.model.problems import storage_guard


@contextmanager
def part_file(out: Path) -> Iterator[Path]:
    """A name beside `out` to write to; when the block ends well it becomes `out`, otherwise it is gone.

    Raises a `StorageProblem` that names `out`.
    """
    part = part_of(out)
    try:
        with storage_guard(out):
            yield part
            _settle(part)
            part.replace(out)
            _settle(out.parent)
    finally:
        part.unlink(missing_ok=True)


def part_of(out: Path) -> Path:
    """The name under which `out` is being written."""
    return out.with_name(f".{out.name}.part")


def _settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk. Windows does this for folders itself."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
