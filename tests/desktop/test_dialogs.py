"""Programme settings and preferences: what is changed there is kept, what cannot be is said."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from radiodesk.desktop.choice_field import ChoiceField, YesField
from radiodesk.desktop.field import Field
from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.preferences import PreferencesDialog
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.settings.choices import Choices
from tests.desktop.makers import Desk, drop, make_episode, make_library, type_into


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    library = make_library(tmp_path)
    episode = make_episode(library)
    made = Desk(qtbot, library)
    made.open(episode)
    return made


def shown(desk: Desk) -> ProgrammeDialog:
    dialog = ProgrammeDialog(desk.session, palette_named("light"), desk.window)
    dialog.show()
    desk.bot.waitUntil(dialog.isVisible)
    return dialog


def control(field: Field) -> QWidget:
    found = field.caption.buddy()
    assert found is not None
    return found


def choose(field: Field, value: str) -> None:
    assert isinstance(field, ChoiceField)
    field.box.setCurrentIndex(field.box.findData(value))
    field.box.activated.emit(field.box.currentIndex())


def test_everything_that_is_changed_is_kept(desk: Desk) -> None:
    dialog = shown(desk)
    for name, text in {
        "title": "Suara Warga Kota",
        "description": "Dialog hukum.",
        "station": "Radio Desa",
        "author": "Humas",
        "owner_email": "humas@example.org",
        "public_url": "https://example.org/baru",
    }.items():
        type_into(control(dialog.fields[name]), text)
    for name, value in {"category": "News:Politics", "language": "en", "zone": "WIT", "type": "serial"}.items():
        choose(dialog.fields[name], value)
    explicit = dialog.fields["explicit"]
    assert isinstance(explicit, YesField)
    explicit.box.click()

    dialog.accept()

    kept = desk.library.programme()
    assert (kept.title, kept.description, kept.station, kept.author) == (
        "Suara Warga Kota",
        "Dialog hukum.",
        "Radio Desa",
        "Humas",
    )
    assert (kept.owner_email, kept.public_url) == ("humas@example.org", "https://example.org/baru/")
    assert (kept.category, kept.subcategory, kept.language) == ("News", "Politics", "en")
    assert (kept.zone, kept.type, kept.explicit) == ("WIT", "serial", True)
    assert "https://example.org/baru/" in desk.page.publishing.public_url.text()
    assert "Suara Warga Kota" in desk.window.windowTitle()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("title", " ", "The title of the programme is not filled in yet."),
        ("public_url", "example.org", "does not fit the address on the web."),
        ("owner_email", "humas at example.org", "does not fit the e-mail address."),
    ],
)
def test_what_directories_would_refuse_is_said(desk: Desk, name: str, text: str, told: str) -> None:
    dialog = shown(desk)

    type_into(control(dialog.fields[name]), text)
    dialog.accept()

    assert dialog.isVisible()
    assert told in dialog.problem.text()


@pytest.mark.usefixtures("_indonesian")
def test_categories_are_shown_translated_and_kept_as_directories_know_them(desk: Desk) -> None:
    dialog = shown(desk)
    field = dialog.fields["category"]
    assert isinstance(field, ChoiceField)

    choose(field, "Health & Fitness:Mental Health")
    told = field.box.currentText()
    dialog.accept()

    assert told == "Kesehatan & Kebugaran › Kesehatan Jiwa"
    kept = desk.library.programme()
    assert (kept.category, kept.subcategory) == ("Health & Fitness", "Mental Health")


def test_a_cover_can_be_dropped_and_kept(desk: Desk, tmp_path: Path) -> None:
    dialog = shown(desk)
    picture = tmp_path / "sampul.jpg"
    Image.new("RGB", (1500, 1500), "navy").save(picture)

    drop(dialog.fields["cover"], picture)
    desk.wait_for_jobs()
    dialog.accept()

    assert desk.library.artwork_path(desk.library.programme().cover).is_file()


def test_cancel_changes_nothing(desk: Desk) -> None:
    dialog = shown(desk)

    QTest.keyClicks(control(dialog.fields["title"]), "xyz")
    dialog.reject()

    assert desk.library.programme().title == "Suara Warga"


def test_preferences_give_the_new_choices(qtbot: QtBot) -> None:
    dialog = PreferencesDialog(Choices(language="en", palette="light", libraries=("a",)))
    qtbot.addWidget(dialog)

    choose(dialog.language, "id")
    choose(dialog.palette_, "dark")
    dialog.accept()

    assert dialog.choices == Choices(language="id", palette="dark", libraries=("a",))
