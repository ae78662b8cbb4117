"""The file beside a recording that holds its analysis: a header, then pages, one for each six seconds.

It grows while the analysis runs: several workers write pages in place, each page at once and whole, so a window can
paint what is there from the start without a gap. The header says when all is there, and then carries the check sum.
"""

import json
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import TracebackType

from radiodesk.audio.engine.plain import from_plain
from radiodesk.audio.grid import Grid
from radiodesk.audio.pages import Page, Pages
from radiodesk.model.cleaning import Cleaning
from radiodesk.model.problems import storage_guard
from radiodesk.model.sound import MediaInfo

_MAGIC = "RadioDesk analysis 2"
_HEADER_BYTES = 1024
_ENDS_BYTES = 65536
_PIECE_BYTES = 1 << 20


@dataclass(frozen=True)
class Header:
    """What a sidecar says of itself. While it grows, `info.samples` is what the recording promises.

    With a `cleaning`, it is the recording as cleaned up that was analysed.
    """

    recording: str
    info: MediaInfo
    is_complete: bool = False
    check_sum: int = 0
    cleaning: Cleaning | None = None

    @property
    def grid(self) -> Grid:
        """How the pages divide time."""
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


def load(sidecar: Path) -> tuple[Header, Pages]:
    """The header and the pages. Raises `SidecarUnusable`; FileNotFoundError when there is none."""
    file = sidecar.open("rb", buffering=0)
    try:
        header = _header(file.read(_HEADER_BYTES))
        status = os.fstat(file.fileno())
        if header.is_complete and not (
            status.st_size == _HEADER_BYTES + header.grid.pages(header.info.samples) * header.grid.dtype.itemsize
            and _check_sum(sidecar, status.st_size, status.st_mtime_ns, status.st_ino) == header.check_sum
        ):
            raise SidecarUnusable
        return header, Pages(file, header.grid.dtype, _HEADER_BYTES, status.st_size)
    except BaseException:
        file.close()
        raise


@lru_cache(maxsize=64)
def _check_sum(sidecar: Path, _size: int, _changed_ns: int, _number: int) -> int:
    """The check sum of all pages, reckoned once for each state of the file; in pieces, to keep little in memory."""
    check_sum = 0
    with sidecar.open("rb", buffering=0) as file:
        file.seek(_HEADER_BYTES)
        while piece := file.read(_PIECE_BYTES):
            check_sum = zlib.crc32(piece, check_sum)
    return check_sum


def _header(data: bytes) -> Header:
    try:
        fields = json.loads(data)
        if fields.pop("magic") != _MAGIC:
            raise SidecarUnusable
        told = fields.pop("cleaning", None)
        cleaning = None if told is None else from_plain(Cleaning, told)
        header = Header(**{**fields, "info": MediaInfo(**fields["info"])}, cleaning=cleaning)
        return replace(header, is_complete=header.is_complete is True)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise SidecarUnusable from error


class SidecarWriter:
    """Writes pages of a sidecar that exists, in any order; several may write at once."""

    def __init__(self, sidecar: Path) -> None:
        """Open it."""
        self._sidecar = sidecar
        self._file = sidecar.open("r+b", buffering=0)

    def write(self, number: int, page: Page) -> None:
        """Put a page in its place; readers see it at once."""
        self._file.seek(_HEADER_BYTES + number * page.nbytes)
        self._file.write(page.tobytes())

    def finish(self, header: Header, samples: int) -> None:
        """Make it complete: `samples` is the exact length of the recording."""
        self._file.truncate(_HEADER_BYTES + header.grid.pages(samples) * header.grid.dtype.itemsize)
        os.fsync(self._file.fileno())
        status = os.fstat(self._file.fileno())
        check_sum = _check_sum(self._sidecar, status.st_size, status.st_mtime_ns, status.st_ino)
        info = replace(header.info, samples=samples)
        self._file.seek(0)
        self._file.write(replace(header, info=info, is_complete=True, check_sum=check_sum).packed())
        os.fsync(self._file.fileno())

    def __enter__(self) -> "SidecarWriter":
        """Close at the end of the block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self._file.close()


@contextmanager
def new_sidecar(sidecar: Path, header: Header) -> Iterator[SidecarWriter]:
    """A writer for a new sidecar in place of any old one. Nothing of it is left when the block fails."""
    with storage_guard(sidecar):
        sidecar.parent.mkdir(parents=True, exist_ok=True)
        sidecar.unlink(missing_ok=True)
    try:
        with storage_guard(sidecar):
            with sidecar.open("xb") as file:
                file.write(header.packed())
            with SidecarWriter(sidecar) as writer:
                yield writer
    except BaseException:
        sidecar.unlink(missing_ok=True)
        raise
