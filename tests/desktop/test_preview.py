"""Looking at the pages from the window: in a browser of this machine, fresh after each change, gone with the window."""

from http.client import HTTPConnection
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from radiodesk.model.people import Credit
from tests.desktop.makers import WAIT_MS, Desk, click, make_episode, make_library

SUMMARY = "Bagaimana warga mengurus sertifikat tanah warisan tanpa calo."


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that a browser was asked to open."""
    asked: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(QUrl(url).toString()))
    return asked


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    made = Desk(qtbot, library)
    made.open(make_episode(library, summary=SUMMARY, people=(Credit("Bagus"),)))
    return made


def served(address: str, path: str = "", **headers: str) -> tuple[int, bytes]:
    connection = HTTPConnection(address.split("/")[2])
    try:
        connection.request("GET", "/" + path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_the_button_opens_the_page_of_the_episode_that_nobody_else_can_see(desk: Desk, opened: list[str]) -> None:
    desk.page.show_tab(desk.page.publishing)
    button = desk.page.publishing.look
    desk.page.publishing.ensureWidgetVisible(button)

    click(button)
    assert not button.isEnabled()
    assert button.text() == "Preparing the pages…"
    desk.wait_for_jobs()

    assert opened == [desk.page.preview.address + "episodes/sengketa-tanah/"]
    assert opened[0].startswith("http://127.0.0.1:")
    assert button.isEnabled()
    status, body = served(opened[0], "episodes/sengketa-tanah/")
    assert (status, SUMMARY.encode() in body) == (200, True)


def test_the_key_does_it_too_and_the_player_gets_stretches_of_the_sound(desk: Desk, opened: list[str]) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    desk.wait_for_jobs()

    _status, page = served(opened[0], "episodes/sengketa-tanah/")
    audio = page.decode().partition('<source src="../../')[2].partition('"')[0]
    assert served(opened[0], audio, Range="bytes=0-99")[0] == 206


def test_a_change_is_on_the_pages_a_moment_later_without_another_window(
    qtbot: QtBot, desk: Desk, opened: list[str]
) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    desk.wait_for_jobs()

    desk.session.change("Change the summary", summary="Sekarang lain bunyinya.")

    def is_there() -> bool:
        return b"Sekarang lain bunyinya." in served(opened[0], "episodes/sengketa-tanah/")[1]

    qtbot.waitUntil(is_there, timeout=WAIT_MS)
    desk.wait_for_jobs()
    assert len(opened) == 1


def test_asking_again_opens_it_again_at_the_same_address(desk: Desk, opened: list[str]) -> None:
    for _time in range(2):
        QTest.keyClick(desk.window, Qt.Key.Key_F5)
        desk.wait_for_jobs()

    assert opened == [opened[0]] * 2


def test_what_cannot_be_shown_says_why_and_opens_nothing(desk: Desk, opened: list[str]) -> None:
    desk.session.change("Take the title away", title="")

    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    desk.wait_for_jobs()

    assert opened == []
    assert "the title is missing" in "".join(desk.window.messages.texts())
    assert desk.page.publishing.look.isEnabled()


def test_when_the_window_closes_nothing_is_served_any_more(desk: Desk, opened: list[str]) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F5)
    desk.wait_for_jobs()

    desk.work.close()

    with pytest.raises(ConnectionRefusedError):
        served(opened[0])
