"""A folder on this computer or a connected disk: what a web server shows, or what is carried to one."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from typing import BinaryIO

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step, portion
from radiodesk.model.problems import FileMissing, LinkLeadsOut, ProofFailed, storage_guard
from radiodesk.model.publication import PublicFile

BLOCK_BYTES = 1 << 20
PART_SUFFIX = ".rd-part"


class FolderPlace:
    """A `Place` that is a folder. Its own folder is made at the first `put`; the one above must be there."""

    def __init__(self, root: Path) -> None:
        """`root` is absolute; being a link itself is its owner's choice, links inside must not lead out."""
        with storage_guard(root):
            self._root = root.resolve()

    def stat(self, path: str) -> int | None:
        """The size in bytes; None when nothing stands there."""
        target = self._locate(path)
        with storage_guard(target):
            return target.stat().st_size if target.exists() else None

    def read_hash(self, path: str, step: Step) -> str:
        """The SHA-256 of the file."""
        target = self._locate(path)
        with storage_guard(target), target.open("rb") as stream:
            return _sha256(stream, os.fstat(stream.fileno()).st_size, step)

    def read(self, path: str, most_bytes: int) -> bytes:
        """The first `most_bytes` of the file."""
        target = self._locate(path)
        with storage_guard(target), target.open("rb") as stream:
            return stream.read(most_bytes)

    def put(self, file: PublicFile, source: Path, step: Step) -> None:
        """Copy to a name of our own beside it, make it last, read it back, and only then give it its name."""
        target = self._locate(file.path)
        self._make_folder(target.parent)
        part = target.with_name(f".{target.name}{PART_SUFFIX}")
        with storage_guard(target):
            try:
                part.unlink(missing_ok=True)
                _copy(source, part, portion(step, 0.0, 0.8))
                _prove(file, part, portion(step, 0.8, 1.0))
                part.replace(target)
            finally:
                part.unlink(missing_ok=True)
            _keep_names(target.parent)

    def remove(self, path: str) -> None:
        """Delete the file if it is there, and the folders that are empty then."""
        target = self._locate(path)
        with storage_guard(target):
            target.unlink(missing_ok=True)
            for folder in target.parents:
                if folder == self._root or not folder.is_dir() or any(folder.iterdir()):
                    break
                folder.rmdir()
        if target.parent.is_dir():
            _keep_names(target.parent)

    def list_parts(self) -> tuple[str, ...]:
        """Every `.*.rd-part` below the folder; links are not followed."""
        return tuple(sorted(part.relative_to(self._root).as_posix() for part in self._parts()))

    def sweep(self) -> None:
        """Delete them."""
        for part in tuple(self._parts()):
            with storage_guard(part):
                part.unlink(missing_ok=True)

    def _parts(self) -> Iterator[Path]:
        for folder, _folders, names in os.walk(self._root):
            yield from (Path(folder, name) for name in names if name.startswith(".") and name.endswith(PART_SUFFIX))

    def _locate(self, path: str) -> Path:
        """Where `path` lies, or `LinkLeadsOut`. Also a link as the last part is refused: it is not ours to follow."""
        parts = PurePosixPath(path).parts
        target = self._root.joinpath(*parts)
        if not parts or ".." in parts or not target.is_relative_to(self._root):
            raise LinkLeadsOut(path=path)
        with storage_guard(target):
            is_link = os.path.lexists(target) and S_ISLNK(target.lstat().st_mode)
            if is_link or not target.parent.resolve().is_relative_to(self._root):
                raise LinkLeadsOut(path=target)
        return target

    def _make_folder(self, folder: Path) -> None:
        if not self._root.parent.is_dir():  # an unplugged disk must not be replaced by a new empty folder
            raise FileMissing(path=self._root.parent)
        with storage_guard(folder):
            missing = [above for above in (folder, *folder.parents) if not above.exists()]
            folder.mkdir(parents=True, exist_ok=True)
            for made in missing:
                _keep_names(made.parent)


def _copy(source: Path, part: Path, step: Step) -> None:
    with storage_guard(source):
        original = source.open("rb")
    with original, part.open("xb") as copy:
        total, done = os.fstat(original.fileno()).st_size, 0
        while block := original.read(BLOCK_BYTES):
            copy.write(block)
            done += len(block)
            step(done, total)
        copy.flush()
        os.fsync(copy.fileno())


def _prove(file: PublicFile, part: Path, step: Step) -> None:
    with part.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size != file.size_bytes:
            reason = _("{found} bytes instead of {expected}").format(found=size, expected=file.size_bytes)
            raise ProofFailed(path=file.path, reason=reason)
        if hasattr(os, "posix_fadvise"):  # read what the disk holds, not what memory remembers
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if _sha256(stream, size, step) != file.sha256:
            raise ProofFailed(path=file.path, reason=_("the content differs"))


def _sha256(stream: BinaryIO, size: int, step: Step) -> str:
    digest, done = hashlib.sha256(), 0
    while block := stream.read(BLOCK_BYTES):
        digest.update(block)
        done += len(block)
        step(done, size)
    return digest.hexdigest()


def _keep_names(folder: Path) -> None:
    """Make the names of a folder survive a power cut. Windows keeps them by itself and cannot open folders."""
    if os.name == "nt":
        return
    with storage_guard(folder):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
