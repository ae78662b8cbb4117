"""The details form, with the keyboard: every field is one step of the history, and undo works for text too."""

from datetime import datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.aired_field import AiredField
from radiodesk.desktop.choice_field import ChoiceField, YesField
from radiodesk.desktop.cover_field import CoverField
from radiodesk.desktop.people_field import PeopleField
from radiodesk.model.people import Credit
from tests.desktop.makers import Desk, click, drop, make_episode, make_library, type_into


def opened(qtbot: QtBot, folder: Path, **facts: object) -> Desk:
    library = make_library(folder)
    episode = make_episode(library, **facts)
    desk = Desk(qtbot, library)
    desk.open(episode)
    return desk


def control(desk: Desk, name: str) -> QWidget:
    field = desk.page.details.fields[name]
    found = field.findChild(QLineEdit) or field.findChild(QPlainTextEdit)
    assert isinstance(found, QWidget)
    return found


def test_a_new_title_is_stored_and_shown_in_the_list_and_the_title_bar(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    type_into(control(desk, "title"), "Hak Waris")
    QTest.keyClick(control(desk, "title"), Qt.Key.Key_Tab)

    assert desk.sheet().title == "Hak Waris"
    assert desk.page.episodes.model.row(0).title == "Hak Waris"
    assert desk.window.windowTitle().startswith("Hak Waris")


def test_each_field_is_one_named_step_that_can_be_undone_with_the_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    type_into(control(desk, "title"), "Hak Waris")
    type_into(control(desk, "summary"), "Ringkas.")
    undo = desk.window.commands.actions["undo"]

    QTest.keyClick(control(desk, "summary"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert (desk.sheet().title, desk.sheet().summary) == ("Hak Waris", "")
    assert desk.page.details.fields["summary"].findChildren(QPlainTextEdit)[0].toPlainText() == ""
    assert "Title changed" in undo.text()
    assert "Summary changed" in desk.window.commands.actions["redo"].text()

    undo.trigger()
    undo.trigger()
    assert desk.sheet().title == "Sengketa Tanah"
    assert not undo.isEnabled()


def test_what_is_half_typed_is_stored_when_the_window_closes(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    type_into(control(desk, "notes"), "Catatan")

    desk.session.settling.emit()

    assert desk.sheet().notes == "Catatan"


def test_the_air_date_carries_its_zone(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path, aired=None)
    field = desk.page.details.fields["aired"]
    assert isinstance(field, AiredField)

    type_into(field.day, "21-11-2026")
    type_into(field.clock, "16.30")
    field.zone.setFocus()
    QTest.keyClicks(field.zone, "WITA")
    field.zone.activated.emit(field.zone.currentIndex())

    assert desk.sheet().aired == datetime.fromisoformat("2026-11-21T16:30+08:00")
    assert field.zone.currentText() == "WITA"


def test_a_wrong_date_is_said_under_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    field = desk.page.details.fields["aired"]
    assert isinstance(field, AiredField)

    type_into(field.day, "31-02-2026")
    field.settle()

    assert "31-02-2026" in field.day.accessibleDescription()
    assert desk.sheet().aired == datetime.fromisoformat("2026-11-20T15:00+07:00")


def test_people_are_added_moved_and_removed(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    field = desk.page.details.fields["people"]
    assert isinstance(field, PeopleField)

    for name in ("Dewi Lestari", "Bagus, S.H."):
        field.add.click()
        QTest.keyClicks(field.rows[-1].name, name)
        field.settle()
    field.rows[1].up.click()
    assert desk.sheet().people == (Credit("Bagus, S.H.", "guest"), Credit("Dewi Lestari", "host"))

    field.rows[0].remove.click()
    assert desk.sheet().people == (Credit("Dewi Lestari", "host"),)

    desk.session.undo()
    assert [row.name.text() for row in field.rows] == ["Bagus, S.H.", "Dewi Lestari"]


def test_kind_and_explicit_are_stored_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    kind, explicit = desk.page.details.fields["type"], desk.page.details.fields["explicit"]
    assert isinstance(kind, ChoiceField)
    assert isinstance(explicit, YesField)

    kind.box.setFocus()
    QTest.keyClick(kind.box, Qt.Key.Key_Down)
    kind.settle()
    desk.page.details.focus_field("explicit")
    explicit.box.click()

    assert (desk.sheet().type, desk.sheet().explicit) == ("trailer", True)


def test_a_dropped_picture_becomes_the_cover(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)
    picture = tmp_path / "sampul.png"
    Image.new("RGB", (1400, 1400), "teal").save(picture)
    field = desk.page.details.fields["cover"]
    assert isinstance(field, CoverField)

    drop(field, picture)
    desk.wait_for_jobs()

    assert desk.library.artwork_path(desk.sheet().cover).is_file()
    assert not field.preview.pixmap().isNull()
    desk.page.details.focus_field("cover")
    click(field.take_off)
    assert desk.sheet().cover == ""


def test_a_missing_title_is_said_under_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    desk = opened(qtbot, tmp_path)

    type_into(control(desk, "title"), " ")
    desk.session.settling.emit()

    assert "title is missing" in control(desk, "title").accessibleDescription()
