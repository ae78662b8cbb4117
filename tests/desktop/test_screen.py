"""The real program on a screen: used with a real mouse and keyboard, killed, and all is there again."""

import time
from pathlib import Path

import pytest

from radiodesk.desk.destinations import add_destination
from radiodesk.library.library import Library
from tests.desktop.makers import make_episode, make_library, make_recording
from tests.desktop.screen import Screen, eventually, needs_screen, virtual_screen

pytestmark = [pytest.mark.screen, needs_screen]

TITLE_FIELD = (1080, 126)
IN_WAVEFORM = ((400, 380), (460, 380))


def test_type_cut_mark_publish_kill_and_come_back(tmp_path: Path) -> None:
    with make_library(tmp_path) as library:
        root = library.root
        add_destination(library, "public", str(tmp_path / "public"))
        make_episode(library)

    with virtual_screen(tmp_path / "settings") as screen:
        program = screen.start_radiodesk(root)
        eventually(lambda: "Sengketa" in screen.title(), "the episode opens")
        eventually(lambda: _retitled(screen, "Hak Waris"), "the title is stored without a save")

        screen.drag(*IN_WAVEFORM)
        screen.keys("x", "m")
        screen.write("Inti")
        screen.keys("Return")
        screen.keys("ctrl+Return", "ctrl+Return")
        feed = tmp_path / "public" / "feed.xml"
        eventually(feed.is_file, "the feed is public")
        assert b"Hak Waris" in feed.read_bytes()

        program.kill()
        program.wait()
        with Library.open(root) as library:
            sheet = library.episode(1).sheet
            assert (sheet.title, len(sheet.edits.cuts), [c.title for c in sheet.chapters]) == ("Hak Waris", 1, ["Inti"])
        again = screen.start_radiodesk(root)
        eventually(lambda: "Hak Waris" in screen.title(), "all is there again")
        screen.keys("ctrl+q")
        assert again.wait(30) == 0


def _retitled(screen: Screen, title: str) -> bool:
    """Type as a person does: when the page was not there yet to hear it, she types again."""
    screen.click(*TITLE_FIELD)
    screen.keys("ctrl+a")
    screen.write(title)
    time.sleep(2)
    return title in screen.title()


def test_import_by_the_dialog_and_close(tmp_path: Path) -> None:
    with make_library(tmp_path) as library:
        root = library.root
    recording = make_recording(tmp_path / "2026-11-20_Dialog_Warga.wav")

    with virtual_screen(tmp_path / "settings") as screen:
        program = screen.start_radiodesk(root)
        eventually(lambda: "Suara Warga" in screen.title(), "the library opens")
        screen.keys("ctrl+o")
        screen.focus("Import recordings")
        screen.write(str(recording))
        screen.keys("Return")
        eventually(lambda: "Dialog Warga" in screen.title(), "the episode opens by itself")
        screen.focus("RadioDesk")
        screen.keys("ctrl+q")
        assert program.wait(30) == 0

    with Library.open(root) as library:
        assert [row.title for row in library.episodes()] == ["Dialog Warga"]
