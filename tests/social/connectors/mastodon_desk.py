"""What the stories of Mastodon are made of: an account that is let in, a post, files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.connector import Carried, Fate, Outgoing
from radiodesk.social.connectors.mastodon.connector import MastodonConnector, MastodonWay, Pace
from tests.servers.mastodon_server import DOMAIN, MASTODON, MastodonServer, Software, mastodon_server

SCOPES = ("write:statuses", "write:media", "read:accounts", "read:statuses")
HURRIED = MastodonWay(Pace(pause_s=0.01, settles_s=0))
MADE = datetime(2026, 11, 24, 3, tzinfo=UTC)
TEXT = "Tetangga berkelahi, bisa damai tanpa sidang? Dengarkan: https://kejari.contoh.go.id/e/12 #JaksaMenyapa"


@contextmanager
def desk_at(software: Software = MASTODON) -> Iterator[tuple[MastodonConnector, MastodonServer]]:
    """A server and a way into it."""
    with mastodon_server(software) as server:
        account = Account("mastodon", f"@humas@{DOMAIN}", server.url, "7")
        keys = Keys({"access_token": server.consent.let_in(*SCOPES)})
        connector = HURRIED.open(account, keys, lambda _keys: None)
        try:
            yield connector, server
        finally:
            connector.close()


def outgoing(text: str = TEXT, *carried: Carried, due: datetime | None = None) -> Outgoing:
    return Outgoing(text, MADE, carried=carried, due=due)


def sound(folder: Path, name: str = "damai.mp3") -> Carried:
    path, cover = folder / name, folder / "cover.jpg"
    path.write_bytes(b"ID3" + bytes(200_000))
    cover.write_bytes(b"\xff\xd8\xff cover")
    return Carried(path, "audio/mpeg", "Siaran tentang perdamaian", duration_s=60, title="Damai", cover=cover)


def picture(folder: Path, alt: str = "Kutipan: damai itu gratis", name: str = "kartu.png") -> Carried:
    path = folder / name
    path.write_bytes(b"\x89PNG card")
    return Carried(path, "image/png", alt, 1080, 1080)


def posted(connector: MastodonConnector, post: Outgoing) -> Fate:
    """Prepare, arm, send."""
    return connector.send(post, armed(connector, post))


def armed(connector: MastodonConnector, post: Outgoing) -> dict[str, str]:
    marks = connector.prepare(post, {}, lambda _marks: None, lambda _done, _total: None)
    return dict(connector.arm(post, marks))
