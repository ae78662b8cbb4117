"""What the journeys do with one file, here with carousels and films: each request is spoilt in each way, one post."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.connector import Outgoing
from radiodesk.social.connectors.meta import containers as meta_containers
from radiodesk.social.connectors.table import way_into
from tests.servers.losing_front import SPOILINGS, Front, Spoiling, losing_front
from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import Meta, meta_server
from tests.servers.web import web_server
from tests.social.connectors.meta_stories import a_desk, a_picture, a_post, a_video

PAGE, (NAME, TOKEN, INSTAGRAM, USERNAME) = next(iter(PAGES.items()))
NUMBERS = {"facebook": PAGE, "instagram": INSTAGRAM, "threads": "27000000000000009"}


@pytest.fixture
def meta(monkeypatch: pytest.MonkeyPatch) -> Iterator[Meta]:
    monkeypatch.setattr(meta_containers, "PAUSES_S", (0.001,) * 8)
    with meta_server() as server:
        server.world.chunk, server.world.quota = 150_000, 10_000
        yield server


@pytest.fixture
def front(meta: Meta) -> Iterator[Front]:
    with losing_front(meta.url) as front:
        yield front


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    with web_server(tmp_path) as web:
        yield web.url


@pytest.mark.parametrize(
    ("network", "kind"), [("facebook", "film"), ("instagram", "pictures"), ("threads", "pictures"), ("threads", "film")]
)
@pytest.mark.parametrize("how", SPOILINGS)
def test_people_see_it_once(
    meta: Meta, front: Front, site: str, tmp_path: Path, network: str, kind: str, how: Spoiling
) -> None:
    pictures = [a_picture(tmp_path, site, name=f"kartu{at}.jpg") for at in range(2)]
    carried = pictures if kind == "pictures" else [a_video(tmp_path, site)]
    at = 1
    while at == 1 or len(front.asked) >= at - 1:
        before = len(meta.posts)
        front.spoil(at, how)

        state = brought_out(front, network, a_post(*carried, text=f"Permintaan {at}"), meta)

        assert (state, len(meta.posts) - before) == ("live", 1), (at, front.asked)
        at += 1


def brought_out(front: Front, network: str, outgoing: Outgoing, meta: Meta) -> str:
    """How the post stands when nothing more happens by itself."""
    token = meta.world.threads_token if network == "threads" else TOKEN
    account = Account(network, f"@{USERNAME}", front.url, NUMBERS[network])
    connector = way_into(network).open(account, Keys({"token": token}), lambda _keys: None)
    desk = a_desk(connector, outgoing, network)
    try:
        desk.carry()
        return desk.until_settled().state
    finally:
        connector.close()
