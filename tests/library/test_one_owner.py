"""One process at a time in a library: the kernel says who, a crash frees it, and a text in a file never blocks."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.model.problems import LibraryInUse
from tests.library.makers import a_library, an_episode

REPOSITORY = Path(__file__).parents[2]


@contextmanager
def _another_process(root: Path) -> "Iterator[subprocess.Popen[str]]":
    command = [sys.executable, "-m", "tests.library.child", "hold", str(root)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        assert child.stdout.readline() == "open\n"
        yield child


def test_a_second_process_is_told_who_has_it_and_gets_it_after_a_kill(tmp_path: Path) -> None:
    a_library(tmp_path).close()

    with _another_process(tmp_path) as child:
        with pytest.raises(LibraryInUse, match=rf"process {child.pid}, since \w+, \d+ \w+ 2\d\d\d, \d\d:\d\d "):
            Library.open(tmp_path)
        child.send_signal(signal.SIGKILL)

    Library.open(tmp_path).close()


def test_the_same_process_cannot_open_it_twice_either(tmp_path: Path) -> None:
    with a_library(tmp_path), pytest.raises(LibraryInUse, match=str(os.getpid())):
        Library.open(tmp_path)

    Library.open(tmp_path).close()


@pytest.mark.parametrize("text", [b"", b"\xff\0garbage" * 500, b"anna\nPC-3\n1\n2026-01-01 10:00+07:00", b"\n\n\n"])
def test_what_stands_in_the_lock_file_blocks_nobody(tmp_path: Path, text: bytes) -> None:
    a_library(tmp_path).close()
    (tmp_path / "library.lock").write_bytes(text)

    Library.open(tmp_path).close()


@pytest.mark.parametrize("text", [b"", b"\xff\0garbage" * 500, b"a\nb\x1b[31m\n1\n2"])
def test_an_owner_that_left_no_readable_note_is_another_program(tmp_path: Path, text: bytes) -> None:
    with a_library(tmp_path):
        (tmp_path / "library.lock").write_bytes(text)

        with pytest.raises(LibraryInUse, match="another program"):
            Library.open(tmp_path)


def test_a_library_that_could_not_be_opened_is_not_held(tmp_path: Path) -> None:
    a_library(tmp_path).close()
    content = (tmp_path / "library.db").read_bytes()
    (tmp_path / "library.db").write_bytes(content[:5000])
    for _ in range(2):
        with pytest.raises(Exception, match="damaged"):
            Library.open(tmp_path)

    (tmp_path / "library.db").write_bytes(content)
    Library.open(tmp_path).close()


def test_no_other_program_reads_or_writes_the_database_meanwhile(tmp_path: Path) -> None:
    with a_library(tmp_path), closing(sqlite3.connect(tmp_path / "library.db", timeout=0)) as other:
        for statement in ("SELECT * FROM episodes", "DELETE FROM programmes"):
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute(statement)


def test_the_settings_that_lost_nothing_are_on(tmp_path: Path) -> None:
    with a_library(tmp_path) as library, library._database.alone() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "locking_mode": "exclusive"}
        wanted |= {"busy_timeout": 5000, "trusted_schema": 0, "cell_size_check": 1, "secure_delete": 2}

        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


def test_threads_take_turns(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        ids = [an_episode(library, f"{number}").id for number in range(4)]

        def work(episode_id: int) -> None:
            for number in range(10):
                sheet = library.episode(episode_id).sheet
                library.commit_sheet(episode_id, replace(sheet, title=f"{episode_id} {number}"), "Title")
                library.episodes(f"{episode_id}")
            library.undo(episode_id)
            library.keep_public(f"{episode_id}".encode())

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, ids))
            library.backup()

        assert [library.episode(episode_id).sheet.title for episode_id in ids] == [f"{each} 8" for each in ids]
        assert all(len(library.history(episode_id)) == 11 for episode_id in ids)
        library.check()


def test_threads_keep_the_same_content_once(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        with ThreadPoolExecutor(8) as pool:
            hashes = set(pool.map(lambda _: library.keep_public(b"halaman" * 10_000), range(16)))

        assert len(hashes) == 1
        assert len([path for path in (tmp_path / "published").rglob("*") if path.is_file()]) == 1
