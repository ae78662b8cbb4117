"""The composer counts by what the server of the chosen account takes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.model.account import Account, Keys
from radiodesk.settings import secrets
from tests.desktop.composing import alone, composing, seen
from tests.desktop.makers import WAIT_MS, Desk, make_episode, make_library
from tests.servers.mastodon_server import GOTOSOCIAL, MastodonServer, mastodon_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MastodonServer]:
    monkeypatch.setenv("RADIODESK_SOUND", "null")
    with mastodon_server(GOTOSOCIAL) as running:
        yield running


def test_a_server_that_takes_more_lets_the_counter_count_further(
    qtbot: QtBot, tmp_path: Path, server: MastodonServer
) -> None:
    library = make_library(tmp_path)
    account = Account("mastodon", "@humas@sosial.contoh.id", server.url, "7")
    library.keep_account(account)
    secrets.hold_secret(account.secret_address, Keys({"access_token": server.consent.let_in("read")}).to_text())
    desk = Desk(qtbot, library)
    desk.open(make_episode(library))

    QTest.keyClick(desk.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    (composer,) = desk.window.findChildren(ComposerDialog)
    editor = composer.columns["mastodon"].editor
    qtbot.waitUntil(lambda: editor.counter.text().endswith("/ 5000"), timeout=WAIT_MS)
    editor.text.setPlainText("Damai " * 200)

    assert editor.counter.property("role") == "muted"
    composer.columns["mastodon"].foot.account.setCurrentIndex(1)
    composer.columns["mastodon"].foot.account_chosen.emit()
    assert editor.counter.text().endswith("/ 500")
    assert editor.counter.property("role") == "error"
    composer.close()


def test_beside_a_file_the_counter_counts_what_is_taken_beside_files(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, composer = composing(qtbot, tmp_path)
    telegram = seen(composer, "telegram")
    assert telegram.file is not None
    assert telegram.editor.counter.text().endswith("/ 1024")

    alone(telegram)
    assert telegram.editor.counter.text().endswith("/ 4096")
    assert seen(composer, "x").editor.counter.text().endswith("/ 280")
