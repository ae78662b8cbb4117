"""Posts go out exactly once, whatever the network does; a person decides what nobody else can know."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.social.connectors import table
from tests.desk.posts_makers import NOON, Clock, let_in, queued, run
from tests.library.makers import a_library, an_episode
from tests.servers import plain_connector
from tests.servers.plain_network import PlainNetwork, plain_network


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainNetwork]:
    monkeypatch.setitem(sys.modules, f"radiodesk.social.connectors.{plain_connector.NETWORK}", plain_connector)
    monkeypatch.setattr(table, "CONNECTED", (*table.CONNECTED, plain_connector.NETWORK))
    with plain_network() as network:
        yield network


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with a_library(tmp_path / "radio") as library:
        an_episode(library)
        yield library


@pytest.fixture
def account(library: Library, network: PlainNetwork) -> str:
    return let_in(library, network.url)


def test_a_post_goes_out_once_and_is_the_proof_of_its_network(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)

    (post,) = run(library, Clock())

    assert (post.state, post.url, post.live_at) == ("live", f"{network.url}/post/1", NOON)
    assert library.post(1, post.network).link == post.url
    assert (run(library, Clock()), len(network.posts)) == ([], 1)


def test_the_answer_is_lost_and_the_post_is_found_not_sent_again(
    library: Library, network: PlainNetwork, account: str
) -> None:
    queued(library, account)
    network.lose_next_answer()

    (post,) = run(library, Clock())

    assert (post.state, len(network.posts)) == ("live", 1)


def test_lists_that_lag_are_believed_only_after_a_while(library: Library, network: PlainNetwork, account: str) -> None:
    queued(library, account)
    network.lose_next_answer()
    network.lags = True
    clock = Clock()

    assert [post.state for post in run(library, clock)] == ["unknown"]
    clock.turn(seconds=30)
    assert run(library, clock) == []
    network.lags = False
    clock.turn(minutes=2)
    assert [post.state for post in run(library, clock)] == ["live"]

    assert len(network.posts) == 1
