"""Accounts in the window: steps and fields by network, a sign-in by the browser, how each stands."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desktop.accounts.dialog import AccountsDialog
from radiodesk.social.connectors.table import CONNECTED
from tests.desktop.makers import WAIT_MS, Desk, click, make_library, type_into
from tests.servers.consent import browser
from tests.servers.mastodon_server import DOMAIN, MastodonServer, mastodon_server
from tests.settings.key_stores import MemoryStore, using


class Person(QObject):
    """Whoever says yes, or does not, on the page that opens."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []
        self.says_yes = True

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.pages.append(url.toString())
        if self.says_yes:
            browser(bytes(url.toEncoded().data()).decode())


@pytest.fixture
def person() -> Iterator[Person]:
    person = Person()
    QDesktopServices.setUrlHandler("http", person, "open")
    yield person
    QDesktopServices.unsetUrlHandler("http")


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with using(MemoryStore()), mastodon_server() as server:
        yield server


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return Desk(qtbot, make_library(tmp_path))


def opened(desk: Desk) -> AccountsDialog:
    QTest.keyClick(desk.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    dialog = desk.window.findChild(AccountsDialog)
    assert isinstance(dialog, AccountsDialog)
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def signed_in(desk: Desk, server: MastodonServer) -> AccountsDialog:
    dialog = opened(desk)
    type_into(dialog.page.fields["server"].findChild(QLineEdit), server.url)
    click(dialog.page.sign_in)
    desk.bot.waitUntil(lambda: bool(dialog.page.rows), timeout=WAIT_MS)
    return dialog


def test_every_network_says_what_to_do_and_asks_for_what_it_needs(desk: Desk) -> None:
    dialog = opened(desk)

    for at, network in enumerate(CONNECTED):
        assert dialog.page.network == network, at
        assert dialog.page.sign_in.isVisible()
        assert dialog.page.fields
        QTest.keyClick(dialog.networks, Qt.Key.Key_Down)


def test_somebody_signs_in_asks_how_it_stands_and_takes_it_back(
    desk: Desk, server: MastodonServer, person: Person
) -> None:
    dialog = signed_in(desk, server)
    assert [row.account.handle for row in dialog.page.rows] == [f"@humas@{DOMAIN}"]
    assert len(person.pages) == 1

    click(dialog.check)
    desk.bot.waitUntil(lambda: dialog.page.rows[0].state.text() == "Works.", timeout=WAIT_MS)

    server.consent.keys.clear()
    click(dialog.check)
    desk.bot.waitUntil(lambda: "no longer lets" in dialog.page.rows[0].state.text(), timeout=WAIT_MS)

    click(dialog.page.rows[0].remove)
    assert (dialog.page.rows, desk.library.accounts()) == ([], ())


def test_who_closes_the_browser_can_stop_waiting(desk: Desk, server: MastodonServer, person: Person) -> None:
    person.says_yes = False
    dialog = opened(desk)
    type_into(dialog.page.fields["server"].findChild(QLineEdit), server.url)
    click(dialog.page.sign_in)
    desk.bot.waitUntil(lambda: bool(person.pages), timeout=WAIT_MS)
    assert person.pages[0] in dialog.page.told.text()

    click(dialog.page.stop)
    desk.bot.waitUntil(dialog.page.sign_in.isEnabled, timeout=WAIT_MS)

    assert desk.library.accounts() == ()


def test_what_goes_wrong_is_said_under_the_button(desk: Desk) -> None:
    dialog = opened(desk)
    click(dialog.page.sign_in)
    desk.bot.waitUntil(dialog.page.trouble.isVisible, timeout=WAIT_MS)

    assert "not filled in" in dialog.page.trouble.text()
