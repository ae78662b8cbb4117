"""cut, keep, fade, edits, chapter, person."""

import pytest

from radiodesk.cli.plain import plain
from radiodesk.model.edits import EditList
from tests.terminal import Terminal


def test_cuts_add_up(imported: Terminal) -> None:
    imported.json("cut", 1, "0-2.5", "0:10-0:12")
    shown = imported.json("cut", 1, "0:00:11.000-0:00:15.000")

    assert shown["edits"]["cuts"] == [{"start_s": 0.0, "end_s": 2.5}, {"start_s": 10.0, "end_s": 15.0}]
    assert shown["heard_s"] == 12.5


def test_keep_leaves_the_rest_out(imported: Terminal) -> None:
    assert imported.json("keep", 1, "5-8", "10-11.5")["heard_s"] == 4.5


def test_fades_and_clearing(imported: Terminal) -> None:
    imported.json("cut", 1, "1-2")
    assert imported.json("fade", 1, "--in", "0.5", "--out", "2")["edits"]["fade_out_s"] == 2.0
    assert imported.json("fade", 1, "--in", "1")["edits"]["fade_out_s"] == 2.0

    cleared = imported.json("edits", 1, "--clear")

    assert cleared["heard_s"] == 20.0
    assert cleared["edits"] == plain(EditList())


@pytest.mark.parametrize("span", ["0-20", "5", "8-5", "a-b", "-3-5"])
def test_a_cut_that_cannot_be_is_refused(imported: Terminal, span: str) -> None:
    told = imported.type("cut", 1, "--", span)

    assert told.code == 1
    assert imported.json("show", 1)["heard_s"] == 20.0


def test_chapters_keep_their_place_in_the_recording(imported: Terminal) -> None:
    imported.json("chapter", 1, "0:12", "Penelepon")
    imported.json("chapter", 1, "2", "Pembuka")
    shown = imported.json("cut", 1, "0-2")

    assert [chapter["title"] for chapter in shown["chapters"]] == ["Pembuka", "Penelepon"]
    assert [chapter["start_s"] for chapter in shown["heard_chapters"]] == [0.0, pytest.approx(10.0, abs=0.0131)]


def test_a_chapter_at_the_same_moment_is_renamed(imported: Terminal) -> None:
    imported.json("chapter", 1, "5", "Salah tulis")

    assert [each["title"] for each in imported.json("chapter", 1, "5", "Benar")["chapters"]] == ["Benar"]


def test_a_chapter_beyond_the_end_is_refused(imported: Terminal) -> None:
    assert imported.type("chapter", 1, "0:30", "Nanti").code == 1


def test_people_have_roles(imported: Terminal) -> None:
    imported.json("person", 1, "Rina Contoh", "--role", "host")
    imported.json("person", 1, "Dr. Budi Contoh, S.H., M.H.")
    shown = imported.json("person", 1, "Rina Contoh", "--role", "host")

    assert shown["people"] == [
        {"name": "Rina Contoh", "role": "host"},
        {"name": "Dr. Budi Contoh, S.H., M.H.", "role": "guest"},
    ]
