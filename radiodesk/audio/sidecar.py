"""The file beside a recording that holds its analysis: a header, then one record for each tenth of a second.

It grows while the analysis runs; whole records are valid as soon as they are there, so a window can paint them. The
header says when it is complete, and then carries the check sum of all records.
"""

import json
import mmap
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.grid import Grid
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import MediaInfo

Records = NDArray[np.void]
"""The records of a sidecar, of `Grid.dtype`."""

_MAGIC = "RadioDesk analysis 1"
_HEADER_BYTES = 1024
_ENDS_BYTES = 65536
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True)
class Header:
    """What a sidecar says of itself. While it grows, `info.samples` is what the recording promises."""

    recording: str
    info: MediaInfo
    is_complete: bool = False
    check_sum: int = 0

    @property
    def grid(self) -> Grid:
        """How the records divide time."""
        return Grid(self.info.sample_rate_hz)

    def packed(self) -> bytes:
        """The header as it stands in the file."""
        text = json.dumps({"magic": _MAGIC, **asdict(self)}, sort_keys=True)
        return text.encode().ljust(_HEADER_BYTES - 1) + b"\n"


class SidecarUnusable(ValueError):
    """The file is no sidecar, or not one that can be trusted: make it anew."""


def identity(recording: Path) -> str:
    """A recording's size and a hash of its two ends: enough to see that a sidecar belongs to it."""
    with storage_guard(recording), recording.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        ends = blake2b(file.read(_ENDS_BYTES), digest_size=16)
        file.seek(max(size - _ENDS_BYTES, 0))
        ends.update(file.read(_ENDS_BYTES))
    return f"{size}-{ends.hexdigest()}"


def load(sidecar: Path) -> tuple[Header, Records]:
    """The header and all whole records. Raises `SidecarUnusable`; FileNotFoundError when there is none."""
    with sidecar.open("rb") as file:
        header = _header(file.read(_HEADER_BYTES))
    record_bytes = header.grid.dtype.itemsize
    count = (sidecar.stat().st_size - _HEADER_BYTES) // record_bytes
    if count == 0:
        return header, np.empty(0, header.grid.dtype)
    records = np.memmap(sidecar, header.grid.dtype, "r", _HEADER_BYTES, (count,))
    if header.is_complete and not (
        count == header.grid.records(header.info.samples) and _check_sum(sidecar) == header.check_sum
    ):
        raise SidecarUnusable
    return header, records


def let_go(records: Records) -> None:
    """Give back what was read of a mapped sidecar: its pages count as memory, and come again when they are read."""
    mapped: object = records.base
    if isinstance(mapped, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)


def _check_sum(sidecar: Path) -> int:
    """The check sum of all records, read in pieces: pages of the mapped file would count as memory."""
    check_sum = 0
    with sidecar.open("rb") as file:
        file.seek(_HEADER_BYTES)
        while piece := file.read(_PIECE_BYTES):
            check_sum = zlib.crc32(piece, check_sum)
    return check_sum


def _header(data: bytes) -> Header:
    try:
        fields = json.loads(data)
        if fields.pop("magic") != _MAGIC:
            raise SidecarUnusable
        header = Header(**{**fields, "info": MediaInfo(**fields["info"])})
        return replace(header, is_complete=header.is_complete is True)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SidecarUnusable from error


class SidecarWriter:
    """Writes a sidecar record by record."""

    def __init__(self, file: BinaryIO, header: Header) -> None:
        """Begin with the header."""
        self._file, self._header, self._check_sum = file, header, 0
        file.write(header.packed())

    def append(self, records: Records) -> None:
        """Add records; they are visible to readers at once."""
        data = records.tobytes()
        self._check_sum = zlib.crc32(data, self._check_sum)
        self._file.write(data)
        self._file.flush()

    def finish(self, samples: int) -> None:
        """Make it complete: `samples` is the exact length of the recording."""
        os.fsync(self._file.fileno())
        info = replace(self._header.info, samples=samples)
        self._file.seek(0)
        self._file.write(replace(self._header, info=info, is_complete=True, check_sum=self._check_sum).packed())
        self._file.flush()
        os.fsync(self._file.fileno())


@contextmanager
def new_sidecar(sidecar: Path, header: Header) -> Iterator[SidecarWriter]:
    """A writer for a new sidecar in place of any old one. Nothing of it is left when the block fails."""
    with storage_guard(sidecar):
        sidecar.parent.mkdir(parents=True, exist_ok=True)
        sidecar.unlink(missing_ok=True)
    try:
        with storage_guard(sidecar), sidecar.open("xb") as file:
            yield SidecarWriter(file, header)
    except BaseException:
        sidecar.unlink(missing_ok=True)
        raise
