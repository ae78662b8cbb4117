"""Keeps rendered chunks as files named by what they were made from, so that nothing is encoded twice."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from radiodesk.audio.piece import BrokenPiece, Piece

MOST_BYTES = 2 << 30
_SUFFIX = ".chunk"
_PART = ".part"


class PieceStore:
    """A folder of pieces, at most `most_bytes` of them after `tidy`; without a folder nothing is kept.

    What cannot be read is made again, what cannot be written is not kept: a full disk here harms nothing. Many
    may use one folder at once.
    """

    def __init__(self, folder: Path | None, most_bytes: int = MOST_BYTES) -> None:
        """The folder is made when it is needed."""
        self._folder, self._most_bytes = folder, most_bytes

    def get(self, key: str) -> Piece | None:
        """The piece kept under `key`; it counts as used now."""
        if self._folder is None:
            return None
        path = self._folder / (key + _SUFFIX)
        with suppress(OSError, BrokenPiece):
            piece = Piece.unpacked(path.read_bytes())
            os.utime(path)
            return piece
        return None

    def put(self, key: str, piece: Piece) -> None:
        """Keep a piece under `key`."""
        if self._folder is None:
            return
        part = self._folder / f"{key}.{os.getpid()}{_PART}"
        try:
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                part.write_bytes(piece.packed())
                part.replace(self._folder / (key + _SUFFIX))
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Throw away what was not used for the longest time, beyond `most_bytes`."""
        room = self._most_bytes
        for path, size in self._newest_first():
            room -= size
            if room < 0:
                with suppress(OSError):
                    path.unlink()

    def _newest_first(self) -> Iterator[tuple[Path, int]]:
        found = []
        if self._folder is not None and self._folder.is_dir():
            for entry in os.scandir(self._folder):
                with suppress(OSError):
                    if not entry.name.endswith((_SUFFIX, _PART)):
                        continue
                    state = entry.stat()
                    found.append((state.st_mtime_ns, Path(entry.path), state.st_size))
        for _, path, size in sorted(found, reverse=True):
            yield path, size
