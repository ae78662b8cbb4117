"""A field commits when it is left or after a pause, says what is wrong, and leaves undo to the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.field import PAUSE_MS, TextField, line_field, page_field
from radiodesk.desktop.readers import read_number, write_number
from tests.desktop.makers import type_into


def shown(qtbot: QtBot, *fields: TextField) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def control(field: TextField) -> QWidget:
    found = field.findChild(QLineEdit) or field.findChild(QPlainTextEdit)
    assert isinstance(found, QWidget)
    return found


def test_leaving_a_field_commits_it_once(qtbot: QtBot) -> None:
    title, other = line_field("title", "&Title"), line_field("other", "Other")
    _page = shown(qtbot, title, other)
    title.show_value("Old")
    told: list[tuple[str, object]] = []
    title.committed.connect(lambda name, value: told.append((name, value)))

    type_into(control(title), "New")
    QTest.keyClick(control(title), Qt.Key.Key_Tab)

    assert told == [("title", "New")]


def test_a_pause_commits_without_leaving(qtbot: QtBot) -> None:
    title = line_field("title", "&Title")
    _page = shown(qtbot, title)
    title.show_value("")

    with qtbot.waitSignal(title.committed, timeout=PAUSE_MS * 5) as told:
        QTest.keyClicks(control(title), "Halo")

    assert told.args == ["title", "Halo"]


def test_what_cannot_be_understood_is_said_and_not_committed(qtbot: QtBot) -> None:
    number = line_field("number", "&Number", read_number, write_number)
    _page = shown(qtbot, number)
    number.show_value(3)

    with qtbot.assertNotEmitted(number.committed):
        type_into(control(number), "three")
        number.settle()

    assert "“three” does not fit a number" in control(number).accessibleDescription()
    number.show_value(4)
    assert number.text() == "4"
    assert "three" not in control(number).accessibleDescription()


def test_an_empty_number_is_no_number(qtbot: QtBot) -> None:
    number = line_field("number", "&Number", read_number, write_number)
    _page = shown(qtbot, number)
    number.show_value(12)

    with qtbot.waitSignal(number.committed) as told:
        type_into(control(number), " ")
        number.settle()

    assert told.args == ["number", None]


def test_what_comes_back_does_not_move_the_cursor(qtbot: QtBot) -> None:
    title = line_field("title", "&Title")
    _page = shown(qtbot, title)
    title.show_value("Dialog")
    line = control(title)
    assert isinstance(line, QLineEdit)
    line.setCursorPosition(2)
    title.committed.connect(lambda _name, value: title.show_value(value))

    QTest.keyClicks(line, "XY")
    title.settle()

    assert (title.text(), line.cursorPosition()) == ("DiXYalog", 4)


def test_a_page_counts_against_its_limit(qtbot: QtBot) -> None:
    summary = page_field("summary", "S&ummary", 80, 100)
    _page = shown(qtbot, summary)

    QTest.keyClicks(control(summary), "12345")

    assert "5 / 100" in [label.text() for label in summary.findChildren(type(summary.caption))]


def test_tab_leaves_a_page_of_text(qtbot: QtBot) -> None:
    summary, title = page_field("summary", "Summary", 80), line_field("title", "Title")
    _page = shown(qtbot, summary, title)
    control(summary).setFocus()

    QTest.keyClick(control(summary), Qt.Key.Key_Tab)

    assert control(title).hasFocus()


def test_a_field_that_nobody_typed_into_commits_nothing(qtbot: QtBot) -> None:
    title = line_field("title", "&Title")
    _page = shown(qtbot, title)

    with qtbot.assertNotEmitted(title.committed):
        title.settle()
