"""Opening and closing: chosen and heard in the programme settings, put in place at an import and by a command."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.palettes import palette_named
from radiodesk.desktop.programme_dialog import ProgrammeDialog
from radiodesk.model.clips import BED
from radiodesk.model.signature import Signature
from tests.desktop.makers import Desk, make_episode, make_library, make_recording


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RADIODESK_SOUND", "null")
    library = make_library(tmp_path)
    episode = make_episode(library)
    made = Desk(qtbot, library)
    made.open(episode)
    return made


@pytest.fixture
def dialog(desk: Desk, tmp_path: Path) -> ProgrammeDialog:
    """The settings, a sound chosen as opening."""
    dialog = ProgrammeDialog(desk.session, palette_named("light"), desk.window)
    dialog.show()
    desk.bot.waitUntil(dialog.isVisible)
    field = dialog.signatures["opening"]
    field.chosen.emit("opening", make_recording(tmp_path / "Pembuka.wav", 1.5))
    desk.bot.waitUntil(lambda: "Pembuka" in field.what.text())
    return dialog


def test_a_chosen_sound_is_kept_with_the_programme_and_comes_with_the_next_recording(
    desk: Desk, dialog: ProgrammeDialog, tmp_path: Path
) -> None:
    dialog.signatures["opening"].bed.click()
    dialog.accept()
    assert desk.library.programme().opening.name == "Pembuka"

    desk.work.importing.take([make_recording(tmp_path / "siaran.wav", 4.0)])
    desk.bot.waitUntil(lambda: len(desk.library.episodes()) == 2)
    desk.wait_for_jobs()

    (clip,) = desk.sheet().edits.clips
    assert (clip.name, clip.role, clip.at_s) == ("Pembuka", BED, 0.0)


def test_a_command_puts_it_into_an_older_episode(desk: Desk, dialog: ProgrammeDialog) -> None:
    dialog.accept()

    desk.window.commands.call("signatures")

    assert [clip.name for clip in desk.sheet().edits.clips] == ["Pembuka"]


def test_it_is_heard_and_is_quiet_again(desk: Desk, dialog: ProgrammeDialog) -> None:
    hear = dialog.signatures["opening"].hear
    hear.click()
    assert dialog.sample.is_playing
    hear.click()
    assert not dialog.sample.is_playing
    hear.click()
    dialog.reject()
    assert not dialog.sample.is_playing


def test_it_is_taken_off(desk: Desk, dialog: ProgrammeDialog) -> None:
    dialog.signatures["opening"].take_off.click()
    assert dialog.signatures["opening"].what.text() == "None"
    dialog.accept()
    assert desk.library.programme().opening == Signature()


def test_without_any_the_command_says_so(desk: Desk) -> None:
    with desk.bot.waitSignal(desk.session.problem_met):
        desk.window.commands.call("signatures")
