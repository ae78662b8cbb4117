"""SFTP, at an OpenSSH of this computer: whose key is right, which lets us in, and what a bad line costs."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.problems import FileMissing, LinkLeadsOut, Problem
from radiodesk.model.server_problems import (
    HostKeyChanged,
    HostKeyUnknown,
    LineBroken,
    NoSuchServer,
    NotAllowed,
    ServerFull,
    ServerRefused,
    SignInRefused,
)
from radiodesk.publish.address import read_address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver
from radiodesk.publish.destinations.sftp_faults import refused
from radiodesk.publish.destinations.sftp_packets import SftpRefused
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from tests.publish.published import Shelf, standing
from tests.servers.ports import free_ports
from tests.servers.proxy import Proxy
from tests.servers.sshd import SSHD, Sshd, fingerprint_of, make_key, sshd

pytestmark = pytest.mark.skipif(not SSHD.exists(), reason="needs OpenSSH's server")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as running:
        yield running


@pytest.fixture
def public(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    return tmp_path / "public"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def at(server: Sshd, folder: Path | str, host: str = "127.0.0.1", host_key: str = "", secret: str = "") -> Place:
    return open_place(server.url(folder, host), Credentials(secret, host_key or server.fingerprint))


def test_a_server_never_seen_before_shows_its_key_as_ssh_keygen_prints_it(server: Sshd, public: Path) -> None:
    with pytest.raises(HostKeyUnknown) as met:
        open_place(server.url(public)).stat("feed.xml")

    fingerprint = met.value.facts["fingerprint"]
    assert fingerprint == server.fingerprint
    assert at(server, public, host_key=fingerprint).stat("feed.xml") is None


def test_a_server_with_another_key_is_told_nothing(server: Sshd, public: Path) -> None:
    with pytest.raises(HostKeyChanged, match="SHA256:another"):
        at(server, public, host_key="SHA256:another", secret="rahasia").stat("feed.xml")


def test_a_server_that_got_one_more_kind_of_key_is_still_the_one_that_was_confirmed(tmp_path: Path) -> None:
    with sshd(tmp_path / "s", host_keys=("rsa", "ed25519")) as server:
        old = fingerprint_of(tmp_path / "s/host_rsa.pub")

        assert old != server.fingerprint
        assert at(server, tmp_path, host_key=old).stat("nothing") is None


def test_a_key_that_the_server_does_not_know_is_refused(server: Sshd, public: Path, tmp_path: Path) -> None:
    stranger = replace(server, key=make_key(tmp_path / "stranger"))

    with pytest.raises(SignInRefused, match=f"does not let “{server.user}” in"):
        at(stranger, public).stat("feed.xml")


def test_nobody_at_home(server: Sshd) -> None:
    silent = replace(server, port=free_ports(1)[0])

    with pytest.raises(NoSuchServer, match="Connection refused"):
        at(silent, "/www").stat("feed.xml")


def test_a_path_from_ones_own_folder_on(server: Sshd) -> None:
    place = at(server, "/~/no-such-folder-of-ours")

    with pytest.raises(FileMissing, match=str(Path.home() / "no-such-folder-of-ours")):
        list(place.read("feed.xml"))


def test_a_locked_folder_is_told(tmp_path: Path, public: Path, shelf: Shelf) -> None:
    file = shelf.file("a.mp3", b"x", "audio")
    with sshd(tmp_path / "s", options="-R") as server, pytest.raises(NotAllowed, match=r"may not do this.*a\.mp3"):
        deliver(at(server, public), file, shelf.source_of(file), no_step)


def test_a_folder_behind_a_locked_door(server: Sshd, tmp_path: Path, shelf: Shelf) -> None:
    if os.geteuid() == 0:
        pytest.skip("no door is locked to root")
    (tmp_path / "locked").mkdir(mode=0o500)
    file = shelf.file("a.mp3", b"x", "audio")

    with pytest.raises(NotAllowed):
        deliver(at(server, tmp_path / "locked"), file, shelf.source_of(file), no_step)


def test_a_server_that_freezes_is_given_up_and_comes_back(
    server: Sshd, public: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("reaching.ANSWER_S", "ssh.ANSWER_S"):
        monkeypatch.setattr(f"radiodesk.publish.destinations.{name}", 0.7)
    file = shelf.file("a.mp3", os.urandom(9_000_000), "audio")
    with Proxy(server.port) as line:
        place = at(server, public, line.host)

        def freeze(done: float, _total: float, /) -> None:
            line.frozen = done > 0.1

        with pytest.raises(LineBroken, match="timed out"):
            deliver(place, file, shelf.source_of(file), freeze)

        line.frozen = False
        deliver(place, file, shelf.source_of(file), no_step)
        place.close()
    assert standing(public) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_links_that_lead_out_are_refused_and_those_that_stay_are_not(
    server: Sshd, public: Path, tmp_path: Path, shelf: Shelf
) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/index.html").write_text("precious")
    (public / "real").mkdir()
    (public / "e").symlink_to(tmp_path / "outside")
    (public / "index.html").symlink_to(tmp_path / "outside/index.html")
    (public / "inside").symlink_to("real")
    place = at(server, public)

    for path in ("e/index.html", "index.html", "e/new.html"):
        file = shelf.file(path, b"mine", "page")
        with pytest.raises(LinkLeadsOut):
            deliver(place, file, shelf.source_of(file), no_step)
        with pytest.raises(LinkLeadsOut):
            place.remove(path)
    kept = shelf.file("inside/a.html", b"mine", "page")
    deliver(place, kept, shelf.source_of(kept), no_step)

    assert standing(tmp_path / "outside") == {"index.html": b"precious"}
    assert (public / "real/a.html").read_bytes() == b"mine"
    assert list(place.list()) == ["real/a.html"]
    place.close()


def test_what_a_strict_server_hides_from_the_web_is_shown_to_it(tmp_path: Path, public: Path, shelf: Shelf) -> None:
    file = shelf.file("e/a.html", b"x", "page")
    with sshd(tmp_path / "s", options="-u 077") as server:
        place = at(server, public)
        deliver(place, file, shelf.source_of(file), no_step)
        place.close()

    assert (public / "e/a.html").stat().st_mode & 0o777 == 0o644
    assert (public / "e").stat().st_mode & 0o777 == 0o755


def test_nothing_of_a_connection_is_logged(server: Sshd, public: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    with ExitStack() as after:
        place = at(server, public, secret="rahasia-benar")
        after.callback(place.close)
        place.stat("feed.xml")
        with pytest.raises(SignInRefused) as met:
            open_place(server.url(public).split("?")[0], Credentials("rahasia-benar", server.fingerprint)).stat("x")

    assert not [record for record in caplog.records if record.name.startswith("paramiko")]
    assert "rahasia" not in caplog.text + str(met.value) + repr(met.value) + repr(place)


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        (4, "No space left on device", ServerFull),
        (4, "Disk quota exceeded", ServerFull),
        (14, "", ServerFull),
        (3, "Permission denied", NotAllowed),
        (7, "Connection lost", LineBroken),
        (4, "Failure\x1b[31m\n", ServerRefused),
    ],
)
def test_what_a_server_says_is_understood(code: int, words: str, kind: type[Problem]) -> None:
    problem = refused(SftpRefused(code, words), read_address("sftp://humas@contoh.example/www"), "a.mp3", None)

    assert type(problem) is kind
    assert str(problem).isprintable()
