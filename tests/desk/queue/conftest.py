"""A library with one episode, and an account on a network of our own that publishes on loopback."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.social.connectors import table
from tests.desk.queue.makers import let_in
from tests.library.makers import a_library, an_episode
from tests.servers import plain_connector
from tests.servers.plain_network import PlainNetwork, plain_network


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainNetwork]:
    """The network; its connector stands where one of the program would."""
    monkeypatch.setitem(sys.modules, f"radiodesk.social.connectors.{plain_connector.NETWORK}", plain_connector)
    monkeypatch.setattr(table, "CONNECTED", (*table.CONNECTED, plain_connector.NETWORK))
    with plain_network() as network:
        yield network


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A library with one episode."""
    with a_library(tmp_path / "radio") as library:
        an_episode(library)
        yield library


@pytest.fixture
def account(library: Library, network: PlainNetwork) -> str:
    """Its account there."""
    return let_in(library, network.url)
