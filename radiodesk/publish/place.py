"""What RadioDesk needs of any place where the public files stand."""

from pathlib import Path
from typing import Protocol

from radiodesk.jobs.step import Step
from radiodesk.model.publication import PublicFile


class Place(Protocol):
    """A public folder, wherever it is. Paths are relative, with forward slashes.

    Every method raises a `StorageProblem` when the place cannot be used, and `LinkLeadsOut` where a path would lead
    out of it.
    """

    def stat(self, path: str) -> int | None:
        """The size in bytes of what stands at `path`; None when nothing does."""

    def read_hash(self, path: str, step: Step) -> str:
        """The SHA-256 of what stands at `path`, read from there. Raises `FileMissing`."""

    def read(self, path: str, most_bytes: int) -> bytes:
        """What stands at `path`, but never more than `most_bytes`. Raises `FileMissing`."""

    def put(self, file: PublicFile, source: Path, step: Step) -> None:
        """Make `source` stand at `file.path`: at every moment either what was there before or all of the new.

        What arrived is read back before it takes the name. Raises `ProofFailed` when size or SHA-256 are not those of
        `file`.
        """

    def remove(self, path: str) -> None:
        """Take away what stands at `path`, if anything does."""

    def list_parts(self) -> tuple[str, ...]:
        """Our own unfinished files that a broken run left behind."""

    def sweep(self) -> None:
        """Take those unfinished files away."""
