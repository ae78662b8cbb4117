"""Accounts at the command line: let in, listed, asked, removed; what is secret is never part of a command."""

from collections.abc import Iterator

import click
import pytest

from tests.servers.consent import browser
from tests.servers.mastodon_server import DOMAIN, MastodonServer, mastodon_server
from tests.settings.key_stores import MemoryStore, using
from tests.terminal import Terminal

NAME = f"mastodon:@humas@{DOMAIN}"


@pytest.fixture(autouse=True)
def _store() -> Iterator[None]:
    with using(MemoryStore()):
        yield


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MastodonServer]:
    monkeypatch.setattr(click, "launch", browser)  # the browser of the system
    with mastodon_server() as server:
        yield server


def test_an_account_is_let_in_listed_asked_and_removed(terminal: Terminal, server: MastodonServer) -> None:
    let = terminal.type("account", "add", "mastodon", f"server={server.url}", "--json").document
    assert (let["accounts"][0]["name"], let["kept"]) == (NAME, True)

    assert NAME in terminal.type("account", "list").out
    assert terminal.json("account", "check")["accounts"][0]["works"]

    server.consent.keys.clear()
    asked = terminal.type("account", "check")
    assert asked.code == 1
    assert f"✗ {NAME}" in asked.out

    terminal.json("account", "remove", NAME)
    assert terminal.json("account", "list") == {"accounts": []}


def test_an_account_that_is_not_there_is_told(terminal: Terminal) -> None:
    told = terminal.type("account", "remove", "mastodon:@siapa")

    assert told.code == 1
    assert "@siapa" in told.err


def test_a_secret_in_the_command_is_not_taken(terminal: Terminal) -> None:
    told = terminal.type("account", "add", "bluesky", "password=rahasia-sekali")

    assert told.code == 1
    assert "rahasia" not in told.out
