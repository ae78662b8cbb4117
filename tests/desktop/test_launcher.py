"""Opening and making libraries, problems with them, and a window built anew in another language and other colours."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.bahasa.words import speak
from radiodesk.desktop.launcher import Launcher
from radiodesk.desktop.new_library import NewLibraryDialog
from radiodesk.desktop.problem_page import ProblemPage
from radiodesk.desktop.welcome import WelcomePage
from radiodesk.library.library import Library
from radiodesk.settings.choices import Choices, load_choices, save_choices
from tests.desktop.makers import click, make_episode, make_library

ENGLISH = Choices(language="en", palette="light")


@pytest.fixture
def launcher(qtbot: QtBot, qapp: QApplication) -> Iterator[Launcher]:
    save_choices(ENGLISH)
    made = Launcher(qapp)
    yield made
    made.window.close()
    made.close()
    speak("en", Path())


def texts(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def way(page: QWidget, text: str) -> QPushButton:
    return next(button for button in page.findChildren(QPushButton) if button.text() == text)


def begin(launcher: Launcher, qtbot: QtBot, root: Path) -> None:
    """Start on a library and wait for what comes after the first frame."""
    launcher.start(root)
    assert launcher.window.isVisible()
    qtbot.waitUntil(lambda: launcher.session is not None or isinstance(launcher.window.page, ProblemPage))


def library_with_episode(folder: Path) -> Path:
    with make_library(folder) as library:
        make_episode(library)
        return library.root


def test_without_a_library_there_is_a_welcome(launcher: Launcher) -> None:
    launcher.start(None)

    assert isinstance(launcher.window.page, WelcomePage)
    assert launcher.window.isVisible()


def test_the_last_library_opens_by_itself_with_its_newest_episode(
    launcher: Launcher, qtbot: QtBot, tmp_path: Path
) -> None:
    root = library_with_episode(tmp_path)

    begin(launcher, qtbot, root)
    qtbot.waitUntil(lambda: launcher.session is not None and launcher.session.episode is not None)

    assert load_choices().libraries == (str(root),)
    assert launcher.window.windowTitle() == "Sengketa Tanah – Suara Warga – RadioDesk"


def test_a_new_programme_gets_a_folder_and_an_address_from_its_title(
    launcher: Launcher, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))

    def fill_in(dialog: NewLibraryDialog) -> int:
        dialog.show()
        title = dialog.title.caption.buddy()
        assert title is not None
        QTest.keyClicks(title, "Suara Warga Kota")
        dialog.title.settle()
        assert dialog.url.text() == "https://example.org/suara-warga-kota/"
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(NewLibraryDialog, "exec", fill_in)
    launcher.start(None)
    click(launcher.window.page.new)  # type: ignore[attr-defined]

    assert launcher.session is not None
    assert launcher.session.library.root == tmp_path / "suara-warga-kota"
    assert launcher.session.library.programme().title == "Suara Warga Kota"


def test_a_new_programme_without_a_title_is_refused_in_words(qtbot: QtBot, launcher: Launcher) -> None:
    dialog = NewLibraryDialog(launcher.palette)
    qtbot.addWidget(dialog)
    dialog.show()

    dialog.accept()

    assert "title of the programme is not filled in" in dialog.problem.text()


def test_a_dialog_begins_in_its_first_field(qtbot: QtBot, launcher: Launcher) -> None:
    dialog = NewLibraryDialog(launcher.palette)
    qtbot.addWidget(dialog)
    dialog.show()

    focused = dialog.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Jaksa Menyapa")

    assert dialog.title.text() == "Jaksa Menyapa"
    assert dialog.isVisible()


def test_a_library_in_use_says_so_and_opens_when_it_is_free(launcher: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    root = library_with_episode(tmp_path)
    other = Library.open(root)

    begin(launcher, qtbot, root)
    page = launcher.window.page
    assert isinstance(page, ProblemPage)
    assert "open elsewhere" in texts(page)
    assert "Close the other RadioDesk first" in texts(page)

    other.close()
    click(way(page, "Try again"))
    assert launcher.session is not None


def test_a_damaged_library_shows_where_the_backups_are(launcher: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    root = library_with_episode(tmp_path)
    database = root / "library.db"
    database.write_bytes(b"\0" * os.path.getsize(database))  # noqa: PTH202

    begin(launcher, qtbot, root)

    assert isinstance(launcher.window.page, ProblemPage)
    assert "damaged" in texts(launcher.window.page)
    assert way(launcher.window.page, "Show the backups").isEnabled()


def test_a_folder_that_is_no_library_says_so(launcher: Launcher, qtbot: QtBot, tmp_path: Path) -> None:
    begin(launcher, qtbot, tmp_path)

    assert "There is no library here" in texts(launcher.window.page)
    click(way(launcher.window.page, "To the welcome page"))
    assert isinstance(launcher.window.page, WelcomePage)


def test_another_language_rebuilds_the_window_with_the_same_episode(
    launcher: Launcher, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(launcher, qtbot, library_with_episode(tmp_path))
    qtbot.waitUntil(lambda: launcher.session is not None and launcher.session.episode is not None)
    before = launcher.window

    launcher.choose(Choices(language="id", palette="dark", libraries=launcher.choices.libraries))

    assert launcher.window is not before
    assert launcher.window.isVisible()
    assert launcher.window.colours.name == "dark"
    assert launcher.work is not None
    details = launcher.work.desk.details
    assert details.isEnabled()
    assert details.fields["title"].text() == "Sengketa Tanah"  # type: ignore[attr-defined]
    assert load_choices().language == "id"

    launcher.window.activateWindow()
    qtbot.waitUntil(launcher.window.isActiveWindow)
    QTest.keyClick(launcher.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert launcher.work.desk.tabs.currentIndex() == 1


def test_the_layout_is_remembered(launcher: Launcher, tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    root = library_with_episode(tmp_path)
    begin(launcher, qtbot, root)
    qtbot.waitUntil(lambda: launcher.session is not None and launcher.session.episode is not None)
    assert launcher.work is not None
    launcher.window.resize(launcher.window.minimumSize())
    qtbot.wait(20)
    launcher.work.desk.splitter.setSizes([230, 430, 362])
    qtbot.wait(20)
    widths = launcher.work.desk.splitter.sizes()

    launcher.window.close()
    launcher.close()
    again = Launcher(qapp)
    begin(again, qtbot, root)
    qtbot.waitUntil(lambda: again.work is not None and again.work.desk.splitter.sizes()[2] > 0)

    assert again.work is not None
    assert again.work.desk.splitter.sizes()[0] == widths[0]
    assert again.work.desk.splitter.sizes()[2] == widths[2]
    again.window.close()
    again.close()


def test_the_sample_programme_is_made_and_opened(
    launcher: Launcher, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    launcher.start(None)

    click(launcher.window.page.sample)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: launcher.session is not None and launcher.session.episode is not None, timeout=120_000)

    assert launcher.session is not None
    assert launcher.session.library.live_edition("public") is not None
    assert (tmp_path / "RadioDesk sample" / "public" / "feed.xml").is_file()


def test_recent_libraries_are_offered_while_they_are_there(launcher: Launcher, tmp_path: Path) -> None:
    root = library_with_episode(tmp_path)
    launcher.choices = Choices(language="en", palette="light", libraries=(str(root), str(tmp_path / "gone")))

    launcher.show_welcome()
    launcher.window.show()
    names = [button.text() for button in launcher.window.page.findChildren(QPushButton)]

    assert any(name.startswith("library") for name in names)
    assert not any(name.startswith("gone") for name in names)
