"""After publishing, by commands: verify and repair, take back, set times, and the history with its export."""

import csv
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.library.lock import FolderLock
from tests.terminal import Terminal


def run(terminal: Terminal, *words: object) -> tuple[int, str, str]:
    told = terminal.type(*words)
    return told.code, told.out, told.err


@pytest.fixture
def public(imported: Terminal, tmp_path: Path) -> Path:
    """The folder of a destination that shows episode 1."""
    imported.json("destination", "add", "web", tmp_path / "www")
    imported.json("publish", 1, "--to", "web", "--preset", "voice")
    return tmp_path / "www"


def test_what_is_broken_is_told_and_repaired(imported: Terminal, public: Path) -> None:
    (public / "feed.xml").unlink()

    code, out, _err = run(imported, "verify", "--to", "web")
    assert (code, "“feed.xml” is missing." in out) == (1, True)

    assert imported.json("verify", "--to", "web", "--repair")["sent"] == ["feed.xml"]
    assert imported.json("verify", "--to", "web")["ok"] is True


def test_an_episode_is_taken_back(imported: Terminal, public: Path) -> None:
    answer = imported.json("unpublish", 1, "--to", "web")

    assert (answer["episodes"], answer["ok"]) == ([], True)
    assert "<item>" not in (public / "feed.xml").read_text()
    code, _out, err = run(imported, "unpublish", 1, "--to", "web")
    assert (code, "Episode 1 is not public at “web”." in err) == (1, True)


def test_a_time_is_set_listed_moved_and_called_off(imported: Terminal, public: Path) -> None:
    made = imported.json("publish", 1, "--to", "web", "--at", "2099-11-25T15:00 WITA")
    assert made["schedule"][0]["due"] == "2099-11-25T15:00:00+08:00"

    _code, out, _err = run(imported, "schedule")
    assert "Wednesday, 25 November 2099, 14:00 WIB" in out

    assert imported.json("schedule", 1, "--at", "2099-11-26T09:00")["schedule"][0]["due"] == "2099-11-26T09:00:00+07:00"
    imported.json("schedule", 1, "--off")
    assert imported.json("schedule") == {"schedule": []}


def test_a_time_that_is_over_or_none_at_all_is_told(imported: Terminal, public: Path) -> None:
    for at, said in (("2020-01-01T10:00", "is over already"), ("besok", "2026-11-25T15:00")):
        code, _out, err = run(imported, "publish", 1, "--to", "web", "--at", at)
        assert (code, said in err) == (1, True)
    code, _out, err = run(imported, "schedule", "--off")
    assert (code, "lists the numbers" in err) == (2, True)


def test_what_is_due_is_done_and_told_in_a_line(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web", "--at", "2099-11-25T15:00")
    with Library.open(imported.library) as library:
        library.put_off_appointment(1, datetime.now(UTC) - timedelta(hours=1))

    code, out, _err = run(imported, "run-due")

    assert (code, out.strip()) == (0, "✓ “Damai tanpa sidang” went out to web.")
    assert run(imported, "run-due") == (0, "", "")


def test_what_was_missed_is_told_with_exit_code_1_and_can_be_done_at_once(imported: Terminal, public: Path) -> None:
    imported.json("publish", 1, "--to", "web", "--at", "2099-11-25T15:00")
    with Library.open(imported.library) as library:
        library.put_off_appointment(1, datetime.now(UTC) - timedelta(hours=13))

    code, out, _err = run(imported, "run-due")
    assert (code, "too long ago to do it without asking" in out) == (1, True)
    assert run(imported, "run-due")[0] == 0

    assert imported.json("schedule", 1, "--now")["state"] == "done"


def test_while_the_library_is_in_use_nothing_is_wrong(imported: Terminal, public: Path) -> None:
    lock = FolderLock(imported.library, datetime.now(UTC))
    try:
        answer = imported.json("run-due")
    finally:
        lock.release()

    assert (answer["ok"], answer["done"], "process" in answer["in_use"]) == (True, [], True)


def test_the_history_is_listed_and_written_to_files(imported: Terminal, public: Path, tmp_path: Path) -> None:
    imported.json("set", 1, 'title==HYPERLINK("x")')
    imported.json("publish", 1, "--to", "web")

    _code, out, _err = run(imported, "published")
    assert [line.split()[-1] for line in out.splitlines()] == ["done", "done"]

    imported.json("published", "--out", tmp_path / "riwayat.csv")
    imported.json("published", "--to", "web", "--out", tmp_path / "riwayat.json")
    with (tmp_path / "riwayat.csv").open(encoding="utf-8-sig", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert (first["act"], first["destination"], len(first["audio_sha256"])) == ("publish", "web", 64)
    assert "feed.xml=" in second["sent"]
    assert not any(cell.startswith("=") for cell in second.values())
    assert len(json.loads((tmp_path / "riwayat.json").read_text())["history"]) == 2
    assert run(imported, "published", "--out", tmp_path / "riwayat.xls")[0] == 1
