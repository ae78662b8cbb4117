"""destination: the places one publishes to, and whether they work."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import ADDRESS
from tests.servers.dav import SECRET, Dav, dav_server
from tests.servers.sshd import SSHD, sshd
from tests.settings.key_stores import NO_STORE, MemoryStore, using
from tests.terminal import Terminal


@pytest.fixture(autouse=True)
def store() -> Iterator[MemoryStore]:
    with using(MemoryStore()) as kept:
        assert isinstance(kept, MemoryStore)
        yield kept


@pytest.fixture
def dav(tmp_path: Path) -> Iterator[Dav]:
    with dav_server(tmp_path / "served" / "dav") as server:
        yield server


def test_places_are_listed_with_their_public_address(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("destination", "add", "web", tmp_path / "www")
    terminal.json(
        "destination", "add", "cermin", "sftp://humas@contoh.example/www", "--public-url", "https://c.example/a"
    )

    listed = terminal.json("destination", "list")["destinations"]

    assert {each["name"]: (each["url"], each["public_url"]) for each in listed} == {
        "cermin": ("sftp://humas@contoh.example/www", "https://c.example/a/"),
        "web": (f"folder:{tmp_path / 'www'}", ""),
    }
    assert ADDRESS in terminal.type("destination", "list").out


def test_a_password_in_the_address_goes_into_the_key_store_alone(terminal: Terminal, store: MemoryStore) -> None:
    added = terminal.json("destination", "add", "situs", "ftps://humas:rahasia@contoh.example/www")

    assert added["url"] == "ftps://humas@contoh.example/www"
    assert store.kept == {("RadioDesk", "ftps://humas@contoh.example"): "rahasia"}

    terminal.json("destination", "secret", "situs", "--forget")
    assert store.kept == {}


def test_a_script_hands_the_password_over(
    terminal: Terminal, dav: Dav, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SECRET}\n"))
    terminal.json("destination", "add", "awan", dav.address(), "--password-stdin")

    checked = terminal.type("destination", "check", "awan", "--json").document

    assert list(store.kept.values()) == [SECRET]
    steps = {each["step"]: each["outcome"] for each in checked["steps"]}
    assert steps["write"] == steps["remove"] == "good"
    assert checked["works"] is False  # nothing shows this folder at the programme's address
    assert steps["public"] == "failed"


def test_without_a_key_store_nothing_is_kept_and_it_is_said(
    terminal: Terminal, dav: Dav, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.json("destination", "add", "awan", dav.address())
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{SECRET}\n"))
    with using(NO_STORE()):
        said = terminal.type("destination", "secret", "awan", "--password-stdin")
        assert "asked for each time" in said.out
    with using(NO_STORE()):
        told = terminal.type("destination", "check", "awan")

    assert told.code == 1
    assert "The password of 127.0.0.1" in told.err
    assert "radiodesk destination secret" in told.err


def test_the_password_is_asked_for_where_somebody_is_there(
    terminal: Terminal, dav: Dav, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal.json("destination", "add", "awan", dav.address())
    asked: list[str] = []

    def type_it(server: str, user: str) -> str:
        asked.append(f"{user} {server}")
        return SECRET

    monkeypatch.setattr("radiodesk.cli.asking.is_somebody_there", lambda: True)
    monkeypatch.setattr("radiodesk.cli.asking.type_secret", type_it)
    told = terminal.type("destination", "check", "awan")

    assert asked == [f"humas 127.0.0.1:{dav.port}"]
    assert "✓ Write a file" in told.out


@pytest.mark.skipif(not SSHD.exists(), reason="OpenSSH is not installed")
def test_the_key_of_a_host_is_shown_and_confirmed_once(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    with sshd(tmp_path / "ssh") as server:
        terminal.json("destination", "add", "host", server.url(tmp_path / "www"))

        asked = terminal.type("destination", "check", "host")
        assert asked.code == 1
        assert server.fingerprint in asked.err
        assert "--accept-key" in asked.err

        told = terminal.type("destination", "check", "host", "--accept-key", server.fingerprint)
        assert "✓ Replace it in one step" in told.out
        again = terminal.type("destination", "check", "host")
        assert "✓ Connect and sign in" in again.out


def test_the_address_of_a_page_is_no_place(terminal: Terminal) -> None:
    told = terminal.type("destination", "add", "situs", "https://humas:rahasia@contoh.example/")

    assert told.code == 1
    assert "webdavs://" in told.err
    assert "rahasia" not in told.err
