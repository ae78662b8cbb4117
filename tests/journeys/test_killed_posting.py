"""The power fails at every step of the queue, and then once more: each post is public exactly once all the same."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.social.connectors import table
from tests.desk.queue.makers import NOON, Clock, a_picture, let_in, run
from tests.library.makers import a_library, an_episode
from tests.servers import plain_connector
from tests.servers.plain_network import PlainNetwork, plain_network

LEAST_STEPS = 16
"""Before and after: taking it on, three marks and states, prepare, arm, send, letting it go."""


def test_killed_at_every_step_each_post_is_public_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, f"radiodesk.social.connectors.{plain_connector.NETWORK}", plain_connector)
    monkeypatch.setattr(table, "CONNECTED", (*table.CONNECTED, plain_connector.NETWORK))
    with a_library(tmp_path / "template") as library:
        an_episode(library)
    a_picture(tmp_path)
    with plain_network() as network:
        steps = _killed_at_each(tmp_path, network)

        for number in range(1, steps + 1):
            _insist_on_one(tmp_path / str(number), network)

    assert steps > LEAST_STEPS


def _killed_at_each(folder: Path, network: PlainNetwork) -> int:
    command = [sys.executable, "-m", "tests.journeys.poster", str(folder / "template"), str(folder), network.url]
    return int(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def _insist_on_one(root: Path, network: PlainNetwork) -> None:
    clock = Clock(NOON + timedelta(minutes=6))
    with Library.open(root) as library:
        let_in(library, network.url)
        while library.queued(1).state != "live":
            assert library.queued(1).state in {"queued", "armed", "unknown"}
            run(library, clock)
            clock.turn(minutes=3)
        public = [each["url"] for each in network.posts if each["text"] == root.name]
        assert public == [library.queued(1).url] == [library.post(1, plain_connector.NETWORK).link]
