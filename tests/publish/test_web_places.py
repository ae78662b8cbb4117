"""What every place that is reached by HTTP must do, told once for two S3 storages and WebDAV."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.problems import FileMissing, LinkLeadsOut, ProofFailed
from radiodesk.model.publication import PublicFile
from radiodesk.model.server_problems import LineProblem, SignInRefused
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver, hash_of
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import part_name
from tests.publish.published import Shelf
from tests.publish.web_places import Reached, breaks_at, reached
from tests.servers.proxy import Proxy

NAMES = ("halaman dua.html", 'Jum\'at "pagi" à.mp3', "-r & $HOME; #1%20.vtt", "e/ë/ -+ f.html")

pytestmark = pytest.mark.xdist_group("web places")


@pytest.fixture(scope="module", params=["moto", "rclone", "wsgidav"])
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reached]:
    with reached(request.param, tmp_path_factory.mktemp("served")) as running:
        yield running


@pytest.fixture
def folder(request: pytest.FixtureRequest) -> str:
    """A folder of the test's own."""
    return "".join(letter for letter in request.node.name if letter.isalnum())


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def send(server: Reached, folder: str, shelf: Shelf, file: PublicFile) -> None:
    place = server.place(folder)
    deliver(place, file, shelf.source_of(file), no_step)
    place.close()


def send_again_and_again(server: Reached, folder: str, shelf: Shelf, file: PublicFile, line: Proxy) -> None:
    """A connection gone stale is tried once more by the libraries, so the line gets worse."""
    place = server.place(folder, line.host)
    try:
        for most_bytes in (9_000_000, 1000, 1000):
            line.cut_after = most_bytes
            deliver(place, file, shelf.source_of(file), no_step)
    finally:
        place.close()


def test_what_is_brought_stands_there_under_any_name(server: Reached, folder: str, shelf: Shelf) -> None:
    place = server.place(folder)
    is_dav = server.kind == "wsgidav"  # which cuts the name at a # when a file is moved there
    files = [shelf.file(name, name.encode() * 9, "page") for name in NAMES if not (is_dav and "#" in name)]

    for file in files:
        deliver(place, file, shelf.source_of(file), no_step)

    assert place.list() == {file.path: file.size_bytes for file in files}
    assert place.list("e") == {files[-1].path: files[-1].size_bytes}
    assert place.list("nothing") == {}
    for file in files:
        assert hash_of(place, file.path, no_step) == file.sha256
        assert b"".join(place.read(file.path, 5)) == file.path.encode()[5:] + file.path.encode() * 8
    place.close()


def test_a_file_is_replaced_and_taken_away(server: Reached, folder: str, shelf: Shelf) -> None:
    place = server.place(folder)
    send(server, folder, shelf, shelf.file("e/1/index.html", b"old", "page"))
    send(server, folder, shelf, shelf.file("e/1/index.html", b"newer", "page"))
    assert b"".join(place.read("e/1/index.html")) == b"newer"

    place.remove("e/1/index.html")
    place.remove("e/1/index.html")

    assert place.stat("e/1/index.html") is None
    assert place.list() == {}
    with pytest.raises(FileMissing):
        list(place.read("e/1/index.html"))
    place.close()


def test_an_empty_file_is_a_file(server: Reached, folder: str, shelf: Shelf) -> None:
    send(server, folder, shelf, shelf.file("nothing.txt", b"", "asset"))

    place = server.place(folder)
    assert place.stat("nothing.txt") == 0
    assert list(place.read("nothing.txt")) == []
    place.close()


def test_only_one_desk_gets_the_lock(server: Reached, folder: str) -> None:
    one, other = server.place(folder), server.place(folder)

    assert one.write_new(".radiodesk/lock", b"one")
    assert not other.write_new(".radiodesk/lock", b"other")

    assert b"".join(other.read(".radiodesk/lock")) == b"one"
    one.close()
    other.close()


def test_nothing_public_changes_before_all_of_it_arrived(server: Reached, folder: str, shelf: Shelf) -> None:
    old = shelf.file("audio/a.mp3", b"old" * 99, "audio")
    send(server, folder, shelf, old)
    new = shelf.file("audio/a.mp3", bytes(range(256)) * 45_000, "audio")
    place = server.place(folder)

    with pytest.raises(Cancelled):
        deliver(place, new, shelf.source_of(new), breaks_at(0.7))

    assert hash_of(place, old.path, no_step) == old.sha256
    assert place.list() == {old.path: old.size_bytes}
    place.sweep()
    assert place.arrived(new) == 0
    deliver(place, new, shelf.source_of(new), no_step)
    assert hash_of(place, new.path, no_step) == new.sha256
    place.close()


def test_a_source_that_changed_is_never_public(server: Reached, folder: str, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", bytes(6 << 20), "audio")
    shelf.source_of(file).write_bytes(b"x" * (6 << 20))
    place = server.place(folder)

    with pytest.raises(ProofFailed):
        deliver(place, file, shelf.source_of(file), no_step)

    assert place.list() == {}
    assert place.arrived(file) == 0
    place.close()


def test_a_line_that_breaks_is_one_that_passes(server: Reached, folder: str, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", bytes(range(256)) * 45_000, "audio")
    with Proxy(server.port) as line, pytest.raises(LineProblem):
        send_again_and_again(server, folder, shelf, file, line)
    assert server.place(folder).stat(file.path) in {None, file.size_bytes}
    assert part_name(file) not in server.place(folder).list()


def test_a_wrong_secret_is_said_without_it(server: Reached, caplog: pytest.LogCaptureFixture) -> None:
    if server.kind == "moto":
        pytest.skip("moto takes any secret")
    caplog.set_level("DEBUG")

    with pytest.raises(SignInRefused) as refused:
        open_place(server.address("siaran", "127.0.0.1"), Credentials("salah-besar")).stat("feed.xml")

    assert "salah-besar" not in refused.value.english() + caplog.text


def test_no_path_leads_out(server: Reached) -> None:
    place = server.place()

    for path in ("../feed.xml", "/etc/passwd", "a/../../b", ""):
        with pytest.raises(LinkLeadsOut):
            place.stat(path)
    place.close()
