"""Several programmes in the window: chosen above the list, remembered, each with what is its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desk.destinations import add_destination
from radiodesk.desk.imports import import_recording
from radiodesk.desktop.destinations.dialog import DestinationDialog, unused_folder
from radiodesk.desktop.field import Field
from radiodesk.desktop.layout_memory import LayoutMemory
from radiodesk.desktop.new_programme import NewProgrammeDialog
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.jobs.step import no_step
from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.programme import Programme
from tests.desktop.makers import Desk, click, drop, make_episode, make_library, make_recording, type_into

LIGHT = palette_named("light")
DESA = Programme("Suara Desa", "https://example.org/desa/", station="Radio Desa", zone="WIT")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Two programmes: “Suara Warga” with “Sengketa Tanah”, “Suara Desa” with “Sengketa Sawah”."""
    library = make_library(tmp_path)
    make_episode(library)
    second = library.add_programme(DESA)
    recording = make_recording(tmp_path / "sawah.wav", 4.0)
    import_recording(library, recording, no_step, Sheet("Sengketa Sawah"), second.id)
    return library


@pytest.fixture
def desk(qtbot: QtBot, library: Library) -> Desk:
    """A window on them, with the first programme's episode open."""
    desk = Desk(qtbot, library)
    desk.open(library.episode(1))
    return desk


def _titles(desk: Desk) -> list[str]:
    model = desk.page.episodes.model
    return [model.row(at).title for at in range(model.rowCount())]


def _line(field: Field) -> QLineEdit:
    line = field.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    return line


def _choose(desk: Desk, title: str) -> None:
    """With the mouse: drop the list down, click its line."""
    chooser = desk.page.episodes.chooser
    click(chooser)
    view = chooser.view()
    desk.bot.waitUntil(view.isVisible)
    QApplication.processEvents()
    desk.bot.wait(QApplication.doubleClickInterval() + 50)  # a quicker click only belongs to the one that dropped it
    place = view.visualRect(chooser.model().index(chooser.findText(title), 0)).center()
    QTest.mouseMove(view.viewport(), place)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.bot.waitUntil(lambda: desk.session.programme.title == title)
    desk.wait_for_jobs()


def test_one_programme_alone_shows_no_chooser(qtbot: QtBot, tmp_path: Path) -> None:
    library = make_library(tmp_path)
    make_episode(library)
    desk = Desk(qtbot, library)

    QTest.keyClicks(desk.page.episodes.search, "sengketa")
    desk.page.episodes.refresh()

    assert not desk.page.episodes.chooser.isVisible()
    assert not desk.page.episodes.everywhere.isVisible()
    assert not desk.window.commands.actions["choose_programme"].isEnabled()


def test_another_programme_is_chosen_with_the_mouse(desk: Desk) -> None:
    assert _titles(desk) == ["Sengketa Tanah"]

    _choose(desk, "Suara Desa")

    assert _titles(desk) == ["Sengketa Sawah"]
    assert desk.session.episode is not None
    assert desk.sheet().title == "Sengketa Sawah"
    assert desk.window.windowTitle() == "Sengketa Sawah – Suara Desa – RadioDesk"


def test_and_with_the_keyboard_alone(desk: Desk) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(desk.window, Qt.Key.Key_P, modifiers)
    chooser = desk.page.episodes.chooser
    desk.bot.waitUntil(chooser.view().isVisible)

    QTest.keyClick(chooser.view(), Qt.Key.Key_Down)
    QTest.keyClick(chooser.view(), Qt.Key.Key_Return)

    desk.bot.waitUntil(lambda: desk.session.programme.title == "Suara Desa")
    assert chooser.accessibleName() == "Programme"
    desk.wait_for_jobs()


