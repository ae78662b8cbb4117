"""Places that are reached by HTTP, for the stories about all of them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, Step
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from tests.servers.dav import SECRET as DAV_SECRET
from tests.servers.dav import dav_server
from tests.servers.storage import SECRET, moto_storage, rclone_storage, second_storage


@dataclass(frozen=True)
class Reached:
    """A running server; `address(folder, host)` is what a destination there is called."""

    kind: str
    port: int
    address: Callable[[str, str], str]
    secret: str

    def place(self, folder: str = "siaran", host: str = "127.0.0.1") -> Place:
        """A folder there, over a line of its own."""
        return open_place(self.address(folder, host), Credentials(self.secret))


@contextmanager
def reached(kind: str, folder: Path) -> Iterator[Reached]:
    """Start a server of a kind; the test is skipped where it is not installed."""
    if kind == "moto":
        with moto_storage() as storage:
            yield Reached(kind, storage.port, storage.address, SECRET)
    elif kind == "rclone":
        if not second_storage():
            pytest.skip("no rclone that serves S3")
        with rclone_storage(folder) as storage:
            yield Reached(kind, storage.port, storage.address, SECRET)
    else:
        with dav_server(folder / "dav") as dav:
            yield Reached(kind, dav.port, dav.address, DAV_SECRET)


def breaks_at(share: float) -> Step:
    """A step that stops when so much is done: a kill, as far as the server can tell."""

    def step(done: float, total: float, /) -> None:
        if done / total >= share:
            raise Cancelled

    return step
