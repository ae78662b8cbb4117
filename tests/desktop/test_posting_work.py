"""While the window is open, or in the tray, posts go out at their time, and whoever must post by hand is called."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desk.post_queue import approve_post, queue_post
from radiodesk.desktop.tray import Staying
from radiodesk.social.connectors import table
from tests.desk.queue.makers import let_in
from tests.desktop.makers import Desk, make_episode, make_library
from tests.servers import plain_connector
from tests.servers.plain_network import PlainNetwork, plain_network


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[PlainNetwork]:
    monkeypatch.setitem(sys.modules, f"radiodesk.social.connectors.{plain_connector.NETWORK}", plain_connector)
    monkeypatch.setattr(table, "CONNECTED", (*table.CONNECTED, plain_connector.NETWORK))
    with plain_network() as network:
        yield network


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    library = make_library(tmp_path)
    make_episode(library)
    yield Desk(qtbot, library)
    QApplication.setQuitOnLastWindowClosed(True)


def queue(desk: Desk, account: str, due: datetime | None = None) -> int:
    now = datetime.now(UTC)
    post = approve_post(desk.library, 1, plain_connector.NETWORK, account, "Damai", now=now)
    return queue_post(desk.library, post.id, due, now).id


def look(desk: Desk) -> list[str]:
    """What the window says when its clock comes round."""
    desk.work.posting.look()
    desk.wait_for_jobs()
    return desk.window.messages.texts()


def test_a_post_goes_out_when_its_time_has_come(desk: Desk, network: PlainNetwork) -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    number = queue(desk, let_in(desk.library, network.url), later)
    assert look(desk) == []

    desk.library.change_queued(desk.library.queued(number), due=datetime.now(UTC))

    assert look(desk) == [f"“Sengketa Tanah” is public on LinkedIn (humas): {network.url}/post/1"]
    assert look(desk) == look(desk)
    assert len(network.posts) == 1


def test_what_failed_is_told_once_and_again_when_the_window_opens(
    desk: Desk, network: PlainNetwork, qtbot: QtBot
) -> None:
    queue(desk, let_in(desk.library, network.url))
    network.refuse_next(422)

    (told,) = look(desk)
    assert "did not go out to LinkedIn (humas): linkedin refused the post: HTTP 422" in told
    assert look(desk) == [told]

    desk.work.posting.greet()
    assert "1 post waits for you: look at the queue." in desk.window.messages.texts()


def test_in_the_tray_whoever_must_post_by_hand_is_called(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    stays = Staying(desk.window, lambda: True)
    stays.follow(desk.session, desk.window)
    number = queue(desk, "", datetime.now(UTC) + timedelta(hours=1))
    assert not desk.window.close()
    assert "LinkedIn" in stays.doing.text()
    assert stays.icon is not None
    monkeypatch.setattr(stays.icon, "showMessage", lambda _title, text, *_rest: said.append(text))

    desk.library.change_queued(desk.library.queued(number), due=datetime.now(UTC))
    look(desk)
    stays.look()
    stays.look()

    assert said == ["It is time to post on LinkedIn: open RadioDesk."]
