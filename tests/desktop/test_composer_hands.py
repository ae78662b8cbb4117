"""Posting by hand: text, file and description on the clipboard, the page opened, the code for a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl, QUrlQuery
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from radiodesk.desktop.composer.assist import next_step, steps_for
from radiodesk.desktop.composer.clipboard import FILES_OF_DESKTOPS
from radiodesk.desktop.composer.phone import MOST_BYTES, phone_code
from radiodesk.desktop.composer.phone_dialog import PhoneDialog
from radiodesk.desktop.composer.reveal import order_for
from tests.desktop.composing import browser_stand_in, composing, seen
from tests.desktop.makers import click, type_into

PAGE = "https://siaran.contoh.example/episodes/tanah/"


@pytest.fixture(autouse=True)
def _silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RADIODESK_SOUND", "null")


@pytest.fixture
def browser() -> Iterator[list[QUrl]]:
    with browser_stand_in() as opened:
        yield opened


def test_three_clicks_bring_text_file_and_description_and_each_says_what_is_next(
    qtbot: QtBot, tmp_path: Path, browser: list[QUrl]
) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "bluesky")
    strip, clipboard = column.foot.strip, QGuiApplication.clipboard()
    assert strip.next.text() == "Copy the text and open Bluesky."

    click(strip.buttons["text"])
    assert clipboard.text() == column.text
    assert QUrlQuery(browser[0]).queryItemValue("text", QUrl.ComponentFormattingOption.FullyDecoded) == column.text
    assert strip.next.text().startswith("Text copied.")

    click(strip.buttons["file"])
    parcel = clipboard.mimeData()
    (file,) = parcel.urls()
    assert QImage(file.toLocalFile()).size() == parcel.imageData().size()
    assert bytes(parcel.data(FILES_OF_DESKTOPS).data()).startswith(b"copy\nfile://")
    assert strip.next.text().startswith("File copied.")

    click(strip.buttons["alt"])
    assert clipboard.text() == column.file_row.alt.toPlainText()
    assert strip.next.text().startswith("Posted?")
    assert desk.library.queued_posts() == ()


def test_a_description_of_ones_own_is_kept_counted_and_copied(qtbot: QtBot, tmp_path: Path) -> None:
    desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "bluesky")

    type_into(column.file_row.alt, "Kartu hijau dengan judul siaran")
    composer.close()

    assert desk.library.post(1, "bluesky").alt == "Kartu hijau dengan judul siaran"
    assert column.file is not None
    assert column.file.alt == "Kartu hijau dengan judul siaran"
    assert column.file_row.counter.text() == "31 / 2000"


def test_whatsapp_is_shown_to_a_phone_as_a_code(qtbot: QtBot, tmp_path: Path) -> None:
    _desk, composer = composing(qtbot, tmp_path)
    column = seen(composer, "whatsapp")

    click(column.foot.strip.phone)

    dialog = composer.findChild(PhoneDialog)
    assert dialog is not None
    assert dialog.said.startswith("https://wa.me/?text=")
    drawn = dialog.code.grab().toImage()
    assert len({drawn.pixel(x, drawn.height() // 2) for x in range(drawn.width())}) > 1


def test_a_text_that_is_too_long_for_a_code_gives_way_to_the_page() -> None:
    assert phone_code("instagram", "Damai tanpa sidang", PAGE) == ("Damai tanpa sidang", True)
    assert phone_code("instagram", "a" * (MOST_BYTES + 1), PAGE) == (PAGE, False)


def test_the_steps_of_a_post_by_hand() -> None:
    assert steps_for(has_file=True, has_alt=False) == ("text", "file", "link")
    everything = steps_for(has_file=True, has_alt=True)
    assert next_step(everything, set()) == "text"
    assert next_step(everything, {"file"}) == "alt"
    assert next_step(everything, {"text", "file", "alt"}) == "link"
    assert next_step(everything, {"link"}) is None


@pytest.mark.parametrize(
    ("platform", "program", "last"),
    [
        ("win32", "explorer.exe", "/buku/kartu ä.png"),
        ("darwin", "/usr/bin/open", "/buku/kartu ä.png"),
        ("linux", "dbus-send", "string:"),
    ],
)
def test_every_platform_has_its_way_to_show_a_file(platform: str, program: str, last: str) -> None:
    order = order_for(platform, Path("/buku/kartu ä.png"))

    assert order is not None
    assert (order.program, order.told[-1]) == (program, last)


def test_where_there_is_no_way_the_folder_is_opened() -> None:
    assert order_for("sunos", Path("/buku/kartu.png")) is None
