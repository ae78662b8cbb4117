"""What only WebDAV does: digests, certificates, folders one by one, and answers that are no WebDAV."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.problems import Problem
from radiodesk.model.server_problems import (
    CertificateWrong,
    LineBroken,
    LineProblem,
    NoSuchServer,
    NotAllowed,
    PlaceMissing,
    ServerBusy,
    ServerFull,
    ServerRefused,
    SignInRefused,
)
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver, hash_of
from radiodesk.publish.destinations.webdav_listing import read_listing
from radiodesk.publish.opening import open_place
from tests.publish.published import Shelf
from tests.servers.certificates import make_certificate
from tests.servers.dav import SECRET, dav_server, piecewise_server
from tests.servers.faulty import Faulty, faulty_server
from tests.servers.proxy import Proxy


@pytest.fixture
def faulty() -> Iterator[Faulty]:
    with faulty_server() as server:
        yield server


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def said_by(faulty: Faulty) -> Problem:
    place = open_place(f"webdav://humas@127.0.0.1:{faulty.port}/situs", Credentials(SECRET))
    with pytest.raises(Problem) as told:
        place.stat("feed.xml")
    place.close()
    return told.value


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (401, SignInRefused),
        (403, NotAllowed),
        (400, ServerRefused),
        (423, ServerBusy),
        (429, ServerBusy),
        (500, ServerBusy),
        (503, ServerBusy),
        (507, ServerFull),
    ],
)
def test_every_no_is_understood(faulty: Faulty, status: int, problem: type[Problem]) -> None:
    faulty.status = status

    told = said_by(faulty)

    assert type(told) is problem
    assert SECRET not in told.english()


def test_patience_may_be_asked_for_until_a_date(faulty: Faulty) -> None:
    faulty.headers = {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)}

    told = said_by(faulty)

    assert isinstance(told, ServerBusy)
    assert 60 < told.wait_s <= 90


def test_a_page_for_people_is_no_webdav(faulty: Faulty) -> None:
    faulty.status, faulty.body = 200, b"<html><p>Welcome"

    assert isinstance(said_by(faulty), ServerRefused)


def test_somebody_who_sends_us_on_is_not_followed_with_the_password(faulty: Faulty) -> None:
    faulty.status, faulty.headers = 301, {"Location": "https://elsewhere.example/situs/"}

    told = said_by(faulty)

    assert isinstance(told, ServerRefused)
    assert "https://elsewhere.example/situs/" in told.english()


def test_entities_in_an_answer_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus xmlns="DAV:"><response><href>&a;</href></response>'

    with pytest.raises(ValueError, match="document type"):
        read_listing(bomb)


def test_a_password_travels_as_a_digest_where_the_server_asks_for_one(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", bytes(range(256)) * 20_000, "audio")
    with dav_server(tmp_path / "dav", is_digest=True) as dav:
        place = open_place(dav.address(), Credentials(SECRET))
        deliver(place, file, shelf.source_of(file), no_step)
        assert hash_of(place, file.path, no_step) == file.sha256
        place.close()
        with pytest.raises(SignInRefused):
            open_place(dav.address(), Credentials("salah")).stat(file.path)


def test_a_wrong_certificate_is_said_before_the_password(
    tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path / "old.pem", days_old=400)
    with dav_server(tmp_path / "dav", certificate=certificate) as dav:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with pytest.raises(CertificateWrong, match="expired"):
            open_place(dav.address(), Credentials(SECRET)).stat("feed.xml")


def test_a_trusted_certificate_is_good_enough(tmp_path: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate = make_certificate(tmp_path / "own.pem")
    file = shelf.file("feed.xml", b"feed", "feed")
    with dav_server(tmp_path / "dav", certificate=certificate) as dav:
        with pytest.raises(CertificateWrong, match="self-signed"):
            open_place(dav.address(), Credentials(SECRET)).stat("feed.xml")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        place = open_place(dav.address(), Credentials(SECRET))
        deliver(place, file, shelf.source_of(file), no_step)
        assert hash_of(place, "feed.xml", no_step) == file.sha256
        place.close()


def test_a_read_only_folder_is_said(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("feed.xml", b"feed", "feed")
    with dav_server(tmp_path / "dav", readonly=True) as dav:
        (dav.root / "situs").mkdir()
        place = open_place(dav.address(), Credentials(SECRET))
        with pytest.raises(NotAllowed, match="humas"):
            deliver(place, file, shelf.source_of(file), no_step)
        place.close()
    assert not (tmp_path / "dav" / "situs" / "feed.xml").exists()


def test_only_the_last_folder_of_an_address_is_made(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("feed.xml", b"feed", "feed")
    with dav_server(tmp_path / "dav") as dav:
        place = open_place(dav.address("tidak/ada"), Credentials(SECRET))
        with pytest.raises(PlaceMissing, match="/tidak"):
            deliver(place, file, shelf.source_of(file), no_step)
        place.close()


def test_other_peoples_files_stay_in_a_folder_that_we_leave(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("e/1/index.html", b"x", "page")
    with dav_server(tmp_path / "dav") as dav:
        place = open_place(dav.address(), Credentials(SECRET))
        deliver(place, file, shelf.source_of(file), no_step)
        (dav.root / "situs/e/theirs.txt").write_text("theirs")

        place.remove(file.path)

        assert sorted(each.name for each in (dav.root / "situs").rglob("*")) == ["e", "theirs.txt"]
        place.close()


def test_a_server_that_says_nothing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("radiodesk.publish.destinations.webdav_client.ANSWER_S", 0.3)
    with dav_server(tmp_path / "dav") as dav, Proxy(dav.port) as line:
        line.frozen = True
        with pytest.raises(LineBroken, match="in time"):
            open_place(dav.address(host=line.host), Credentials(SECRET)).stat("feed.xml")


def test_a_server_without_tls_is_not_taken_for_one_with(tmp_path: Path) -> None:
    with dav_server(tmp_path / "dav") as dav, pytest.raises(NoSuchServer, match="TLS"):
        open_place(dav.address().replace("webdav://", "webdavs://"), Credentials(SECRET)).stat("feed.xml")


def test_where_pieces_are_taken_a_cut_line_costs_next_to_nothing(tmp_path: Path, shelf: Shelf) -> None:
    file = shelf.file("audio/a.mp3", bytes(range(256)) * 120_000, "audio")
    with piecewise_server(tmp_path / "dav") as dav, Proxy(dav.port) as line:
        line.cut_after = 5_000_000
        place = open_place(dav.address(host=line.host, user=""), Credentials())
        assert place.abilities.resumes
        for _time in range(20):
            with suppress(LineProblem):
                deliver(place, file, shelf.source_of(file), no_step)
                break
        assert hash_of(place, file.path, no_step) == file.sha256
        place.close()
        assert line.cuts > 3
        # A busy server may not have put down the last part of a piece when it is asked how much it has.
        assert line.up < file.size_bytes * 1.25
