"""Write files whole: whoever looks, and whatever happens, finds the old content or the new."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from radiodesk.model.problems import storage_guard


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`. Raises `DiskFull`, `NotWritable`."""
    _write(path, lambda stream: stream.write(data))


def copy_whole(source: Path, path: Path) -> None:
    """Put a copy of `source` at `path`. Raises `DiskFull`, `NotWritable`, `FileMissing`."""
    with storage_guard(source):
        original = source.open("rb")
    with original:
        _write(path, lambda stream: shutil.copyfileobj(original, stream, 1 << 20))


def _write(path: Path, fill: Callable[[BinaryIO], object]) -> None:
    part = path.with_name(f".{path.name[:200]}.part")
    with storage_guard(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as stream:
                fill(stream)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
