"""Audiograms in the window: of what is selected, seen before they are made, found on the page of the posts."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from radiodesk.desk.made_videos import made_videos
from radiodesk.desktop.posts.audiogram_dialog import AudiogramDialog
from radiodesk.model.edits import EditList
from radiodesk.model.spans import Span
from tests.desktop.makers import WAIT_MS, Desk, make_episode, make_library


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """An episode of forty seconds, of which the first four are cut."""
    library = make_library(tmp_path)
    made = Desk(qtbot, library)
    made.open(make_episode(library, seconds=40.0, edits=EditList(cuts=(Span(0.0, 4.0),))))
    return made


def select(desk: Desk, start_s: float, end_s: float) -> None:
    assert desk.page.editor is not None
    desk.page.editor.timeline.select(Span(start_s, end_s))


def opened(desk: Desk) -> AudiogramDialog:
    desk.window.commands.call("audiogram")
    dialog = desk.window.findChild(AudiogramDialog)
    assert isinstance(dialog, AudiogramDialog)
    return dialog


def click(widget: QToolButton) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_selection_is_taken_at_the_times_of_the_episode(desk: Desk) -> None:
    select(desk, 10.0, 28.0)

    dialog = opened(desk)

    assert dialog.span.text() == "0:06 – 0:24 · 18 seconds"
    assert dialog.make.isEnabled()
    assert not dialog.trouble.isVisible()


def test_another_selection_is_followed_while_the_dialog_is_open(desk: Desk) -> None:
    select(desk, 10.0, 28.0)
    dialog = opened(desk)

    select(desk, 10.0, 12.0)

    assert dialog.trouble.text().startswith("2 seconds are too short for an audiogram.")
    assert not dialog.make.isEnabled()
    select(desk, 10.0, 30.0)
    assert dialog.make.isEnabled()


@pytest.mark.parametrize(
    ("span", "told"), [(None, "Nothing is selected for an audiogram."), (Span(1.0, 3.0), "What is selected is cut out")]
)
def test_what_cannot_be_made_is_said(desk: Desk, span: Span | None, told: str) -> None:
    assert desk.page.editor is not None
    desk.page.editor.timeline.select(span)

    dialog = opened(desk)

    assert dialog.trouble.text().startswith(told)
    assert not dialog.make.isEnabled()


def test_without_any_shape_there_is_nothing_to_make(desk: Desk) -> None:
    select(desk, 10.0, 28.0)
    dialog = opened(desk)

    for box in dialog.shapes.values():
        QTest.keyClick(box, Qt.Key.Key_Space)

    assert not dialog.make.isEnabled()


def test_it_is_seen_before_it_is_made(desk: Desk) -> None:
    select(desk, 10.0, 28.0)
    dialog = opened(desk)

    desk.bot.waitUntil(lambda: not dialog.preview.picture.pixmap().isNull(), timeout=WAIT_MS)
    first = dialog.preview.picture.pixmap().toImage()
    dialog.preview.moment.setFocus()
    QTest.keyClick(dialog.preview.moment, Qt.Key.Key_End)

    desk.bot.waitUntil(lambda: dialog.preview.picture.pixmap().toImage() != first, timeout=WAIT_MS)


def test_a_made_one_stands_on_the_page_of_the_posts_and_is_taken_along(desk: Desk) -> None:
    select(desk, 10.0, 25.0)
    dialog = opened(desk)
    for key, box in dialog.shapes.items():
        box.setChecked(key == "1:1")

    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert dialog.stop.isVisible()
    desk.bot.waitUntil(lambda: bool(dialog.told.text()), timeout=3 * WAIT_MS)
    assert dialog.told.text() == "1 video is ready on the page “Posts”."
    dialog.close()
    desk.window.commands.call("posts")

    section = desk.page.posts.audiograms
    (thumb,) = section.thumbs
    assert thumb.text().startswith("1:1 · 0:06–0:21 · ")
    assert not thumb.icon().isNull()
    copy = next(each for each in section.findChildren(QToolButton) if each.accessibleName().startswith("Copy 1:1"))
    click(copy)
    assert _files(QGuiApplication.clipboard().mimeData()) == ["audiogram-0.06-0.21-1x1.mp4"]


def test_who_stops_it_finds_nothing_half(desk: Desk) -> None:
    select(desk, 10.0, 28.0)
    dialog = opened(desk)

    QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)

    desk.bot.waitUntil(lambda: not dialog.stop.isVisible(), timeout=WAIT_MS)
    assert desk.session.episode is not None
    assert made_videos(desk.library, desk.session.episode.id) == ()
    assert dialog.make.isEnabled()


def _files(parcel: QMimeData) -> list[str]:
    return [Path(url.toLocalFile()).name for url in parcel.urls()]