def test_the_search_keeps_to_the_programme_until_it_is_asked_for_all(desk: Desk) -> None:
    episodes = desk.page.episodes
    type_into(episodes.search, "sengketa")
    desk.bot.waitUntil(episodes.everywhere.isVisible)
    assert _titles(desk) == ["Sengketa Tanah"]

    click(episodes.everywhere)
    assert set(_titles(desk)) == {"Sengketa Tanah", "Sengketa Sawah"}
    at = _titles(desk).index("Sengketa Sawah")
    said = episodes.model.index(at).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Sengketa Sawah, Suara Desa · ")

    place = episodes.list.visualRect(episodes.model.index(at)).center()
    QTest.mouseClick(episodes.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.wait_for_jobs()

    assert episodes.chooser.currentText() == desk.session.programme.title == "Suara Desa"
    assert set(_titles(desk)) == {"Sengketa Tanah", "Sengketa Sawah"}


def test_a_dropped_recording_comes_into_the_chosen_programme(desk: Desk, tmp_path: Path) -> None:
    _choose(desk, "Suara Desa")

    drop(desk.window, make_recording(tmp_path / "Panen Raya.wav", 5.0))
    desk.bot.waitUntil(lambda: "Panen Raya" in _titles(desk))
    desk.wait_for_jobs()

    row = next(row for row in desk.library.episodes() if row.title == "Panen Raya")
    assert desk.library.programme(row.programme_id).title == "Suara Desa"


def test_destinations_address_and_zone_are_those_of_the_programme(desk: Desk, tmp_path: Path) -> None:
    add_destination(desk.library, "desa", str(tmp_path / "desa"), 2)
    add_destination(desk.library, "warga", str(tmp_path / "warga"), 1)
    publishing, aired = desk.page.publishing, desk.page.details.fields["aired"]

    _choose(desk, "Suara Desa")

    shown = [publishing.destination.itemText(at) for at in range(publishing.destination.count())]
    assert shown == ["desa"]
    assert "https://example.org/desa/" in publishing.public_url.text()
    assert aired.zone.currentText() == "WIT"  # type: ignore[attr-defined]


def test_a_folder_is_proposed_that_no_other_programme_has(desk: Desk) -> None:
    _choose(desk, "Suara Desa")
    dialog = DestinationDialog(desk.session, LIGHT, desk.window)

    assert [unused_folder(desk.library, each) for each in desk.library.programmes()] == ["public", "public-suara-desa"]
    assert dialog.name.text() == "public-suara-desa"
    dialog.reject()


def test_the_settings_are_those_of_the_chosen_programme(desk: Desk) -> None:
    _choose(desk, "Suara Desa")
    dialog = ProgrammeDialog(desk.session, LIGHT, desk.window)

    type_into(_line(dialog.fields["title"]), "Suara Desa Kita")
    dialog.accept()

    assert [each.title for each in desk.library.programmes()] == ["Suara Warga", "Suara Desa Kita"]
    assert desk.page.episodes.chooser.currentText() == "Suara Desa Kita"


def test_a_new_programme_begins_empty_beside_the_others(desk: Desk) -> None:
    dialog = NewProgrammeDialog(desk.session, desk.window)
    type_into(_line(dialog.title), "Suara Sungai")
    dialog.accept()

    made = desk.library.programmes()[-1]
    assert (made.title, made.public_url, made.station) == (
        "Suara Sungai",
        "https://example.org/suara-sungai/",
        "Radio Kota",
    )
    assert desk.session.programme == made
    assert desk.session.episode is None
    assert _titles(desk) == []
    assert not desk.page.tabs.isVisible()


def test_an_address_that_is_taken_is_said_in_the_dialog(desk: Desk) -> None:
    dialog = NewProgrammeDialog(desk.session, desk.window)
    dialog.show()
    type_into(_line(dialog.title), "Tiruan")
    type_into(_line(dialog.url), DESA.public_url)

    dialog.accept()

    assert "Suara Desa" in dialog.problem.text()
    assert len(desk.library.programmes()) == 2
    dialog.reject()


def test_the_chosen_programme_is_remembered(
    qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RADIODESK_CONFIG", str(tmp_path / "config"))
    memory = LayoutMemory(desk.session, desk.window, desk.page)
    _choose(desk, "Suara Desa")
    memory.save()
    desk.session.open(None)
    desk.session.choose_programme(1)

    LayoutMemory(desk.session, desk.window, desk.page)

    assert desk.session.programme.title == "Suara Desa"
    assert _titles(desk) == ["Sengketa Sawah"]
