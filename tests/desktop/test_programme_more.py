"""More about the programme is folded away; what is filled in there is kept, what cannot be understood is said."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from radiodesk.desktop.choice_field import YesField
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.people_field import PeopleField
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.desktop.programme_more import ColourField
from radiodesk.model.particulars import Funding, Place, Slot
from radiodesk.model.people import Credit
from tests.desktop.makers import Desk, click, make_episode, make_library, type_into
from tests.desktop.test_dialogs import control


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    make_episode(library)
    return Desk(qtbot, library)


@pytest.fixture
def dialog(desk: Desk) -> ProgrammeDialog:
    made = ProgrammeDialog(desk.session, palette_named("light"), desk.window)
    made.show()
    desk.bot.waitUntil(made.isVisible)
    return made


def test_it_is_folded_until_somebody_wants_it(dialog: ProgrammeDialog) -> None:
    assert not dialog.fields["slot"].isVisible()

    click(dialog.more.unfold)

    assert dialog.fields["slot"].isVisible()
    assert dialog.focusWidget() is control(dialog.fields["slot"])


def test_what_is_filled_in_is_kept(desk: Desk, dialog: ProgrammeDialog) -> None:
    click(dialog.more.unfold)
    for name, text in {
        "slot": "first and third Thursday 15.00",
        "places": "Banjarmasin; -3.32,114.59",
        "funding": "Support us; https://contoh.example/dukung",
        "colour": "#0B3D91",
        "comments": "disabled",
    }.items():
        type_into(control(dialog.fields[name]), text)
    people = dialog.fields["people"]
    assert isinstance(people, PeopleField)
    people.add.click()
    type_into(people.rows[0].name, "Sari Wulandari")
    ended = dialog.fields["is_complete"]
    assert isinstance(ended, YesField)
    ended.box.click()

    dialog.accept()

    kept = desk.library.programme()
    assert kept.slot == Slot(("TH",), (1, 3), "15:00")
    assert kept.places == (Place("Banjarmasin", "-3.32,114.59"),)
    assert kept.funding == (Funding("https://contoh.example/dukung", "Support us"),)
    assert (kept.colour, kept.comments, kept.is_complete) == ("#0b3d91", "disabled", True)
    assert [credit.name for credit in kept.people] == ["Sari Wulandari"]
    assert isinstance(kept.people[0], Credit)


def test_what_cannot_be_understood_is_said_and_nothing_is_kept(desk: Desk, dialog: ProgrammeDialog) -> None:
    click(dialog.more.unfold)
    type_into(control(dialog.fields["slot"]), "now and then")

    dialog.accept()

    assert dialog.isVisible()
    assert "now and then" in dialog.problem.text()
    assert desk.library.programme().slot == Slot()


def test_a_colour_is_shown_beside_its_name(dialog: ProgrammeDialog) -> None:
    click(dialog.more.unfold)
    field = dialog.fields["colour"]
    assert isinstance(field, ColourField)
    line = control(field)
    assert isinstance(line, QLineEdit)

    QTest.keyClicks(line, "#ff0000")

    assert field.swatch.grab().toImage().pixelColor(16, 16).name() == "#ff0000"
