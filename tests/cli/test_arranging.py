"""move, split, history, template: as a person at a terminal uses them."""

from pathlib import Path

import pytest

from tests.audio.makers import music, write_wav
from tests.terminal import Terminal


@pytest.fixture(scope="session")
def jingle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_wav(tmp_path_factory.mktemp("sound") / "Pembuka.wav", music(2.0))


def test_a_stretch_is_moved_and_comes_home(imported: Terminal) -> None:
    shown = imported.json("move", 1, "5-8", "15")
    (clip,) = shown["edits"]["clips"]
    assert (clip["sound"], clip["at_s"], clip["start_s"], clip["end_s"]) == ("", 15.0, 5.0, 8.0)
    assert shown["heard_s"] == 20.0
    assert "  Clip 1: 0:00:05.000–0:00:08.000 (moved; at 0:00:15.000; 0:03 long)" in imported.type("edits", 1).out

    home = imported.json("move", 1, "5-8", "5")

    assert (home["edits"]["clips"], home["edits"]["cuts"]) == ([], [])


def test_a_split_is_shown_and_taken_away(imported: Terminal) -> None:
    imported.json("split", 1, "0:10")
    assert "  Split at 0:00:10.000" in imported.type("edits", 1).out
    assert imported.json("split", 1, "0:10")["edits"]["splits"] == []


def test_a_stretch_is_copied_as_it_is_heard(imported: Terminal) -> None:
    imported.json("cut", 1, "6-7")
    shown = imported.json("copy", 1, "5-8", 1, "0:15")
    assert [(clip["start_s"], clip["end_s"], clip["at_s"]) for clip in shown["edits"]["clips"]] == [
        (5, 6, 15),
        (7, 8, 15),
    ]
    assert imported.type("copy", 1, "6-7", 1, "0:15").code == 1


def test_the_history_is_listed_and_gone_back_in(imported: Terminal) -> None:
    imported.json("cut", 1, "1-2")
    imported.json("split", 1, "10")

    lines = imported.type("history", 1).out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "*"]
    assert lines[2].endswith("Split at 0:00:10.000")

    gone = imported.json("history", 1, "--to", 1)
    assert gone["revision"] == 1
    assert [step["number"] for step in gone["steps"]] == [1, 2, 3]
    assert imported.json("show", 1)["edits"]["cuts"] == []
    assert imported.json("history", 1, "--to", 3)["revision"] == 3


def test_a_step_that_is_not_there_is_refused(imported: Terminal) -> None:
    told = imported.type("history", 1, "--to", 9)
    assert told.code == 1
    assert "1-1" in told.err


def test_a_programme_gets_an_opening_that_new_episodes_have(imported: Terminal, jingle: Path, speech: Path) -> None:
    chosen = imported.json("template", "opening", jingle, "--bed")
    assert (chosen["opening"]["name"], chosen["opening"]["is_bed"]) == ("Pembuka", True)
    assert "Opening: Pembuka, 0:02, under the speech" in imported.type("template", "opening").out

    (clip,) = imported.json("template", "put", 1)["edits"]["clips"]
    assert clip["role"] == "bed"
    imported.json("template", "opening", jingle)
    imported.type("import", speech)
    assert imported.json("show", 2)["heard_s"] == 22.0

    assert imported.json("template", "opening", "--remove")["opening"]["sound"] == ""
    assert imported.type("template", "put", 1).code == 1
