"""Write files whole: whoever looks, and whatever happens, finds the old content or the new."""

import shutil
from pathlib import Path

from radiodesk.audio.part_file import part_file
from radiodesk.model.problems import storage_guard


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`. Raises `DiskFull`, `NotWritable`."""
    _make_folder(path)
    with part_file(path) as part:
        part.write_bytes(data)


def copy_whole(source: Path, path: Path) -> None:
    """Put a copy of `source` at `path`. Raises a `StorageProblem` that names `path`."""
    _make_folder(path)
    with part_file(path) as part:
        shutil.copyfile(source, part)


def _make_folder(path: Path) -> None:
    with storage_guard(path):
        path.parent.mkdir(parents=True, exist_ok=True)
