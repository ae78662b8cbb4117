"""The optional helper beside a post: not there by default, shown before it is sent, taken over with one undo."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from radiodesk.desk.rewriting import set_helper
from radiodesk.desktop.posts.card import PostCard
from radiodesk.desktop.posts.helper_dialog import HelperDialog
from tests.desktop.makers import Desk, click
from tests.desktop.test_posts import shown
from tests.servers.helper_server import HelperServer, helper_server
from tests.settings.key_stores import MemoryStore, using


@pytest.fixture
def server() -> Iterator[HelperServer]:
    with using(MemoryStore()), helper_server() as running:
        running.answer = "Siapa boleh bertanya? Resiko kecil."
        yield running


def opened(desk: Desk, card: PostCard) -> HelperDialog:
    desk.page.posts.ensureWidgetVisible(card.editor.helper.ask)
    click(card.editor.helper.ask)
    dialog = desk.window.findChild(HelperDialog)
    assert isinstance(dialog, HelperDialog)
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def test_without_a_helper_there_is_no_button(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, cards = shown(qtbot, tmp_path)

    assert not cards["x"].editor.helper.ask.isVisible()


def test_what_would_be_sent_is_read_first(qtbot: QtBot, tmp_path: Path, server: HelperServer) -> None:
    set_helper(server.address, "contoh")
    desk, cards = shown(qtbot, tmp_path)

    dialog = opened(desk, cards["x"])
    shown_text = dialog.text.toPlainText()

    assert server.address in dialog.head.text()
    assert json.loads(shown_text)["model"] == "contoh"
    assert server.bodies == []

    click(dialog.send)
    qtbot.waitUntil(dialog.take.isVisible)
    assert server.bodies == [shown_text.encode()]


def test_the_machine_draft_is_marked_looked_through_and_taken_over(
    qtbot: QtBot, tmp_path: Path, server: HelperServer
) -> None:
    set_helper(server.address, "contoh")
    desk, cards = shown(qtbot, tmp_path)
    before = cards["x"].text.toPlainText()
    dialog = opened(desk, cards["x"])
    click(dialog.send)
    qtbot.waitUntil(dialog.take.isVisible)

    assert "Machine draft" in dialog.head.text()
    assert "“Resiko” is written “Risiko”." in dialog.told.text()

    click(dialog.take)
    assert cards["x"].text.toPlainText() == server.answer
    cards["x"].text.undo()
    assert cards["x"].text.toPlainText() == before


def test_a_helper_that_fails_says_why_and_can_be_asked_again(
    qtbot: QtBot, tmp_path: Path, server: HelperServer
) -> None:
    set_helper(server.address, "contoh")
    server.manner = "page"
    desk, cards = shown(qtbot, tmp_path)
    dialog = opened(desk, cards["x"])

    click(dialog.send)
    qtbot.waitUntil(dialog.send.isEnabled)

    assert "no usable answer" in dialog.told.text()
    assert not dialog.take.isVisible()
