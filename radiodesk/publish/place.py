"""What RadioDesk needs of any place where the public files stand: a folder, or a server in one of its tongues."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from radiodesk.jobs.step import Step
from radiodesk.model.publication import PublicFile


@dataclass(frozen=True)
class Abilities:
    """What a kind of place can do. What it cannot do, and what that costs, the plan says before anything moves.

    `swaps`: a file is replaced in one step, so that nobody ever sees none or half of one.
    `resumes`: an upload that was cut goes on at the byte.
    `reads_cheaply`: reading everything back costs next to nothing (a disk), so it is the proof of each file.
    `locks`: two desks can be kept from publishing at the same time.
    `most_at_once`: so many uploads side by side are of use, each over a connection of its own.
    `encrypts`: nobody on the way can read the password and the files.
    """

    swaps: bool
    resumes: bool
    reads_cheaply: bool
    locks: bool
    most_at_once: int
    encrypts: bool = True


COMPLETE = Abilities(swaps=True, resumes=True, reads_cheaply=True, locks=True, most_at_once=1)
"""Of a place that can do everything: a folder on a disk."""


class Place(Protocol):
    """A public folder, wherever it is. Paths are relative to it, with forward slashes.

    A place is used by one thread at a time; whoever works side by side opens several. Every method raises a
    `StorageProblem` or `ServerProblem` when the place cannot be used (a `LineProblem` when trying again may help), and
    `LinkLeadsOut` where a path would lead out of it. `publish.delivering` makes a file stand by these methods.
    """

    @property
    def abilities(self) -> Abilities:
        """What this place can do; may ask the server."""

    @property
    def name(self) -> str:
        """What to call it to people: a path, or a host; never a user name or a secret."""

    def stat(self, path: str) -> int | None:
        """The size in bytes of what stands at `path`; None when nothing does."""

    def list(self, under: str = "") -> Mapping[str, int]:
        """Size in bytes by path of all that stands below the folder `under`, without our own unfinished files.

        Empty when there is no such folder. One look at one folder stays one look: servers are far away.
        """

    def read(self, path: str, offset: int = 0) -> Iterator[bytes]:
        """What stands at `path`, from byte `offset` on, in blocks. Raises `FileMissing`."""

    def arrived(self, file: PublicFile) -> int:
        """How many bytes of exactly this file an earlier try brought here; 0 for none. Not public yet."""

    def read_arrived(self, file: PublicFile, offset: int) -> Iterator[bytes] | None:
        """Those bytes, from `offset` on; None where the place cannot show them (it checks them by itself)."""

    def send(self, file: PublicFile, content: BinaryIO, step: Step) -> None:
        """Bring what is left of `content`, which stands at the byte `arrived` told (or at 0: begin anew).

        What arrived stays when it is broken off. Nothing public changes. `step(done, total)` counts bytes of the file.
        """

    def commit(self, file: PublicFile) -> None:
        """Make what was sent stand at `file.path`: at every moment either what was there before or all of the new.

        Where `abilities.swaps` is false, there may be nothing for a moment.
        """

    def remove(self, path: str) -> None:
        """Take away what stands at `path`, if anything does, and folders that are empty then."""

    def write_new(self, path: str, data: bytes) -> bool:
        """Make a small file that nobody else has made: False when it is there already. For the lock."""

    def sweep(self, keep: frozenset[str] = frozenset()) -> None:
        """Take our own unfinished files away, but not those of the files with a SHA-256 in `keep`."""

    def close(self) -> None:
        """End the connection. Must not raise."""


Connect = Callable[[], Place]
"""Opens one more connection to the same place."""

PART_SUFFIX = ".rd-part"


def part_name(file: PublicFile) -> str:
    """The path of the unfinished file, beside where it will stand: hidden, and never taken for another content."""
    folder, _slash, name = file.path.rpartition("/")
    return f"{folder}/.{name}.{file.sha256[:12]}{PART_SUFFIX}".removeprefix("/")


def is_part(path: str) -> bool:
    """Whether a path is that of an unfinished file of ours."""
    name = path.rpartition("/")[2]
    return name.startswith(".") and name.endswith(PART_SUFFIX)
