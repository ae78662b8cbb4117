"""A folder that shows files to the public: whole or not at all, and never outside itself."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.problems import (
    BadValue,
    DiskFull,
    FileMissing,
    LinkLeadsOut,
    NotWritable,
    ProofFailed,
    StorageFailed,
)
from radiodesk.model.publication import PublicFile
from radiodesk.publish.address import normal_address
from radiodesk.publish.delivering import deliver, hash_of, read_most
from radiodesk.publish.destinations import folder as folder_module
from radiodesk.publish.destinations.folder import BLOCK_BYTES, FolderPlace
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import part_name
from tests.publish.published import Shelf, standing


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def test_a_file_that_was_put_can_be_read_back(tmp_path: Path, shelf: Shelf) -> None:
    place, file = FolderPlace(tmp_path / "public"), shelf.file("audio/a.mp3", b"sound", "audio")

    deliver(place, file, shelf.source_of(file), no_step)

    assert place.stat(file.path) == 5
    assert hash_of(place, file.path, no_step) == file.sha256
    assert read_most(place, file.path, 3) == b"sou"
    assert b"".join(place.read(file.path, 3)) == b"nd"
    assert place.list() == place.list("audio") == {"audio/a.mp3": 5}
    assert place.list("episodes") == {}


def test_nothing_is_written_before_the_first_file(tmp_path: Path) -> None:
    place = open_place(str(tmp_path / "public"))

    assert place.stat("feed.xml") is None
    place.sweep()
    place.remove("feed.xml")
    assert not (tmp_path / "public").exists()


def test_a_published_file_is_readable_by_the_web_server(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("index.html", b"x", "index")
    before = os.umask(0o022)
    try:
        deliver(FolderPlace(tmp_path / "public"), file, shelf.source_of(file), no_step)
    finally:
        os.umask(before)

    assert (tmp_path / "public/index.html").stat().st_mode & 0o777 == 0o644


def test_a_source_that_is_not_what_was_planned_never_takes_the_name(tmp_path: Path, shelf: Shelf) -> None:
    root, good = tmp_path / "public", shelf.file("a.mp3", b"good", "audio")
    place = FolderPlace(root)
    deliver(place, good, shelf.source_of(good), no_step)
    other = PublicFile("a.mp3", hashlib.sha256(b"evil").hexdigest(), 4, "audio")

    with pytest.raises(ProofFailed, match="the content differs"):
        deliver(place, other, shelf.source_of(good), no_step)
    with pytest.raises(ProofFailed, match="4 bytes instead of 9"):
        deliver(place, PublicFile("a.mp3", good.sha256, 9, "audio"), shelf.source_of(good), no_step)

    assert standing(root) == {"a.mp3": b"good"}


def test_a_stopped_copy_shows_nothing_and_goes_on_where_it_stopped(tmp_path: Path, shelf: Shelf) -> None:
    file, place = shelf.file("a.mp3", b"x" * 3_000_000, "audio"), FolderPlace(tmp_path / "public")

    def stop(_done: float, _total: float, /) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        deliver(place, file, shelf.source_of(file), stop)

    assert (place.list(), place.arrived(file)) == ({}, BLOCK_BYTES)
    heard: list[float] = []
    deliver(place, file, shelf.source_of(file), lambda done, total, /: heard.append(done / total))

    assert heard[0] > BLOCK_BYTES / file.size_bytes * 0.8, "nothing is written twice"
    assert standing(tmp_path / "public") == {"a.mp3": b"x" * 3_000_000}


def test_a_torn_end_is_not_built_on(tmp_path: Path, shelf: Shelf) -> None:
    file, place = shelf.file("a.mp3", b"x" * 3_000_000, "audio"), FolderPlace(tmp_path)
    (tmp_path / part_name(file)).write_bytes(b"x" * 1_000_000 + b"\0" * 4096)

    deliver(place, file, shelf.source_of(file), no_step)

    assert hash_of(place, file.path, no_step) == file.sha256


def test_what_a_killed_run_left_is_found_and_swept_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e/.a.html.rd-part").write_bytes(b"half")
    (tmp_path / "mine.rd-part").write_bytes(b"not a leftover of ours")
    place = FolderPlace(tmp_path)

    assert place.list() == {"mine.rd-part": 22}
    place.sweep()

    assert standing(tmp_path) == {"mine.rd-part": b"not a leftover of ours"}


def test_removing_takes_the_empty_folder_along_but_not_the_place_itself(tmp_path: Path, shelf: Shelf) -> None:
    place = FolderPlace(tmp_path / "public")
    for path in ("e/a/b.html", "e/c.html"):
        file = shelf.file(path, b"x", "page")
        deliver(place, file, shelf.source_of(file), no_step)

    place.remove("e/a/b.html")
    assert not (tmp_path / "public/e/a").exists()
    place.remove("e/c.html")
    place.remove("e/c.html")

    assert list((tmp_path / "public").iterdir()) == []


@pytest.mark.parametrize("path", ["..", "../x", "a/../../x", "/etc/passwd", ""])
def test_no_path_leads_out(tmp_path: Path, path: str) -> None:
    with pytest.raises(LinkLeadsOut):
        FolderPlace(tmp_path / "public").stat(path)


def test_no_link_leads_out(tmp_path: Path, shelf: Shelf) -> None:
    root, outside = tmp_path / "public", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "index.html").write_text("precious")
    (root / "e").symlink_to(outside, target_is_directory=True)
    (root / "index.html").symlink_to(outside / "index.html")
    place = FolderPlace(root)

    for path in ("e/index.html", "index.html"):
        file = shelf.file(path, b"mine", "page")
        with pytest.raises(LinkLeadsOut):
            deliver(place, file, shelf.source_of(file), no_step)
        with pytest.raises(LinkLeadsOut):
            place.remove(path)

    assert (outside / "index.html").read_text() == "precious"


def test_a_disk_that_is_not_connected_is_missed_not_replaced(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("a", b"x", "page")

    with pytest.raises(FileMissing, match="is not there"):
        deliver(FolderPlace(tmp_path / "usb/public"), file, shelf.source_of(file), no_step)

    assert not (tmp_path / "usb").exists()


def test_a_folder_where_a_file_should_stand_is_told(tmp_path: Path, shelf: Shelf) -> None:
    (tmp_path / "index.html").mkdir()
    file = shelf.file("index.html", b"x", "index")

    with pytest.raises(StorageFailed):
        deliver(FolderPlace(tmp_path), file, shelf.source_of(file), no_step)


@pytest.mark.parametrize(("number", "problem"), [(errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable)])
def test_a_full_or_locked_disk_is_told_and_leaves_the_old_file(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch, number: int, problem: type[Exception]
) -> None:
    place, old, new = FolderPlace(tmp_path / "public"), shelf.file("f", b"old", "feed"), shelf.file("f", b"new", "feed")
    deliver(place, old, shelf.source_of(old), no_step)

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folder_module.os, "fsync", refuse)
    with pytest.raises(problem):
        deliver(place, new, shelf.source_of(new), no_step)

    assert {path: (tmp_path / "public" / path).read_bytes() for path in place.list()} == {"f": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="paths of Linux")
@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("folder:/srv/www", "folder:/srv/www"),
        (" FOLDER:///srv/www/ ", "folder:/srv/www"),
        ("/srv/www", "folder:/srv/www"),
        ("file:///srv/situs%20kami", "folder:/srv/situs kami"),
        ("folder:/srv/50%25", "folder:/srv/50%25"),
    ],
)
def test_addresses_are_read_as_people_write_them(text: str, address: str) -> None:
    assert normal_address(text) == address
    assert normal_address(address) == address


def test_a_plain_relative_path_is_fixed_to_where_it_was_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert normal_address("public") == f"folder:{tmp_path / 'public'}"


@pytest.mark.parametrize("text", ["sftp://host/www", "gopher://contoh.example/", "folder:", ""])
def test_other_kinds_of_address_are_refused(text: str) -> None:
    with pytest.raises(BadValue, match="destination"):
        open_place(text)
