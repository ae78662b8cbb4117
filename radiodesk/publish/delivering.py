"""Make a file stand at a place: go on where an earlier try stopped, prove what arrived, only then give it its name."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, no_step, portion
from radiodesk.model.problems import ProofFailed, storage_guard
from radiodesk.model.publication import PublicFile
from radiodesk.publish.place import Place

OVERLAP_BYTES = 64 * 1024
"""So much of what arrived earlier is compared before going on: a cut line may leave a torn end."""


def deliver(place: Place, file: PublicFile, source: Path, step: Step) -> None:
    """Make `source` stand at `file.path`: at every moment either what was there before or all of the new.

    Raises `ProofFailed` when what is sent, or what arrived, is not what `file` says; then nothing of it is kept.
    """
    with storage_guard(source), source.open("rb") as content:
        start = _sound_bytes(place, file, content)
        reading = _Hashing(content, start)
        place.send(file, cast("BinaryIO", reading), portion(step, 0.0, 0.8 if place.abilities.reads_cheaply else 1.0))
        _prove(place, file, content, reading, portion(step, 0.8, 1.0))
    place.commit(file)
    step(1, 1)


def hash_of(place: Place, path: str, step: Step) -> str:
    """The SHA-256 of what stands at `path`, read from there. Raises `FileMissing`."""
    return _sha256(place.read(path), place.stat(path) or 1, step)


def read_most(place: Place, path: str, most_bytes: int) -> bytes:
    """What stands at `path`, but never more than `most_bytes`. Raises `FileMissing`."""
    data = bytearray()
    for block in place.read(path):
        data += block
        if len(data) >= most_bytes:
            break
    return bytes(data[:most_bytes])


class _Hashing:
    """A file that is hashed while it is read: what was really sent is known without reading it once more."""

    def __init__(self, content: BinaryIO, start: int) -> None:
        self._content, self.digest = content, hashlib.sha256()
        content.seek(0)
        while content.tell() < start:
            self.digest.update(content.read(min(1 << 20, start - content.tell())))

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self.digest.update(data)
        return data

    def tell(self) -> int:
        return self._content.tell()


def _sound_bytes(place: Place, file: PublicFile, content: BinaryIO) -> int:
    """How much of what an earlier try brought there can be built on."""
    arrived = place.arrived(file)
    if arrived > file.size_bytes:
        return 0
    return arrived if _ends_alike(place, file, content, arrived) else 0


def _ends_alike(place: Place, file: PublicFile, content: BinaryIO, arrived: int) -> bool:
    start = max(0, arrived - OVERLAP_BYTES)
    there = place.read_arrived(file, start) if arrived else None
    if there is None:
        return True
    content.seek(start)
    return b"".join(there) == content.read(arrived - start)


def _prove(place: Place, file: PublicFile, content: BinaryIO, sent: _Hashing, step: Step) -> None:
    found = place.arrived(file)
    reason = ""
    if found != file.size_bytes:
        reason = _("{found} bytes instead of {expected}").format(found=found, expected=file.size_bytes)
    elif sent.digest.hexdigest() != file.sha256 or not _is_there(place, file, content, step):
        reason = _("the content differs")
    if reason:
        place.sweep()
        raise ProofFailed(path=file.path, reason=reason)


def _is_there(place: Place, file: PublicFile, content: BinaryIO, step: Step) -> bool:
    """A disk is read back whole; over a line, the end must do."""
    if not place.abilities.reads_cheaply:
        return _ends_alike(place, file, content, file.size_bytes)
    return _sha256(place.read_arrived(file, 0) or iter(()), file.size_bytes, step) == file.sha256


def _sha256(blocks: Iterator[bytes], size: int, step: Step = no_step) -> str:
    digest, done = hashlib.sha256(), 0
    for block in blocks:
        digest.update(block)
        done += len(block)
        step(done, max(done, size))
    return digest.hexdigest()
