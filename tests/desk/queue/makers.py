"""Small makers for the tests of the queue: a library with an account on the plain network, and a clock to turn."""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from radiodesk.desk.due_posts import run_posts
from radiodesk.desk.post_queue import approve_post, queue_post
from radiodesk.library.library import Library
from radiodesk.model.account import Account, Keys
from radiodesk.model.queued_post import QueuedPost
from radiodesk.settings.secrets import hold_secret
from tests.servers.plain_connector import NETWORK

NOON = datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
"""12.00 WIB."""


@dataclass
class Clock:
    """A clock that stands still until it is turned."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def turn(self, **by: float) -> datetime:
        """Let some time pass."""
        self.now += timedelta(**by)
        return self.now


def let_in(library: Library, url: str, handle: str = "humas") -> str:
    """An account there, its keys known to this run alone; gives its name."""
    account = Account(NETWORK, handle, url)
    library.keep_account(account)
    hold_secret(account.secret_address, Keys({"token": "t"}).to_text())
    return account.name


def queued(library: Library, account: str, text: str = "Damai tanpa sidang", **facts: object) -> QueuedPost:
    """A post of the first episode that goes out at once, or at `due`."""
    due, held = facts.pop("due", None), bool(facts.pop("held_there", False))
    post = approve_post(library, 1, NETWORK, account, text, now=NOON, **facts)  # type: ignore[arg-type]
    return queue_post(library, post.id, due, NOON, held_there=held)  # type: ignore[arg-type]


def run(library: Library, clock: Clock) -> list[QueuedPost]:
    """One turn of what is due."""
    return list(run_posts(library, clock))


def a_picture(folder: Path, name: str = "kartu.png") -> Path:
    from PIL import Image

    Image.new("RGB", (108, 108), "navy").save(folder / name)
    return folder / name


def states(posts: Iterable[QueuedPost]) -> list[str]:
    """How they stand."""
    return [post.state for post in posts]


def a_film(folder: Path, length_ms: int = 30_000) -> Path:
    """Enough of an MP4 that its size and length are known."""

    def box(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I4s", len(body) + 8, kind) + body

    head = box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, length_ms) + bytes(80))
    track = box(b"trak", box(b"tkhd", bytes(76) + struct.pack(">II", 1080 << 16, 1920 << 16)))
    path = folder / "cuplikan.mp4"
    path.write_bytes(box(b"ftyp", b"isom0000") + box(b"moov", head + track) + box(b"mdat", bytes(300_000)))
    return path
