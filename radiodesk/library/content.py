"""Files kept by their content: `ab/abcd….mp3`, written once, never changed, read-only."""

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, NotARecording, StillChanging, storage_guard

CHUNK_BYTES = 1 << 20

_SHA256 = re.compile(r"[0-9a-f]{64}")


class ContentFolder:
    """A folder whose files are found by the SHA-256 of what is in them."""

    def __init__(self, folder: Path, suffixes: frozenset[str]) -> None:
        """Only endings in `suffixes` are kept; a file with any other gets none."""
        self._folder = folder
        self._suffixes = suffixes

    def keep_file(self, file: Path, step: Step) -> tuple[str, int]:
        """Copy a file in and return its SHA-256 and its size in bytes. The file itself is only read.

        Raises `FileMissing`, `NotARecording` (a folder, a device), `StillChanging`, `DiskFull`, `NotWritable`, and
        what `step` raises; then nothing stays behind.
        """
        with self._part() as (part, out):
            sha256, size_bytes = _copy(file, out, part, step)
            self._settle(part, out, sha256, file.suffix)
        return sha256, size_bytes

    def keep_bytes(self, data: bytes, suffix: str) -> str:
        """Keep these bytes and return their SHA-256. Raises `DiskFull`, `NotWritable`."""
        sha256 = hashlib.sha256(data).hexdigest()
        found = self._find(sha256)
        if found is None or found.stat().st_size != len(data):
            with self._part() as (part, out), storage_guard(part):
                out.write(data)
                self._settle(part, out, sha256, suffix)
        return sha256

    def path(self, sha256: str) -> Path:
        """Where the content with this hash lies. Raises `FileMissing`."""
        found = self._find(sha256)
        if found is None:
            raise FileMissing(path=self._folder / sha256)
        return found

    def forget(self, sha256: str) -> None:
        """Remove the content with this hash, if it is here. Raises `NotWritable`."""
        found = self._find(sha256)
        if found is not None:
            with storage_guard(found):
                found.unlink()

    def _find(self, sha256: str) -> Path | None:
        if not _SHA256.fullmatch(sha256):
            return None
        plain = self._folder / sha256[:2] / sha256
        return next((file for suffix in ("", *self._suffixes) if (file := Path(f"{plain}{suffix}")).is_file()), None)

    @contextmanager
    def _part(self) -> Iterator[tuple[Path, BinaryIO]]:
        """A new temporary file that is gone when the block ends, unless it got its place before."""
        part = self._folder / f"{uuid4().hex}.part"
        try:
            with storage_guard(part):
                out = part.open("xb")
            with out:
                yield part, out
        finally:
            part.unlink(missing_ok=True)

    def _settle(self, part: Path, out: BinaryIO, sha256: str, suffix: str) -> None:
        known = self._find(sha256)
        if known is not None and known.stat().st_size == out.tell():
            return
        ending = suffix.lower() if suffix.lower() in self._suffixes else ""
        file = known or self._folder / sha256[:2] / f"{sha256}{ending}"
        with storage_guard(file):
            out.flush()
            os.fsync(out.fileno())
            out.close()
            part.chmod(stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH)
            _make_folder(file.parent)
            part.replace(file)
            sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder onto the disk. Windows does that by itself and has no call for it."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def _copy(file: Path, out: BinaryIO, part: Path, step: Step) -> tuple[str, int]:
    with storage_guard(file):
        if not stat.S_ISREG(file.stat().st_mode):
            raise NotARecording(name=file.name, reason=_("not a file"))
        source = file.open("rb")
    with source:
        before = os.fstat(source.fileno())
        hasher, done = hashlib.sha256(), 0
        for chunk in _chunks(source, file):
            hasher.update(chunk)
            with storage_guard(part):
                out.write(chunk)
            done += len(chunk)
            if done > before.st_size:
                break  # it grows while it is read, perhaps for hours
            step(done, before.st_size)
        after = os.fstat(source.fileno())
    if (done, after.st_size, after.st_mtime_ns) != (before.st_size, before.st_size, before.st_mtime_ns):
        raise StillChanging(path=file)
    return hasher.hexdigest(), done


def _chunks(source: BinaryIO, file: Path) -> Iterator[bytes]:
    while True:
        with storage_guard(file):
            chunk = source.read(CHUNK_BYTES)
        if not chunk:
            return
        yield chunk
