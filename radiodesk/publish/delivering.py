"""Make a file stand at a place: go on where an earlier try stopped, prove what arrived, only then give it its name."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Self, cast

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, no_step, portion
from radiodesk.model.problems import ProofFailed, storage_guard
from radiodesk.model.publication import PublicFile
from radiodesk.publish.place import Place

OVERLAP_BYTES = 64 * 1024
"""So much of what arrived earlier is compared before going on: a cut line may leave a torn end."""

SMALL_BYTES, AHEAD = 16 * 1024, 8
"""Smaller blocks are hashed at once; of larger ones so many may wait for it."""

Pace = Callable[[int], None]
"""Called with a number of bytes that are about to go out; comes back when they may."""


def at_will(_size_bytes: int) -> None:
    """A pace for whoever need not wait."""


def deliver(
    place: Place,
    file: PublicFile,
    source: Path,
    step: Step,
    pace: Pace = at_will,
    spare: frozenset[str] = frozenset(),
) -> None:
    """Make `source` stand at `file.path`: at every moment either what was there before or all of the new.

    `spare` are the SHA-256 of files that others are bringing to the same place. Raises `ProofFailed` when what is sent,
    or what arrived, is not what `file` says; then nothing of it is kept.
    """
    with storage_guard(source), source.open("rb") as content:
        try:
            _bring(place, file, content, step, pace)
        except ProofFailed:
            place.sweep(keep=spare - {file.sha256})
            raise
    place.commit(file)
    step(1, 1)


def deliver_bytes(place: Place, path: str, data: bytes) -> None:
    """The same for a small file of our own; what is under way to the same place is left alone."""
    file = PublicFile(path, hashlib.sha256(data).hexdigest(), len(data), "asset")
    _bring(place, file, BytesIO(data), no_step, at_will)
    place.commit(file)


def stands_at(place: Place, file: PublicFile, source: Path) -> bool:
    """Whether the file stands there already, as far as a look can tell that costs little.

    A disk is read whole; over a line, the end of audio must do (its name is that of its content), and anything smaller
    is sooner sent again.
    """
    if place.stat(file.path) != file.size_bytes:
        return False
    if place.abilities.reads_cheaply:
        return hash_of(place, file.path, no_step) == file.sha256
    start = max(0, file.size_bytes - OVERLAP_BYTES)
    with storage_guard(source), source.open("rb") as content:
        content.seek(start)
        return file.stage == "audio" and b"".join(place.read(file.path, start)) == content.read()


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
    """A file that is hashed while it is read: what was really sent is known without reading it once more.

    The hash is reckoned on a thread of its own, for the next block is on its way meanwhile.
    """

    def __init__(self, content: BinaryIO, start: int, pace: Pace) -> None:
        self._content, self._pace, self._digest = content, pace, hashlib.sha256()
        self._reckoner = ThreadPoolExecutor(1, "hash")
        self._under_way: deque[Future[None]] = deque()
        content.seek(0)
        while content.tell() < start:
            self._reckon(content.read(min(1 << 20, start - content.tell())))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        self._reckoner.shutdown()

    def read(self, size: int = -1) -> bytes:
        data = self._content.read(size)
        self._pace(len(data))
        self._reckon(data)
        return data

    def tell(self) -> int:
        return self._content.tell()

    def hexdigest(self) -> str:
        """Of all that was read."""
        self._wait(0)
        return self._digest.hexdigest()

    def _reckon(self, data: bytes) -> None:
        if len(data) < SMALL_BYTES:
            self._wait(0)
            self._digest.update(data)
            return
        self._wait(AHEAD - 1)
        self._under_way.append(self._reckoner.submit(self._digest.update, data))

    def _wait(self, most: int) -> None:
        while len(self._under_way) > most:
            self._under_way.popleft().result()


def _bring(place: Place, file: PublicFile, content: BinaryIO, step: Step, pace: Pace) -> None:
    """Send what is left of it, and prove that it is there."""
    with _Hashing(content, _sound_bytes(place, file, content), pace) as reading:
        place.send(file, cast("BinaryIO", reading), portion(step, 0.0, 0.8 if place.abilities.reads_cheaply else 1.0))
        if reason := _fault(place, file, content, reading, portion(step, 0.8, 1.0)):
            raise ProofFailed(path=file.path, reason=reason)


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


def _fault(place: Place, file: PublicFile, content: BinaryIO, sent: _Hashing, step: Step) -> str:
    """What is wrong with what arrived, in words; empty when it is whole."""
    found = place.arrived(file)
    if found != file.size_bytes:
        return _("{found} bytes instead of {expected}").format(found=found, expected=file.size_bytes)
    is_same = sent.hexdigest() == file.sha256 and _is_there(place, file, content, step)
    return "" if is_same else _("the content differs")


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
