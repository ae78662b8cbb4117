"""The publish page, with the mouse: checklist, destination, plan, publish, verify, roll back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from pytestqt.qtbot import QtBot

from radiodesk.desk.destinations import add_destination
from radiodesk.desktop.destinations.dialog import DestinationDialog
from radiodesk.model.people import Credit
from tests.desktop.makers import Desk, click, make_episode, make_library

SUMMARY = "Bagaimana warga mengurus sertifikat tanah warisan tanpa calo."


def ready_desk(qtbot: QtBot, folder: Path, *, has_destination: bool = True, **facts: object) -> Desk:
    library = make_library(folder)
    if has_destination:
        add_destination(library, "public", str(folder / "public"))
    episode = make_episode(library, summary=SUMMARY, people=(Credit("Bagus"),), **facts)
    desk = Desk(qtbot, library)
    desk.open(episode)
    desk.page.show_tab(desk.page.publishing)
    return desk


def press(desk: Desk, name: str) -> str:
    """Click a button of the page, wait, and read what came of it."""
    control = getattr(desk.page.publishing, name)
    desk.page.publishing.ensureWidgetVisible(control)
    click(control)
    desk.wait_for_jobs()
    return desk.page.publishing.outcome.text()


def test_without_a_destination_nothing_can_be_published(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path, has_destination=False)

    assert not desk.page.publishing.go.isEnabled()
    assert desk.page.publishing.no_destination.isVisible()


def test_a_folder_is_set_up_in_the_dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = ready_desk(qtbot, tmp_path, has_destination=False)

    def fill_in(dialog: DestinationDialog) -> int:
        dialog.name.show_value("situs")
        dialog.form.fields["folder"].show_value(str(tmp_path / "www"))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(DestinationDialog, "exec", fill_in)
    click(desk.page.publishing.set_up)

    assert desk.page.publishing.destination.currentText() == "situs"
    assert desk.library.destination("situs").url == f"folder:{tmp_path / 'www'}"
    assert desk.page.publishing.go.isEnabled()


def test_a_plan_is_shown_before_anything_is_public(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)

    said = press(desk, "see_plan")

    assert "new files" in said
    assert "Listeners will see 1 episode." in said
    assert not (tmp_path / "public" / "feed.xml").exists()


def test_one_button_publishes_and_the_result_can_be_looked_at(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = ready_desk(qtbot, tmp_path)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toLocalFile()))

    said = press(desk, "go")

    place = desk.page.publishing.place
    assert "everything is as it should be" in said
    assert (tmp_path / "public" / "feed.xml").is_file()
    assert desk.page.episodes.model.row(0).status == "published"
    place.open_folder.click()
    place.open_page.click()
    place.copy_feed.click()
    assert opened[0] == str(tmp_path / "public")
    assert Path(opened[1]).is_file()
    assert QGuiApplication.clipboard().text() == "https://example.org/warga/feed.xml"


def test_publish_again_verify_and_roll_back(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    press(desk, "go")
    first_feed = (tmp_path / "public" / "feed.xml").read_bytes()
    desk.session.change("Title changed", title="Hak Waris")
    assert desk.page.episodes.model.row(0).status == "changed"

    press(desk, "go")
    assert b"Hak Waris" in (tmp_path / "public" / "feed.xml").read_bytes()
    assert "Verified" in press(desk, "verify")
    assert "Rolled back" in press(desk, "back")
    assert (tmp_path / "public" / "feed.xml").read_bytes() == first_feed

    (tmp_path / "public" / "feed.xml").unlink()
    assert "feed.xml” is missing" in press(desk, "verify")


def test_an_open_required_point_blocks_and_fix_goes_to_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    desk.session.change("Title changed", title="")
    assert not desk.page.publishing.go.isEnabled()

    desk.page.publishing.checklist.fix_wanted.emit("title")

    assert desk.page.tabs.currentWidget() is desk.page.details
    assert desk.window.focusWidget() is desk.page.details.fields["title"].caption.buddy()


def test_every_open_point_has_a_link_that_leads_somewhere(qtbot: QtBot, tmp_path: Path) -> None:
    from PySide6.QtWidgets import QPushButton

    desk = ready_desk(qtbot, tmp_path, aired=None)
    links = desk.page.publishing.checklist.findChildren(QPushButton)

    names = [link.accessibleName() for link in links]
    assert "Fix: No air date yet" in names
    links[names.index("Fix: No air date yet")].click()

    assert desk.page.tabs.currentWidget() is desk.page.details


def test_a_failure_is_said_above_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    (tmp_path / "public").write_text("not a folder")

    press(desk, "go")

    assert len(desk.window.messages.texts()) == 1
    assert "Traceback" not in desk.window.messages.texts()[0]
    assert desk.page.publishing.go.isEnabled()


def test_the_key_shows_the_page_first_and_publishes_the_second_time(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    desk.page.tabs.setCurrentWidget(desk.page.details)

    desk.window.commands.call("publish")
    assert desk.page.tabs.currentWidget() is desk.page.publishing
    desk.window.commands.call("publish")
    desk.wait_for_jobs()

    assert (tmp_path / "public" / "feed.xml").is_file()


def test_a_publication_that_was_interrupted_is_said_when_the_library_opens(qtbot: QtBot, tmp_path: Path) -> None:
    from datetime import UTC, datetime

    library = make_library(tmp_path)
    add_destination(library, "public", str(tmp_path / "public"))
    library.begin_edition("public", (), (), datetime.now(UTC))

    desk = Desk(qtbot, library)

    assert "“public” was interrupted" in desk.window.messages.texts()[0]


def test_an_episode_that_went_out_keeps_its_sound(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    first = desk.session.episode
    assert first
    desk.page.publishing.choose_preset("voice")
    press(desk, "go")

    desk.open(make_episode(desk.library, title="Lain"))
    assert desk.page.publishing.preset.currentData() == "podcast"
    desk.open(first)

    assert desk.page.publishing.preset.currentData() == "voice"


def test_a_plan_disappears_when_it_is_true_no_longer(qtbot: QtBot, tmp_path: Path) -> None:
    desk = ready_desk(qtbot, tmp_path)
    add_destination(desk.library, "situs", str(tmp_path / "situs"))
    desk.page.publishing.show_destinations(desk.library.destinations(), "public")
    tab = desk.page.publishing

    for change in (
        lambda: tab.choose_preset("radio"),
        lambda: tab.destination.setCurrentText("situs"),
        lambda: desk.session.change("Title", title="Judul lain"),
    ):
        press(desk, "see_plan")
        assert tab.outcome.isVisible()
        change()
        assert not tab.outcome.isVisible()
