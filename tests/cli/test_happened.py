"""`radiodesk happened`: for a person, for a script, and as a file."""

from pathlib import Path

from tests.terminal import Terminal

X = "https://x.com/kejari/status/1"


def test_a_person_reads_what_went_out_and_what_is_missing(imported: Terminal) -> None:
    imported.json("set", 1, "aired=2026-11-20T15:00:00+07:00")
    imported.json("posted", 1, "x", X)

    lines = imported.type("happened", 1).out.splitlines()

    assert lines[0] == "1 #12 Damai tanpa sidang: on air 20 Nov 2026, in the feed not published"
    assert lines[1].startswith("  + X")
    assert X in lines[1]
    assert "Facebook" in lines[2]
    assert lines[-1].startswith("1 episode · 1 post · median ")


def test_a_script_gets_the_month_and_the_file(imported: Terminal, tmp_path: Path) -> None:
    imported.json("set", 1, "aired=2026-11-20T15:00:00+07:00")

    document = imported.json("happened", "--month", "2026-11", "--out", tmp_path / "november.csv")

    assert [each["id"] for each in document["episodes"]] == [1]
    assert document["total"]["untold"] == 1
    assert (tmp_path / "november.csv").is_file()
    assert imported.json("happened", "--month", "2026-10")["episodes"] == []


def test_a_month_without_anything_says_so(imported: Terminal) -> None:
    assert imported.type("happened", "--month", "1999-01").out.splitlines() == ["Nothing happened then."]


def test_a_wrong_month_or_file_is_refused_in_words(imported: Terminal, tmp_path: Path) -> None:
    assert "2026-11" in imported.type("happened", "--month", "November").err
    assert ".csv, .json" in imported.type("happened", "--out", tmp_path / "november.xls").err
