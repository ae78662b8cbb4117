"""What the pre-flight finds is told with the plan, with a way to where it can be mended."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.model.chapter import Chapter
from tests.desktop.makers import Desk, click
from tests.desktop.test_publishing import press, ready_desk


def fixes(desk: Desk) -> dict[str, QPushButton]:
    buttons = desk.page.publishing.outcome.findChildren(QPushButton)
    return {each.accessibleName().removeprefix("Fix: "): each for each in buttons}


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    """Chapters that do not begin at the beginning, and a title with HTML in it."""
    chapters = (Chapter(1.5, "Inti"), Chapter(2.0, "Tanya"), Chapter(2.5, "Penutup"))
    return ready_desk(qtbot, tmp_path, chapters=chapters, title="Sengketa <b>Tanah")


def test_a_finding_leads_to_the_field_it_is_about(desk: Desk) -> None:
    press(desk, "see_plan")
    (html,) = [each for name, each in fixes(desk).items() if "HTML" in name]
    desk.page.publishing.ensureWidgetVisible(html)

    click(html)

    assert desk.page.tabs.currentWidget() is desk.page.details


def test_chapters_are_mended_on_their_own_page(desk: Desk) -> None:
    press(desk, "see_plan")
    (spotify,) = [each for name, each in fixes(desk).items() if "Spotify" in name]
    desk.page.publishing.ensureWidgetVisible(spotify)

    click(spotify)

    assert desk.page.tabs.currentWidget() is desk.page.chapters


def test_what_is_wrong_about_the_programme_leads_to_its_settings(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProgrammeDialog, "exec", lambda _dialog: 0)
    desk.library.save_programme(replace(desk.library.programme(), copyright="© 2026 Humas"))
    press(desk, "see_plan")
    (copyright_,) = [each for name, each in fixes(desk).items() if "copyright" in name]

    with qtbot.waitSignal(desk.page.programme_wanted):
        copyright_.click()
