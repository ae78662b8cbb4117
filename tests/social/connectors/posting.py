"""What the stories of connectors are told with: a post, its files, and a desk that keeps what it is told to keep."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Keys
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.connector import Carried, Connector, Fate, Outgoing, SignedIn, Way

VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nApa itu keadilan restoratif?\n"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 60


@dataclass
class Desk:
    """Keeps marks and keys as the queue and the key store would; `reopened` is a new start of the program."""

    way: Way
    signed: SignedIn
    marks: Marks = field(default_factory=dict)
    kept: list[Marks] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)

    def __post_init__(self) -> None:
        self.keys = self.signed.keys
        self.connector = self.reopened()

    def reopened(self) -> Connector:
        self.connector = self.way.open(self.signed.account, self.keys, self._keep_keys)
        return self.connector

    def keep(self, marks: Marks) -> None:
        self.marks = dict(marks)
        self.kept.append(self.marks)

    def ready(self, post: Outgoing) -> None:
        """Prepared and armed."""
        self.marks = self.connector.prepare(post, self.marks, self.keep, no_step)
        self.marks = self.connector.arm(post, self.marks)

    def out(self, post: Outgoing) -> Fate:
        """Prepared, armed and sent."""
        self.ready(post)
        return self.connector.send(post, self.marks)

    def looked(self, post: Outgoing) -> Fate:
        return self.connector.look(post, self.marks)

    def _keep_keys(self, keys: Keys) -> None:
        self.keys = keys


def post(**parts: object) -> Outgoing:
    """One as it was approved just now."""
    given = {
        "text": "Tetangga berkelahi, bisa damai tanpa sidang? Dengarkan Jaksa Menyapa.",
        "title": "Keadilan restoratif",
        "made_at": datetime.now(UTC),
        "hashtags": ("JaksaMenyapa", "KeadilanRestoratif"),
        **parts,
    }
    return Outgoing(**given)


def film(folder: Path, size: int, **parts: object) -> Carried:
    """A video of so many bytes; on the disk it is mostly a hole."""
    path = folder / "episode.mp4"
    with path.open("wb") as stream:
        stream.write(b"\0\0\0 ftypisom")
        stream.truncate(size)
        stream.seek(size - 1)
        stream.write(b"!")
    return Carried(path, "video/mp4", **parts)


def picture(folder: Path, alt: str = "Kartu: apa itu keadilan restoratif?") -> Carried:
    path = folder / "card.jpg"
    path.write_bytes(JPEG)
    return Carried(path, "image/jpeg", alt=alt, width=1080, height=1080)


def captions(folder: Path) -> Path:
    path = folder / "episode.vtt"
    path.write_text(VTT, encoding="utf-8")
    return path
