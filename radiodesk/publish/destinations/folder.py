"""A folder on this computer or a connected disk: what a web server shows, or what is carried to one."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from typing import BinaryIO
from uuid import uuid4

from radiodesk.jobs.step import Step
from radiodesk.model.problems import FileMissing, LinkLeadsOut, storage_guard
from radiodesk.model.publication import PublicFile
from radiodesk.publish.place import COMPLETE, PART_SUFFIX, is_part, part_name

BLOCK_BYTES = 1 << 20


class FolderPlace:
    """A `Place` that is a folder. Its own folder is made at the first `send`; the one above must be there."""

    abilities = COMPLETE

    def __init__(self, root: Path) -> None:
        """`root` is absolute; being a link itself is its owner's choice, links inside must not lead out."""
        with storage_guard(root):
            self._root = root.resolve()

    @property
    def name(self) -> str:
        """Its path."""
        return str(self._root)

    def stat(self, path: str) -> int | None:
        """The size in bytes; None when nothing stands there."""
        target = self._locate(path)
        with storage_guard(target):
            return target.stat().st_size if target.exists() else None

    def list(self, under: str = "") -> Mapping[str, int]:
        """Every file below the folder; links are not followed."""
        start = self._locate(under) if under else self._root
        files = (each for each in _walk(start) if not is_part(each.name) and not each.is_symlink())
        with storage_guard(self._root):
            return {each.relative_to(self._root).as_posix(): each.stat().st_size for each in files}

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """The file from `offset` on, in blocks of a megabyte."""
        target = self._locate(path)
        with storage_guard(target), target.open("rb") as stream:
            if hasattr(os, "posix_fadvise"):  # read what the disk holds, not what memory remembers
                os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            stream.seek(offset)
            while block := stream.read(BLOCK_BYTES):
                yield block

    def arrived(self, file: PublicFile) -> int:
        """The size of the unfinished file."""
        return self.stat(part_name(file)) or 0

    def read_arrived(self, file: PublicFile, offset: int) -> Iterator[bytes] | None:
        """The unfinished file."""
        return self.read(part_name(file), offset)

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """Write to a name of our own beside it, and make that last."""
        target = self._locate(part_name(file))
        self._make_folder(target.parent)
        done = content.tell()
        with storage_guard(target), target.open("r+b" if done else "wb") as part:
            part.truncate(done)
            part.seek(done)
            while block := content.read(BLOCK_BYTES):
                part.write(block)
                done += len(block)
                step(done, file.size_bytes)
            part.flush()
            os.fsync(part.fileno())

    def commit(self, file: PublicFile) -> None:
        """Rename it over what stands there, and make the name last."""
        part, target = self._locate(part_name(file)), self._locate(file.path)
        with storage_guard(target):
            part.replace(target)
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

    def write_new(self, path: str, data: bytes) -> bool:
        """Make the file unless there is one; whoever looks sees none or all of it."""
        target = self._locate(path)
        self._make_folder(target.parent)
        part = target.with_name(f".{target.name}.{uuid4().hex[:12]}{PART_SUFFIX}")
        with storage_guard(target):
            try:
                _write_lasting(part, data)
                return _give_name(part, target)
            finally:
                part.unlink(missing_ok=True)
                _keep_names(target.parent)

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Delete unfinished files."""
        kept = {sha256[:12] for sha256 in keep}
        for part in [each for each in _walk(self._root) if is_part(each.name)]:
            if not any(f".{sha256}." in part.name for sha256 in kept):
                with storage_guard(part):
                    part.unlink(missing_ok=True)

    def close(self) -> None:
        """A folder has nothing to end."""

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


def _write_lasting(target: Path, data: bytes) -> None:
    with target.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _give_name(part: Path, target: Path) -> bool:
    """Make `part` stand as `target` unless something does. A disk without links (FAT) shows half of it shortly."""
    try:
        os.link(part, target)
    except FileExistsError:
        return False
    except OSError:
        try:
            _write_lasting(target, part.read_bytes())
        except FileExistsError:
            return False
    return True


def _walk(start: Path) -> Iterator[Path]:
    for folder, _folders, names in os.walk(start):
        yield from (Path(folder, name) for name in names)


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
