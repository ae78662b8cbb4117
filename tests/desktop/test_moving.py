"""Moving house in the window, with the mouse and the keys that a person has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.field import TextField
from radiodesk.desktop.moving.move_in_dialog import MoveInDialog
from radiodesk.desktop.moving.move_out_dialog import MoveOutDialog
from tests.desk.elsewhere import Elsewhere
from tests.desktop.makers import WAIT_MS, Desk, click, make_library
from tests.servers.web import Handler, Web, web_server


@pytest.fixture
def web(tmp_path: Path) -> Iterator[Web]:
    """The server of the other host."""
    (tmp_path / "there").mkdir()
    with web_server(tmp_path / "there") as web:
        yield web


@pytest.fixture
def there(web: Web) -> Elsewhere:
    """What it serves."""
    return Elsewhere(web.root, web.url)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """A window on an empty library."""
    return Desk(qtbot, make_library(tmp_path))


def type_into(field: TextField, text: str, then: Qt.Key | None = None) -> None:
    line = field.findChild(QLineEdit)
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    if then is not None:
        QTest.keyClick(line, then)


def dialog_of(desk: Desk, kind: type[QWidget]) -> QWidget:
    found = desk.window.findChild(kind)
    assert found is not None
    return found


def open_move_in(desk: Desk) -> MoveInDialog:
    desk.window.commands.actions["move_in"].trigger()
    dialog = dialog_of(desk, MoveInDialog)
    assert isinstance(dialog, MoveInDialog)
    return dialog


def test_a_podcast_is_looked_at_and_moved_in(desk: Desk, there: Elsewhere, qtbot: QtBot) -> None:
    feed = there.write(there.item(1), there.item(0), "<item><title>Pengumuman</title></item>")
    dialog = open_move_in(desk)

    type_into(dialog.source, feed, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isVisible, timeout=WAIT_MS)
    assert (dialog.title.text(), dialog.facts.text()[:10]) == ("Suara Kota", "2 episodes")
    assert dialog.findings.texts()[-1] == "“Pengumuman”: It has no audio."
    assert not dialog.url.isVisible()
    QTest.keyClick(dialog.go, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "moved in" in dialog.state.text(), timeout=WAIT_MS)
    assert dialog.state.text() == "2 episodes moved in. 1 could not be brought."
    assert desk.session.programme.title == "Suara Kota"
    assert len(desk.session.library.episodes()) == 2


def test_a_feed_that_is_none_is_told(desk: Desk, web: Web, there: Elsewhere, qtbot: QtBot) -> None:
    (there.root / "feed.xml").write_text("<html></html>")
    dialog = open_move_in(desk)
    type_into(dialog.source, there.feed_url)

    click(dialog.look)

    qtbot.waitUntil(lambda: "web page" in dialog.state.text(), timeout=WAIT_MS)
    assert not dialog.go.isVisible()


def test_a_second_podcast_is_asked_for_its_address(desk: Desk, there: Elsewhere, qtbot: QtBot) -> None:
    dialog = open_move_in(desk)
    type_into(dialog.source, there.write(there.item(0)), Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isVisible, timeout=WAIT_MS)
    click(dialog.go)
    qtbot.waitUntil(lambda: "moved in" in dialog.state.text(), timeout=WAIT_MS)
    (there.root / "lain.xml").write_text((there.root / "feed.xml").read_text().replace("Suara Kota", "Lain"))

    type_into(dialog.source, f"{there.url}lain.xml", Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.url.isVisible, timeout=WAIT_MS)
    click(dialog.go)
    qtbot.waitUntil(lambda: "not filled in" in dialog.state.text(), timeout=WAIT_MS)
    type_into(dialog.url, "https://contoh.example/lain/")
    click(dialog.go)

    qtbot.waitUntil(lambda: desk.session.programme.title == "Lain", timeout=WAIT_MS)
    qtbot.waitUntil(lambda: "moved in" in dialog.state.text(), timeout=WAIT_MS)


def test_a_move_is_stopped_and_goes_on(desk: Desk, web: Web, there: Elsewhere, qtbot: QtBot) -> None:
    feed = there.write(*(there.item(number) for number in range(5, -1, -1)))
    dialog = open_move_in(desk)
    type_into(dialog.source, feed, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.go.isVisible, timeout=WAIT_MS)

    def stop(_handler: Handler) -> bool:
        job = dialog._job
        if job is not None:
            job.cancel()
        return False

    web.misdeeds["audio/ep5.m4a"] = stop  # as if a finger were that quick
    click(dialog.go)
    qtbot.waitUntil(lambda: "goes on from here" in dialog.state.text(), timeout=WAIT_MS)
    web.misdeeds.clear()
    click(dialog.go)

    qtbot.waitUntil(lambda: "moved in" in dialog.state.text(), timeout=WAIT_MS)
    assert len(desk.session.library.episodes()) == 6


def test_redirects_are_copied_and_the_old_address_is_checked(desk: Desk, web: Web, qtbot: QtBot) -> None:
    (web.root / "feed.xml").write_text("<rss><channel><title>t</title><item/></channel></rss>")
    desk.window.commands.actions["move_out"].trigger()
    dialog = dialog_of(desk, MoveOutDialog)
    assert isinstance(dialog, MoveOutDialog)
    assert dialog.old.text() == desk.session.programme.feed_url
    assert not dialog.check.isEnabled()

    type_into(dialog.old, f"{web.url}old")
    type_into(dialog.new, f"{web.url}feed.xml")
    QTest.keyClick(dialog.host, Qt.Key.Key_Down)
    click(dialog.copy)
    assert QGuiApplication.clipboard().text().startswith('location = "/old"')
    click(dialog.check)

    qtbot.waitUntil(lambda: dialog.findings.count() > 0, timeout=WAIT_MS)
    assert dialog.state.text() == "Listeners would be lost."
    assert "gives nothing (HTTP 404)" in dialog.findings.texts()[0]


def test_leaving_is_said_in_the_feed(desk: Desk) -> None:
    desk.window.commands.actions["move_out"].trigger()
    dialog = dialog_of(desk, MoveOutDialog)
    assert isinstance(dialog, MoveOutDialog)

    type_into(dialog.new, "https://baru.example/feed.xml")
    click(dialog.say)

    assert desk.session.library.programme().new_feed_url == "https://baru.example/feed.xml"
