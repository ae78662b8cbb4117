"""No button is a picture of a button: each one on every page and in every dialog does something."""

from pathlib import Path

from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from radiodesk.desktop.activity import ActivityDialog
from radiodesk.desktop.crash import CrashDialog
from radiodesk.desktop.destinations.dialog import DestinationDialog
from radiodesk.desktop.new_library import NewLibraryDialog
from radiodesk.desktop.new_programme import NewProgrammeDialog
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.preferences import PreferencesDialog
from radiodesk.desktop.problem_page import ProblemPage
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.desktop.shortcuts import ShortcutsDialog
from radiodesk.desktop.welcome import WelcomePage
from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit
from radiodesk.model.problems import LibraryInUse
from radiodesk.settings.choices import Choices
from tests.desktop.makers import Desk, make_episode, make_library

LIGHT = palette_named("light")
CLICKS = ("clicked(bool)", "clicked()", "toggled(bool)")


def dead(page: QWidget) -> list[str]:
    """The buttons of a page that nobody listens to."""
    return [
        each.accessibleName() or each.text() or f"{type(each).__name__} in {type(each.parent()).__name__}"
        for each in page.findChildren(QAbstractButton)
        if not _is_qts_own(each) and not any(each.receivers(SIGNAL(click)) for click in CLICKS)
    ]


def _is_qts_own(button: QAbstractButton) -> bool:
    owners = (QDialogButtonBox, QCalendarWidget, QTableView, QTabBar, QLineEdit)
    return button.objectName().startswith("qt_") or isinstance(button.parent(), owners)


def test_a_dead_button_would_be_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(QPushButton("Publish"))

    assert dead(page) == ["Publish"]


def test_every_button_of_the_desk_is_alive(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    people = (Credit("Dewi", "host"), Credit("Bagus"))
    episode = make_episode(library, people=people, chapters=(Chapter(1, "Inti"),), aired=None)
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.page.show_tab(desk.page.posts)
    desk.window.messages.tell("Something", "error", "details")

    assert len(desk.window.findChildren(QAbstractButton)) > 40
    assert dead(desk.window) == []


def test_every_button_of_pages_and_dialogs_is_alive(qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(qtbot, make_library(tmp_path))
    welcome = WelcomePage(LIGHT, lambda _name: None, lambda: None)
    welcome.show_recent([str(tmp_path)], lambda _path: None)
    problem = ProblemPage(LibraryInUse(owner="meja sebelah"), str(tmp_path), LIGHT)
    problem.offer("Try again", lambda: None)
    for page in (
        welcome,
        problem,
        ProgrammeDialog(desk.session, LIGHT, desk.window),
        DestinationDialog(desk.session, LIGHT, desk.window),
        NewLibraryDialog(LIGHT, desk.window),
        NewProgrammeDialog(desk.session, desk.window),
        PreferencesDialog(Choices(), desk.window),
        ShortcutsDialog(desk.window),
        ActivityDialog(desk.session.jobs, desk.window),
        CrashDialog("Traceback", desk.window),
    ):
        qtbot.addWidget(page)
        assert dead(page) == [], type(page).__name__
