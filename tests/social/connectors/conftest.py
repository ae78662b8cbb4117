"""Servers that the stories of several files share, started when the first of them asks."""

from collections.abc import Iterator

import pytest

from radiodesk.social.connectors.bluesky.connector import WAY
from radiodesk.social.connectors.connector import SignedIn
from tests.servers.pds.server import MISSING, Pds, pds_server
from tests.social.connectors.bluesky_story import by_app_password
from tests.social.connectors.posting import Desk


@pytest.fixture(scope="session")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    """Bluesky's own server."""
    if MISSING:
        pytest.skip(MISSING)
    with pds_server(tmp_path_factory.mktemp("pds")) as server:
        yield server


@pytest.fixture(scope="session")
def office(pds: Pds) -> SignedIn:
    """An account there that RadioDesk was let into by an app password."""
    return by_app_password(pds, pds.newcomer())


@pytest.fixture
def desk(office: SignedIn) -> Desk:
    """A new start of the program with that account."""
    return Desk(WAY, office)
