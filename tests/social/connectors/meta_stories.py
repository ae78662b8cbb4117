"""What the stories of Meta's networks are told with: a post, a picture, a video, and the queue that carries them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

from PIL import Image

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Keys
from radiodesk.model.queued_post import Marks, QueuedPost
from radiodesk.social.connectors.connector import Carried, Connector, Outgoing
from radiodesk.social.sending import Errand, carry

TEXT = "Tetangga berkelahi, bisa damai tanpa sidang? 🤝 Dengarkan Jaksa Menyapa."


@dataclass
class Desk:
    """The queue with one post in it, and a clock that can be put forward."""

    connector: Connector
    outgoing: Outgoing
    post: QueuedPost
    ahead: timedelta = timedelta()
    kept: list[QueuedPost] = field(default_factory=list)

    def clock(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def carry(self) -> QueuedPost:
        errand = Errand(self.connector, self.outgoing, self._keep, self.clock, no_step)
        self.post = carry(self.post, errand)
        return self.post

    def later(self, minutes: float) -> "Desk":
        self.ahead += timedelta(minutes=minutes)
        return self

    def until_settled(self) -> QueuedPost:
        """As the program would: again and again, until nothing more happens by itself."""
        for _again in range(20):
            if self.post.state in {"live", "rejected", "ask"}:
                break
            self.later(2.5).carry()
        return self.post

    def _keep(self, post: QueuedPost) -> None:
        self.kept.append(post)


def a_desk(connector: Connector, outgoing: Outgoing, network: str) -> Desk:
    now = datetime.now(UTC)
    held = outgoing.due is not None
    post = QueuedPost(1, network, outgoing.text, now, account="one", due=outgoing.due or now, state="queued")
    return Desk(connector, replace(outgoing, due=None), replace(post, held_there=held))


def a_post(*carried: Carried, text: str = TEXT, link: str = "", hashtags: tuple[str, ...] = ()) -> Outgoing:
    return Outgoing(text, datetime.now(UTC), link=link, hashtags=hashtags, carried=carried)


def a_picture(folder: Path, url: str = "", size: tuple[int, int] = (1080, 1080), name: str = "kartu.jpg") -> Carried:
    """A card, red so that it is known again."""
    data = BytesIO()
    Image.new("RGB", size, (178, 34, 34)).save(data, "JPEG" if name.endswith(".jpg") else "PNG")
    (folder / name).write_bytes(data.getvalue())
    kind = "image/jpeg" if name.endswith(".jpg") else "image/png"
    return Carried(folder / name, kind, "Kutipan di kartu merah", *size, public_url=url and f"{url}{name}")


def a_video(folder: Path, url: str = "", size: int = 300_000) -> Carried:
    path = folder / "audiogram.mp4"
    path.write_bytes(bytes(range(256)) * (size // 256))
    return Carried(path, "video/mp4", "Kata jaksa di layar", 1080, 1920, 30.0, public_url=url and f"{url}{path.name}")


def forget(_marks: Marks) -> None:
    """Marks that nobody keeps."""


def kept_into(box: list[Keys]) -> Callable[[Keys], None]:
    return box.append
