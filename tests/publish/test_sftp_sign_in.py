"""Signing in at SFTP servers of every kind, and one that can less than OpenSSH."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.problems import FileMissing
from radiodesk.model.server_problems import SecretNeeded, ServerRefused, SignInRefused
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.delivering import deliver
from radiodesk.publish.opening import open_place
from tests.publish.published import Shelf, standing
from tests.servers.paramiko_sftpd import PASSWORD, Settings, paramiko_sftpd
from tests.servers.sshd import make_key


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nobody's keys and agent but those of the story."""
    (tmp_path / "home/.ssh").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    return tmp_path / "home"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "public").mkdir()
    return Settings(tmp_path / "public")


@pytest.fixture
def agent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An ssh-agent that holds a key; gives the public one."""
    key = make_key(tmp_path / "in_agent")
    socket_path = tmp_path / "agent"
    process = subprocess.Popen(["ssh-agent", "-D", "-a", socket_path], stdout=subprocess.DEVNULL)
    while not socket_path.exists():
        pass
    monkeypatch.setenv("SSH_AUTH_SOCK", str(socket_path))
    subprocess.run(["ssh-add", "-q", key], check=True, capture_output=True)
    yield key.with_suffix(".pub")
    process.terminate()
    process.wait()


def sign_in(server: Settings, secret: str = "", more: str = "") -> list[str]:
    """Ask something of the server; what was tried there to be let in."""
    place = open_place(server.url(more=more), Credentials(secret, server.fingerprint))
    try:
        assert place.stat("feed.xml") is None
    finally:
        place.close()
    return server.tried


@pytest.mark.parametrize("method", ["password", "keyboard-interactive"])
def test_a_password_lets_in(settings: Settings, method: str) -> None:
    settings.methods = method
    with paramiko_sftpd(settings) as server:
        assert sign_in(server, PASSWORD) == [method]


@pytest.mark.parametrize("method", ["password", "keyboard-interactive"])
def test_a_wrong_password_does_not(settings: Settings, method: str) -> None:
    settings.methods = method
    with paramiko_sftpd(settings) as server, pytest.raises(SignInRefused) as met:
        sign_in(server, "rahasia")

    assert "rahasia" not in str(met.value) + repr(met.value.__cause__)


def test_a_password_that_is_not_known_is_asked_for(settings: Settings) -> None:
    with paramiko_sftpd(settings) as server, pytest.raises(SecretNeeded, match="“humas” is not known"):
        sign_in(server)


@pytest.mark.parametrize(
    ("kind", "passphrase"),
    [("ed25519", ""), ("ed25519", "frasa panjang"), ("ecdsa", "frasa panjang"), ("rsa", "frasa")],
)
def test_a_named_key_lets_in_and_no_other_is_shown(
    settings: Settings, tmp_path: Path, home: Path, kind: str, passphrase: str
) -> None:
    key = make_key(tmp_path / "key", kind, passphrase)
    make_key(home / ".ssh/id_ed25519")
    settings.methods, settings.keys = "publickey,password", (key.with_suffix(".pub"),)
    with paramiko_sftpd(settings) as server:
        assert sign_in(server, passphrase, f"?key={key}") == ["publickey"]


def test_a_passphrase_is_asked_for_and_a_wrong_one_refused(settings: Settings, tmp_path: Path) -> None:
    key = make_key(tmp_path / "key", passphrase="frasa panjang")
    settings.methods, settings.keys = "publickey", (key.with_suffix(".pub"),)
    with paramiko_sftpd(settings) as server:
        with pytest.raises(SecretNeeded):
            sign_in(server, "", f"?key={key}")
        with pytest.raises(SignInRefused):
            sign_in(server, "frasa salah", f"?key={key}")


def test_a_named_key_that_is_not_there(settings: Settings, tmp_path: Path) -> None:
    with paramiko_sftpd(settings) as server, pytest.raises(FileMissing, match="no_key"):
        sign_in(server, "", f"?key={tmp_path}/no_key")


@pytest.mark.parametrize("passphrase", ["", "frasa panjang"])
def test_a_usual_key_lets_in_and_its_passphrase_is_not_shown_as_a_password(
    settings: Settings, home: Path, passphrase: str
) -> None:
    key = make_key(home / ".ssh/id_ed25519", passphrase=passphrase)
    settings.methods, settings.keys = "publickey,password", (key.with_suffix(".pub"),)
    with paramiko_sftpd(settings) as server:
        assert set(sign_in(server, passphrase)) == {"publickey"}


def test_the_agent_lets_in(settings: Settings, agent: Path) -> None:
    settings.methods, settings.keys = "publickey", (agent,)
    with paramiko_sftpd(settings) as server:
        assert set(sign_in(server)) == {"publickey"}


def test_a_server_may_want_a_key_and_a_password(settings: Settings, tmp_path: Path) -> None:
    key = make_key(tmp_path / "key")
    settings.methods, settings.keys = "publickey,password", (key.with_suffix(".pub"),)
    settings.needs_both = True
    with paramiko_sftpd(settings) as server:
        assert sign_in(server, PASSWORD, f"?key={key}")[-1] == "password"


def test_a_server_that_cannot_replace_says_so_and_is_served_all_the_same(settings: Settings, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    with paramiko_sftpd(settings) as server:
        place = open_place(server.url(), Credentials(PASSWORD, server.fingerprint))
        assert not place.abilities.swaps
        for words in (b"old", os.urandom(200_000)):
            file = shelf.file("e/feed.xml", words, "feed")
            deliver(place, file, shelf.source_of(file), no_step)
            assert standing(settings.root) == {"e/feed.xml": words}
        assert b"".join(place.read("e/feed.xml", 7)) == words[7:]
        assert place.list() == {"e/feed.xml": 200_000}
        place.remove("e/feed.xml")
        place.close()

    assert standing(settings.root) == {}


def test_a_server_that_says_no_without_a_reason(settings: Settings, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "shelf")
    settings.is_full, file = True, shelf.file("a", b"x", "page")
    with paramiko_sftpd(settings) as server:
        place = open_place(server.url(), Credentials(PASSWORD, server.fingerprint))
        with pytest.raises(ServerRefused, match="Failure"):
            deliver(place, file, shelf.source_of(file), no_step)
        place.close()
