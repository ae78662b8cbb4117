"""Every control that takes the keyboard has a name for screen readers, on every page."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.accounts.dialog import AccountsDialog
from radiodesk.desktop.activity import ActivityDialog
from radiodesk.desktop.composer.dialog import ComposerDialog
from radiodesk.desktop.composer.phone_dialog import PhoneDialog
from radiodesk.desktop.composer.schedule_dialog import ScheduleDialog
from radiodesk.desktop.crash import CrashDialog
from radiodesk.desktop.destinations.dialog import DestinationDialog
from radiodesk.desktop.finder.finder import Finder
from radiodesk.desktop.new_library import NewLibraryDialog
from radiodesk.desktop.new_programme import NewProgrammeDialog
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.post_queue.dialog import PostQueueDialog
from radiodesk.desktop.preferences import PreferencesDialog
from radiodesk.desktop.problem_page import ProblemPage
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.desktop.shortcuts import ShortcutsDialog
from radiodesk.desktop.welcome import WelcomePage
from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit
from radiodesk.model.problems import LibraryInUse
from radiodesk.model.question import Question
from radiodesk.settings.choices import Choices
from tests.desktop.makers import Desk, make_episode, make_library

TABS = ("details", "chapters", "sound", "publishing", "posts")
LIGHT = palette_named("light")


def nameless(page: QWidget) -> list[str]:
    """The focusable controls of a page that a screen reader could not name."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in focusable(page)
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]


def focusable(page: QWidget) -> Iterator[QWidget]:
    """The visible controls that take the keyboard."""
    for widget in page.findChildren(QWidget):
        is_inner = widget.objectName().startswith("qt_") or widget.focusProxy() is not None
        if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not is_inner:
            yield widget


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    people = (Credit("Dewi", "host"), Credit("Bagus"))
    episode = make_episode(library, people=people, chapters=(Chapter(1, "Inti"),))
    made = Desk(qtbot, library)
    made.open(episode)
    return made


def test_every_control_of_the_desk_has_a_name(desk: Desk, qtbot: QtBot) -> None:
    for tab in TABS:
        desk.page.show_tab(getattr(desk.page, tab))
        qtbot.wait(10)

        assert len(list(focusable(desk.window))) > 15
        assert nameless(desk.window) == [], tab


def test_every_field_of_a_mark_and_the_command_palette_have_names(desk: Desk, qtbot: QtBot) -> None:
    desk.session.change("Question", questions=(Question(2, "Kapan?", "Sri"),))
    desk.page.show_tab(desk.page.chapters)
    for row in range(2):
        desk.page.chapters.table.selectRow(row)
        qtbot.wait(10)
        assert nameless(desk.page.chapters) == [], row

    desk.window.commands.call("find_command")
    finder = desk.window.findChild(Finder)
    assert finder is not None
    assert nameless(finder) == []


def test_tab_walks_through_the_marks_from_top_to_bottom(desk: Desk, qtbot: QtBot) -> None:
    desk.session.change("Question", questions=(Question(2, "Kapan?", "Sri"),))
    desk.page.show_tab(desk.page.chapters)
    marks = desk.page.chapters
    marks.table.selectRow(1)
    qtbot.wait(10)

    marks.table.setFocus()
    names = [marks.table.accessibleName()]
    for _step in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(QApplication.focusWidget().accessibleName())

    assert names == [
        "Chapters and questions",
        "Play from here",
        "Chapter",
        "Question",
        "Delete it (Del)",
        "From",
        "Region",
        "Question",
        "Answer, in short",
    ]


def test_a_nameless_control_would_be_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit, QVBoxLayout

    page = QWidget()
    QVBoxLayout(page).addWidget(QLineEdit())
    qtbot.addWidget(page)
    page.show()

    assert nameless(page) == ["QLineEdit in QWidget"]


def test_every_control_of_the_pages_without_a_library_has_a_name(qtbot: QtBot, tmp_path: Path) -> None:
    welcome = WelcomePage(LIGHT, lambda _name: None, lambda: None)
    welcome.show_recent([str(tmp_path)], lambda _path: None)
    problem = ProblemPage(LibraryInUse(owner="meja sebelah"), str(tmp_path), LIGHT)
    problem.offer("Try again", lambda: None)

    for page in (welcome, problem):
        qtbot.addWidget(page)
        page.show()
        assert nameless(page) == []


def test_every_control_of_the_dialogs_has_a_name(desk: Desk) -> None:
    for dialog in (
        ProgrammeDialog(desk.session, LIGHT, desk.window),
        DestinationDialog(desk.session, LIGHT, desk.window),
        NewLibraryDialog(LIGHT, desk.window),
        NewProgrammeDialog(desk.session, desk.window),
        PreferencesDialog(Choices(), desk.window),
        ShortcutsDialog(desk.window),
        ActivityDialog(desk.session.jobs, desk.window),
        ComposerDialog(desk.session, LIGHT, desk.window),
        PostQueueDialog(desk.session, LIGHT, desk.window),
        PhoneDialog("whatsapp", "Damai", "https://example.org/", desk.window),
        ScheduleDialog("X", datetime.now(UTC), "WIB", LIGHT, desk.window),
        AccountsDialog(desk.session, LIGHT, desk.window),
        CrashDialog("Traceback", desk.window),
    ):
        dialog.show()
        assert nameless(dialog) == [], type(dialog).__name__
        dialog.close()


def test_targets_in_the_composer_are_big_enough(desk: Desk) -> None:
    desk.window.commands.call("composer")
    composer = desk.window.findChild(ComposerDialog)
    assert composer is not None
    QApplication.processEvents()

    small = [
        (widget.accessibleName(), widget.size().toTuple())
        for widget in focusable(composer)
        if min(widget.width(), widget.height()) < 24
    ]

    assert len(list(focusable(composer))) > 60
    assert small == []


def test_tab_walks_through_the_details_from_top_to_bottom(desk: Desk) -> None:
    desk.page.tabs.setCurrentWidget(desk.page.details)
    form = desk.page.details
    order = [widget for widget in _tab_chain(form) if widget in list(focusable(form))]
    content = form.widget()
    assert content is not None
    heights = [widget.mapTo(content, widget.rect().topLeft()).y() for widget in order]

    names = [widget.accessibleName() for widget in order]

    assert len(order) > 10
    assert all(later >= earlier - 4 for earlier, later in pairwise(heights)), list(zip(names, heights, strict=True))


def _tab_chain(page: QScrollArea) -> list[QWidget]:
    chain, widget = [], page.nextInFocusChain()
    while widget is not page and len(chain) < 500:
        chain.append(widget)
        widget = widget.nextInFocusChain()
    return chain


def test_targets_are_big_enough(desk: Desk) -> None:
    QApplication.processEvents()
    small = [
        (type(widget).__name__, widget.accessibleName(), widget.size().toTuple())
        for widget in focusable(desk.window)
        if min(widget.width(), widget.height()) < 24
    ]

    assert small == []
