"""Turning the mouse wheel on a page scrolls the page and never changes an answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desk.destinations import add_destination
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.model.people import Credit
from tests.desktop.makers import Desk, make_episode, make_library


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    for name in ("public", "situs"):
        add_destination(library, name, str(tmp_path / name))
    made = Desk(qtbot, library)
    made.open(make_episode(library, people=(Credit("Bagus"), Credit("Sari"))))
    made.window.resize(1280, 600)
    return made


def turn(widget: QWidget) -> None:
    """One notch down in the middle of a widget, as the window system sends it."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, widget.rect().center()))
    handle = window.windowHandle()
    assert handle is not None
    QTest.wheelEvent(handle, place, QPoint(0, -120))
    QApplication.processEvents()


def answers(page: QWidget) -> dict[str, QComboBox]:
    return {each.accessibleName(): each for each in page.findChildren(QComboBox)}


def scrolled(area: QScrollArea, control: QWidget) -> bool:
    """Whether the page moved when the wheel turned over `control`."""
    area.verticalScrollBar().setValue(0)
    area.ensureWidgetVisible(control)
    before = area.verticalScrollBar().value()
    turn(control)
    return area.verticalScrollBar().value() > before


def test_the_wheel_over_a_list_of_answers_scrolls_the_page(desk: Desk) -> None:
    desk.page.show_tab(desk.page.details)
    found = answers(desk.page.details)
    before = {name: box.currentIndex() for name, box in found.items()}

    moved = {name: scrolled(desk.page.details, box) for name, box in found.items()}

    assert set(moved) >= {"Kind", "Time zone", "Role of person 2"}
    assert moved == dict.fromkeys(moved, True)
    assert {name: box.currentIndex() for name, box in found.items()} == before
    assert not any(box.hasFocus() for box in found.values())


def test_what_is_published_and_where_stays_as_it_was_chosen(desk: Desk) -> None:
    desk.page.show_tab(desk.page.publishing)
    for box in answers(desk.page.publishing).values():
        turn(box)

    assert desk.page.publishing.preset.currentData() == "podcast"
    assert desk.page.publishing.destination.currentText() == "public"


def test_the_programme_stays_as_it_is(desk: Desk) -> None:
    dialog = ProgrammeDialog(desk.session, palette_named("light"), desk.window)
    dialog.show()
    before = {name: box.currentIndex() for name, box in answers(dialog).items()}

    for box in answers(dialog).values():
        turn(box)

    assert {name: box.currentIndex() for name, box in answers(dialog).items()} == before
    dialog.reject()


def test_a_list_that_has_the_keyboard_follows_the_wheel(desk: Desk) -> None:
    desk.page.show_tab(desk.page.publishing)
    desk.page.publishing.preset.setFocus()
    desk.page.publishing.ensureWidgetVisible(desk.page.publishing.preset)

    turn(desk.page.publishing.preset)

    assert desk.page.publishing.preset.currentData() == "voice"
