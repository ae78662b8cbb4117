"""A file on its way up: tells the step how much of it has gone, so that a person sees it and can stop it."""

from pathlib import Path
from types import TracebackType
from typing import Self

from radiodesk.jobs.step import Step


class Watched:
    """An open file for a request. httpx reads it block by block and asks its length of the system."""

    def __init__(self, path: Path, step: Step) -> None:
        """Open it."""
        self._file = path.open("rb")
        self._step, self._size = step, path.stat().st_size

    def read(self, size: int = -1) -> bytes:
        """The next block; raises what the step raises."""
        self._step(self._file.tell(), self._size)
        return self._file.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to another place of it."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where in it."""
        return self._file.tell()

    def fileno(self) -> int:
        """The system's number of it."""
        return self._file.fileno()

    def __enter__(self) -> Self:
        """Open already."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Closed again."""
        self._file.close()
