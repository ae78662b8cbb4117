"""A composer in front of somebody, with an episode whose posts are worth looking at."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.composer.column import NetworkColumn
from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.model.account import Account, Keys
from radiodesk.model.post import NOTHING
from radiodesk.model.queued_post import QueuedPost
from radiodesk.settings.secrets import hold_secret
from tests.desktop.makers import WAIT_MS, Desk, click, make_episode, make_library

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SUMMARY = "Tanah warisan tanpa calo. Sertifikat hilang dapat diganti di kantor pertanahan."
BLUESKY_POST = "https://bsky.app/profile/jaksa.contoh.id/post/3kabc"
X_POST = "https://x.com/jaksa/status/1234567890"


def composer_on(desk: Desk) -> ComposerDialog:
    """Opened by its key; returns when the pictures are drawn."""
    QTest.keyClick(desk.window, Qt.Key.Key_U, BOTH)
    composer = desk.window.findChild(ComposerDialog)
    assert composer is not None
    desk.bot.waitUntil(lambda: all(column.going_along for column in composer.columns.values()), timeout=WAIT_MS)
    return composer


def composing(qtbot: QtBot, folder: Path) -> tuple[Desk, ComposerDialog]:
    """A library with an episode, and the composer on it."""
    library = make_library(folder)
    episode = make_episode(library, summary=SUMMARY)
    desk = Desk(qtbot, library)
    desk.open(episode)
    return desk, composer_on(desk)


def let_in(desk: Desk, address: str, token: str) -> Account:
    """An account on a server of the tests."""
    account = Account("mastodon", "@humas@sosial.contoh.id", address, "7")
    desk.library.keep_account(account)
    hold_secret(account.secret_address, Keys({"access_token": token}).to_text())
    return account


def seen(composer: ComposerDialog, network: str) -> NetworkColumn:
    """A network's column, scrolled to as by the rail."""
    composer.rail.choose(network)
    return composer.columns[network]


def go(column: NetworkColumn, way: str) -> None:
    """One click on what is offered."""
    click(column.foot.ways[way])  # type: ignore[index]


def alone(column: NetworkColumn) -> None:
    """Without a file."""
    column.file_row.box.setFocus()
    QTest.keyClick(column.file_row.box, Qt.Key.Key_Home)
    assert column.file_row.box.currentData() == NOTHING


def queued(desk: Desk) -> dict[str, QueuedPost]:
    """What the library keeps, by network, without what was called off."""
    return {post.network: post for post in desk.library.queued_posts() if post.state != "dropped"}


class _Browser(QObject):
    """Stands in for the browser of this machine: it is asked by the same way."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url)


@contextmanager
def browser_stand_in() -> Iterator[list[QUrl]]:
    """What would be opened."""
    stand_in = _Browser()
    QDesktopServices.setUrlHandler("https", stand_in, "open")
    try:
        yield stand_in.opened
    finally:
        QDesktopServices.unsetUrlHandler("https")
