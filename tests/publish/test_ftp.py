"""FTP: what servers refuse and how it is said, what they lack, and what a router forgets."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.problems import Problem
from radiodesk.model.server_problems import (
    CertificateWrong,
    LineBroken,
    NoSuchServer,
    NotAllowed,
    SecretNeeded,
    ServerBusy,
    ServerRefused,
    SignInRefused,
)
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver
from radiodesk.publish.destinations.ftp_listing import Entry, entries_by_facts, entries_by_list
from radiodesk.publish.opening import open_place
from radiodesk.publish.place import Place
from radiodesk.publish.trial import Outcome, Trying, try_out
from tests.publish.published import Shelf, standing
from tests.servers.certificates import make_certificate
from tests.servers.proxy import Proxy
from tests.servers.pyftpd import PASSWORD, Pyftpd


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "public").mkdir()
    return tmp_path / "public"


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@contextmanager
def opened(server: Pyftpd, secret: str = PASSWORD, host: str = "127.0.0.1") -> Iterator[Place]:
    place = open_place(server.url(host=host), Credentials(secret))
    yield place
    place.close()


def told_by(place: Place, kind: type[Problem]) -> Problem:
    """The problem that is met when something is asked there."""
    with pytest.raises(kind) as met:
        place.stat("feed.xml")
    return met.value


def test_a_wrong_password_is_refused_and_shown_to_nobody(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    with Pyftpd(str(root)).running() as server, opened(server, "rahasia") as place:
        problem = told_by(place, SignInRefused)

    assert "does not let “humas” in" in str(problem)
    assert "rahasia" not in caplog.text + repr(problem) + str(problem.__cause__) + repr(place)


def test_a_password_that_was_changed_meanwhile(root: Path, shelf: Shelf) -> None:
    file, server = shelf.file("a.mp3", os.urandom(3_000_000), "audio"), Pyftpd(str(root))
    with Proxy(*server.ports) as line, opened(server, host=line.host) as place:
        with server.running():
            line.cut_after = 1_000_000
            with pytest.raises(LineBroken):
                deliver(place, file, shelf.source_of(file), no_step)
            line.cut_after = None
        place.close()
        with replace(server, password="baru").running():
            with pytest.raises(SignInRefused):
                deliver(place, file, shelf.source_of(file), no_step)
            with opened(server, "baru") as again:
                deliver(again, file, shelf.source_of(file), no_step)

    assert standing(root) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_a_password_that_is_not_known_is_asked_for_before_anything_is_said() -> None:
    with pytest.raises(SecretNeeded), opened(Pyftpd(""), "") as place:
        place.stat("feed.xml")


def test_nobody_at_home() -> None:
    with pytest.raises(NoSuchServer, match="Connection refused"), opened(Pyftpd("")) as place:
        place.stat("feed.xml")


def test_a_server_that_was_there_a_moment_ago_is_waited_for(root: Path) -> None:
    server = Pyftpd(str(root))
    with opened(server) as place:
        with server.running():
            assert place.stat("feed.xml") is None
        for _again in range(2):
            with pytest.raises(LineBroken):
                place.stat("feed.xml")


def test_a_name_that_nobody_has() -> None:
    place = open_place("ftp://humas@tidak-ada.invalid/www", Credentials("x"))

    with pytest.raises((NoSuchServer, LineBroken), match=r"tidak-ada\.invalid"):
        place.stat("feed.xml")


@pytest.mark.parametrize(
    ("days_old", "addresses", "reason"),
    [(20, ("127.0.0.1",), "expired"), (0, ("10.0.0.1",), "not valid for '127.0.0.1'")],
)
def test_a_certificate_that_is_wrong(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days_old: int, addresses: tuple[str, ...], reason: str
) -> None:
    certificate = make_certificate(tmp_path / "c.pem", days_old, addresses)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with Pyftpd(str(root), str(certificate)).running() as server, opened(server) as place:
        problem = told_by(place, CertificateWrong)

    assert reason in str(problem)


def test_a_certificate_that_nobody_vouches_for(root: Path, tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path / "c.pem")
    with Pyftpd(str(root), str(certificate)).running() as server, opened(server) as place:
        problem = told_by(place, CertificateWrong)

    assert "self-signed" in str(problem)


def test_a_server_without_tls_gets_no_password(root: Path) -> None:
    with Pyftpd(str(root)).running() as server:
        place = open_place(server.url().replace("ftp:", "ftps:"), Credentials(PASSWORD))
        with pytest.raises(ServerRefused, match="AUTH"):
            place.stat("feed.xml")


def test_a_folder_that_may_only_be_read(root: Path, shelf: Shelf) -> None:
    (root / "feed.xml").write_text("old")
    file = shelf.file("feed.xml", b"new", "feed")
    with Pyftpd(str(root), rights="elr").running() as server, opened(server) as place:
        with pytest.raises(NotAllowed, match="“humas” may not do this"):
            deliver(place, file, shelf.source_of(file), no_step)
        with pytest.raises(NotAllowed):
            place.remove("feed.xml")

    assert standing(root) == {"feed.xml": b"old"}


def test_a_server_that_has_no_room_for_one_more_guest_is_busy(root: Path) -> None:
    with Pyftpd(str(root), most_connections=1).running() as server, opened(server) as place, socket.socket() as guest:
        guest.connect(("127.0.0.1", server.ports[0]))
        guest.recv(100)

        assert "Too many connections" in str(told_by(place, ServerBusy))


def test_whether_renaming_replaces_is_found_out_and_leaves_no_trace(root: Path) -> None:
    for refuses_over in (False, True):
        with Pyftpd(str(root), refuses_over=refuses_over).running() as server, opened(server) as place:
            assert place.abilities.swaps is not refuses_over
    assert standing(root) == {}


def test_a_control_connection_that_a_router_forgot_does_not_matter(
    root: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("reaching.ANSWER_S", "ftp_session.ANSWER_S"):
        monkeypatch.setattr(f"radiodesk.publish.destinations.{name}", 0.5)
    file, server = shelf.file("a.mp3", os.urandom(2_000_000), "audio"), Pyftpd(str(root))
    control, data = Proxy(server.ports[0]), Proxy(*server.ports[1:])
    with server.running(), control, data, opened(server, host=control.host) as place:
        assert place.stat("a.mp3") is None

        def forget(done: float, _total: float, /) -> None:
            if 0.4 < done < 0.5:
                control.forget()

        deliver(place, file, shelf.source_of(file), forget)

    assert data.up < file.size_bytes + 100
    assert standing(root) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_a_server_that_freezes_is_given_up(root: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("reaching.ANSWER_S", "ftp_session.ANSWER_S", "ftp_files.LAST_WORD_S"):
        monkeypatch.setattr(f"radiodesk.publish.destinations.{name}", 0.5)
    file, server = shelf.file("a.mp3", os.urandom(20_000_000), "audio"), Pyftpd(str(root))
    with server.running(), Proxy(*server.ports) as line, opened(server, host=line.host) as place:

        def freeze(done: float, _total: float, /) -> None:
            line.frozen = done > 0.1

        with pytest.raises(LineBroken, match="timed out"):
            deliver(place, file, shelf.source_of(file), freeze)
        line.frozen = False
        deliver(place, file, shelf.source_of(file), no_step)

    assert standing(root) == {"a.mp3": shelf.source_of(file).read_bytes()}


def test_a_desk_that_died_making_a_lock_blocks_nobody_for_long(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiodesk.publish.destinations.ftp.OTHERS_TURN_S", 0.01)
    (root / "lock.json.turn").mkdir()
    with Pyftpd(str(root)).running() as server, opened(server) as place:
        assert not place.write_new("lock.json", b"mine")
        assert place.write_new("lock.json", b"mine")

    assert standing(root) == {"lock.json": b"mine"}
    assert not (root / "lock.json.turn").exists()


def test_a_path_is_meant_from_where_the_server_puts_one(root: Path) -> None:
    (root / "www").mkdir()
    (root / "www/a").write_text("four")
    with Pyftpd(str(root)).running() as server:
        place = open_place(server.url("/www"), Credentials(PASSWORD))
        assert place.stat("a") == 4
        place.close()


def test_lists_of_every_make_are_read() -> None:
    unix = (
        "total 8",
        "drwxr-xr-x    2 0        0            4096 Nov 24 00:07 .",
        "drwxr-xr-x    2 ftp      ftp          4096 Nov 24  2025 halaman dua",
        "-rw-r--r--.   1 www-data www data    40000 Nov  4 00:07  spasi di depan.mp3",
        "-rw-r--r--    1 1000            7 2026-11-04 00:07 feed.xml",
        "lrwxrwxrwx    1 0        0              10 Nov 24 00:07 keluar -> ../rahasia",
        "-rw-r--r--    1 0        0               1 Nov 24 00:07 ../x",
    )
    windows = ("11-24-26  01:02AM       <DIR>          www", "11-24-2026  13:02               1,234 a b.mp3")
    facts = ("type=cdir; .", "Type=file;Size=5;UNIX.mode=0644; a; b.mp3", "type=OS.unix=slink:/x;size=1; out")

    assert list(entries_by_list(unix)) == [
        Entry("halaman dua", 4096, is_folder=True),
        Entry(" spasi di depan.mp3", 40000),
        Entry("feed.xml", 7),
        Entry("keluar", 10, target="../rahasia"),
    ]
    assert list(entries_by_list(windows)) == [Entry("www", is_folder=True), Entry("a b.mp3", 1234)]
    assert list(entries_by_facts(facts)) == [Entry("a; b.mp3", 5), Entry("out", 1, target="/x")]


def test_the_trial_of_a_place_says_that_a_password_travels_in_clear(root: Path) -> None:
    with Pyftpd(str(root)).running() as server:
        tried = try_out(
            lambda: open_place(server.url(), Credentials(PASSWORD)), lambda _probe, _trial: None, lambda _tried: None
        )

    costs = [each for each in tried if each.outcome is not Outcome.GOOD]
    assert [(each.what, each.outcome) for each in costs] == [(Trying.WRITE, Outcome.COSTS)]
    assert "without encryption" in costs[0].said
