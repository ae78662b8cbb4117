"""What the stories of Telegram are made of: a channel that is let in, a post, files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.connector import Carried, Fate, Outgoing
from radiodesk.social.connectors.telegram.connector import Places, TelegramConnector, TelegramWay
from tests.servers.telegram_server import TOKEN, TelegramServer, telegram_server

MADE = datetime(2026, 11, 24, 3, tzinfo=UTC)
TEXT = "*Tetangga berkelahi, bisa damai?* 👍\nDengarkan: https://kejari.contoh.go.id/e/12 #JaksaMenyapa"
LINK = "https://kejari.contoh.go.id/e/12"


def way_to(server: TelegramServer) -> TelegramWay:
    return TelegramWay(Places(server.url, server.url))


@contextmanager
def channel(handle: str = "@kejari_contoh") -> Iterator[tuple[TelegramConnector, TelegramServer]]:
    """Telegram, and a way into a channel of it."""
    with telegram_server() as server:
        account = Account("telegram", handle, server.url, str(server.chats[0].number))
        connector = way_to(server).open(account, Keys({"token": TOKEN}), lambda _keys: None)
        try:
            yield connector, server
        finally:
            connector.close()


def outgoing(text: str = TEXT, *carried: Carried, link: str = "") -> Outgoing:
    return Outgoing(text, MADE, carried=carried, link=link)


def picture(folder: Path, name: str = "kartu.png", side: int = 40) -> Carried:
    path = folder / name
    Image.new("RGB", (side, side), "#123456").save(path)
    return Carried(path, "image/jpeg" if name.endswith("jpg") else "image/png", "Kutipan", side, side)


def sound(folder: Path, name: str = "damai.mp3") -> Carried:
    path = folder / name
    path.write_bytes(b"ID3" + bytes(2_000))
    cover = picture(folder, "cover.jpg", 1_400).path
    kind = "audio/mpeg" if name.endswith("mp3") else "audio/mp4"
    return Carried(path, kind, duration_s=61.4, title="Damai tanpa sidang", performer="Kejari Contoh", cover=cover)


def video(folder: Path) -> Carried:
    path = folder / "cuplikan.mp4"
    path.write_bytes(bytes(2_000))
    return Carried(path, "video/mp4", "Cuplikan", 1_080, 1_080, 42.0)


def large(carried: Carried) -> Carried:
    """The same file, of 60 MB that take no room on the disk."""
    with carried.path.open("r+b") as file:
        file.truncate(60_000_000)
    return carried


def armed(connector: TelegramConnector, post: Outgoing) -> dict[str, str]:
    return dict(connector.arm(post, connector.prepare(post, {}, lambda _marks: None, no_step)))


def posted(connector: TelegramConnector, post: Outgoing) -> Fate:
    """Prepare, arm, send."""
    return connector.send(post, armed(connector, post))
