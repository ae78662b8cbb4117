"""What every server of the kind must do, told once for OpenSSH, vsftpd and pyftpdlib, with TLS and without."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.problems import FileMissing, LinkLeadsOut, ProofFailed
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import LineBroken, ServerFull
from radiodesk.publish.delivering import deliver, hash_of, read_most
from radiodesk.publish.place import Place, part_name
from tests.publish.file_servers import SERVERS, Running
from tests.publish.published import Shelf, standing
from tests.servers.proxy import Proxy
from tests.servers.small_disk import small_disk

NAMES = ("halaman dua.html", 'Jum\'at "pagi" 😀 à.mp3', "-r & $HOME; #1%20.vtt", "e/ë/ -> f.html")


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    start, is_there = SERVERS[request.param]
    if not is_there:
        pytest.skip("this server is not installed")
    folder = tmp_path_factory.mktemp("server")
    (folder / "root").mkdir()
    with start(folder / "settings", folder / "root") as running:
        yield running


@pytest.fixture
def public(server: Running) -> Iterator[Path]:
    """The folder that is published, empty again for every story."""
    yield server.root / "public"
    for path in sorted((server.root / "public").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


@pytest.fixture
def place(server: Running) -> Iterator[Place]:
    place = server.place()
    yield place
    place.close()


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def test_what_is_brought_stands_there_under_any_name(public: Path, place: Place, shelf: Shelf) -> None:
    files = [shelf.file(f"audio/{name}", name.encode() * 9, "audio") for name in NAMES]
    for file in files:
        assert place.stat(file.path) is None
        deliver(place, file, shelf.source_of(file), no_step)
        assert place.stat(file.path) == file.size_bytes
        assert hash_of(place, file.path, no_step) == file.sha256

    assert standing(public) == {file.path: shelf.source_of(file).read_bytes() for file in files}
    assert place.list() == {file.path: file.size_bytes for file in files}
    assert read_most(place, files[0].path, 5) == b"halam"
    assert b"".join(place.read(files[0].path, 140)) == b"html"


def test_a_file_that_stands_there_is_replaced(public: Path, place: Place, shelf: Shelf) -> None:
    for words in (b"old", b"", b"new"):
        file = shelf.file("feed.xml", words, "feed")
        deliver(place, file, shelf.source_of(file), no_step)

        assert standing(public) == {"feed.xml": words}


def test_bytes_that_look_like_lines_arrive_as_they_are(place: Place, public: Path, shelf: Shelf) -> None:
    file = shelf.file("a.mp3", bytes(range(256)) * 3000 + b"\r\n\n\r\xff\xf4", "audio")
    deliver(place, file, shelf.source_of(file), no_step)

    assert standing(public) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_an_upload_that_was_stopped_goes_on_where_it_was(
    server: Running, public: Path, place: Place, shelf: Shelf
) -> None:
    file = shelf.file("a.mp3", os.urandom(3_000_000), "audio")

    def stop(done: float, _total: float, /) -> None:
        if done > 0.6:
            raise Cancelled

    with pytest.raises(Cancelled):
        deliver(place, file, shelf.source_of(file), stop)
    assert (public / part_name(file)).stat().st_size >= 1_000_000
    place.close()
    with Proxy(*server.ports) as line:
        again = server.place(host=line.host)
        deliver(again, file, shelf.source_of(file), no_step)
        again.close()
        assert line.up < 2_100_000

    assert standing(public) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_what_arrived_torn_is_sent_anew(public: Path, place: Place, shelf: Shelf) -> None:
    file = shelf.file("a.mp3", os.urandom(300_000), "audio")
    public.mkdir(exist_ok=True)
    (public / part_name(file)).write_bytes(shelf.source_of(file).read_bytes()[:200_000] + bytes(1000))

    deliver(place, file, shelf.source_of(file), no_step)

    assert standing(public) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_a_line_cut_all_the_time_brings_everything_without_waste(
    server: Running, public: Path, shelf: Shelf, request: pytest.FixtureRequest
) -> None:
    megabytes = 12 if "pyftpdlib" in request.node.name else 40  # it takes its time
    file = shelf.file("a.mp3", os.urandom(megabytes * 1_000_000), "audio")
    with Proxy(*server.ports) as line:
        line.cut_after = 3_000_000
        place, breaks = server.place(host=line.host), 0
        while place.stat(file.path) is None:
            line.cut_after = 700_000 if breaks == 1 else 3_000_000
            try:
                deliver(place, file, shelf.source_of(file), no_step)
            except LineBroken:
                breaks += 1
        place.close()
        assert breaks >= 1
        assert line.up < 1.05 * file.size_bytes

    assert hashlib.sha256((public / "a.mp3").read_bytes()).hexdigest() == file.sha256


def test_a_source_that_is_not_what_was_planned_never_takes_the_name(public: Path, place: Place, shelf: Shelf) -> None:
    good = shelf.file("a.mp3", b"good", "audio")
    deliver(place, good, shelf.source_of(good), no_step)
    other = PublicFile("a.mp3", hashlib.sha256(b"evil").hexdigest(), 4, "audio")

    with pytest.raises(ProofFailed, match="the content differs"):
        deliver(place, other, shelf.source_of(good), no_step)

    assert standing(public) == {"a.mp3": b"good"}


def test_removing_takes_the_empty_folders_along(public: Path, place: Place, shelf: Shelf) -> None:
    for path in ("e/a/b.html", "e/c.html", "index.html"):
        file = shelf.file(path, b"x", "page")
        deliver(place, file, shelf.source_of(file), no_step)

    place.remove("e/a/b.html")
    assert not (public / "e/a").exists()
    place.remove("e/c.html")
    place.remove("e/c.html")
    place.remove("never/was.html")

    assert [path.name for path in public.iterdir()] == ["index.html"]


def test_leftovers_are_swept_but_for_those_that_are_still_wanted(public: Path, place: Place, shelf: Shelf) -> None:
    wanted, given_up = shelf.file("a.mp3", b"a" * 9, "audio"), shelf.file("e/b.mp3", b"b" * 9, "audio")
    (public / "e").mkdir(parents=True)
    for file in (wanted, given_up):
        (public / part_name(file)).write_bytes(b"half")
    (public / "mine.rd-part").write_bytes(b"not ours")

    place.sweep(keep=frozenset({wanted.sha256}))

    assert standing(public) == {part_name(wanted): b"half", "mine.rd-part": b"not ours"}
    assert place.list() == {"mine.rd-part": 8}


def test_only_one_of_two_makes_a_new_file(server: Running, public: Path, place: Place) -> None:
    assert place.write_new(".radiodesk/lock.json", b"one")
    other = server.place()
    assert not other.write_new(".radiodesk/lock.json", b"two")
    place.remove(".radiodesk/lock.json")
    assert other.write_new(".radiodesk/lock.json", b"two")
    other.close()

    assert (public / ".radiodesk/lock.json").read_bytes() == b"two"


def test_a_folder_that_is_not_connected_is_missed_not_replaced(server: Running, shelf: Shelf) -> None:
    file = shelf.file("a", b"x", "page")
    place = server.place("usb/public")

    assert place.list() == {}
    with pytest.raises(FileMissing, match="/usb”"):
        deliver(place, file, shelf.source_of(file), no_step)
    with pytest.raises(FileMissing):
        list(place.read("a"))
    place.close()

    assert not (server.root / "usb").exists()


@pytest.mark.parametrize("path", ["..", "../x", "a/../../x", "/etc/passwd", ""])
def test_no_path_leads_out(place: Place, path: str) -> None:
    with pytest.raises(LinkLeadsOut):
        place.stat(path)


def test_links_that_lead_out_are_not_followed(
    server: Running, public: Path, place: Place, shelf: Shelf, request: pytest.FixtureRequest
) -> None:
    outside = server.root / "outside"
    outside.mkdir(exist_ok=True)
    (outside / "index.html").write_text("precious")
    public.mkdir(exist_ok=True)
    (public / "e").symlink_to("../outside")
    (public / "index.html").symlink_to("../outside/index.html")

    for path in ("e/index.html", "index.html"):
        file = shelf.file(path, b"mine", "page")
        if "pyftpdlib-tls" not in request.node.name:  # it shows no links
            with pytest.raises(LinkLeadsOut):
                deliver(place, file, shelf.source_of(file), no_step)
            with pytest.raises(LinkLeadsOut):
                place.remove(path)

    assert standing(outside) == {"index.html": b"precious"}


def test_a_disk_that_fills_up_is_told_and_what_is_public_stays(
    server: Running, shelf: Shelf, request: pytest.FixtureRequest
) -> None:
    if "pyftpdlib-tls" in request.node.name:
        pytest.skip("it says nothing any more then, and looks like a server that is dead")
    old, new = shelf.file("a.mp3", b"old", "audio"), shelf.file("a.mp3", os.urandom(3_000_000), "audio")
    with small_disk(server.root / "disk", 2_000_000):
        disk = server.place("disk")
        deliver(disk, old, shelf.source_of(old), no_step)

        with pytest.raises(ServerFull, match="no room left"):
            deliver(disk, new, shelf.source_of(new), no_step)

        assert b"".join(disk.read("a.mp3")) == b"old"
        disk.sweep()
        assert list(disk.list()) == ["a.mp3"]
        disk.close()


def test_another_year_on_the_server_changes_nothing(public: Path, place: Place, shelf: Shelf) -> None:
    file = shelf.file("a.mp3", os.urandom(2000), "audio")
    public.mkdir(exist_ok=True)
    (public / part_name(file)).write_bytes(shelf.source_of(file).read_bytes()[:1000])
    for year in (0, 4_000_000_000):
        os.utime(public / part_name(file) if year == 0 else public, (year, year))
    (public / "old.html").write_bytes(b"x")
    os.utime(public / "old.html", (4_000_000_000, 4_000_000_000))

    assert place.list() == {"old.html": 1}
    deliver(place, file, shelf.source_of(file), no_step)

    assert hash_of(place, "a.mp3", no_step) == file.sha256
