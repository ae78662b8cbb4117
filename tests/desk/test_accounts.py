"""Accounts: let in once, keys kept where secrets are kept, asked how they stand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.desk.accounts import ends_soon, forget_account, let_in, open_account, renew_accounts
from radiodesk.library.library import Library
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import NotSent, SignInOver, UnknownAccount
from radiodesk.model.problems import NotFilledIn
from tests.servers.consent import browser
from tests.servers.mastodon_server import DOMAIN, MastodonServer, mastodon_server
from tests.settings.key_stores import MemoryStore, using

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
NAME = f"mastodon:@humas@{DOMAIN}"


@pytest.fixture
def store() -> Iterator[MemoryStore]:
    with using(MemoryStore()) as store:
        assert isinstance(store, MemoryStore)
        yield store


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with mastodon_server() as server:
        yield server


def test_who_is_let_in_is_known_afterwards_and_its_keys_are_nowhere_but_in_the_key_store(
    library: Library, store: MemoryStore, server: MastodonServer
) -> None:
    (account,) = let_in(library, "mastodon", {"server": server.url}, browser)

    assert library.accounts() == (account,)
    assert account.name == NAME
    (key,) = server.consent.keys
    assert any(key in kept for kept in store.kept.values())
    files = [path.read_bytes() for path in library.root.rglob("*") if path.is_file()]
    assert any(DOMAIN.encode() in file for file in files)
    assert not any(key.encode() in file for file in files)
    assert key not in repr(account)


def test_an_account_that_is_let_in_works_until_the_network_says_no(
    library: Library, store: MemoryStore, server: MastodonServer
) -> None:
    let_in(library, "mastodon", {"server": server.url}, browser)
    (well,) = renew_accounts(library, NOW)
    assert well.is_well

    server.consent.keys.clear()
    (over,) = renew_accounts(library, NOW)

    assert isinstance(over.problem, SignInOver)
    assert library.account(NAME) == over.account


def test_a_network_that_is_not_reached_changes_nothing(library: Library, store: MemoryStore) -> None:
    with mastodon_server() as server:
        let_in(library, "mastodon", {"server": server.url}, browser)
    (state,) = renew_accounts(library, NOW)

    assert isinstance(state.problem, NotSent)
    assert [account.name for account in library.accounts()] == [NAME]


def test_an_account_is_forgotten_with_its_keys(library: Library, store: MemoryStore, server: MastodonServer) -> None:
    let_in(library, "mastodon", {"server": server.url}, browser)
    forget_account(library, NAME)

    assert (library.accounts(), store.kept) == ((), {})
    with pytest.raises(UnknownAccount):
        open_account(library, NAME)


def test_keys_that_are_on_another_computer_are_asked_for_again(
    library: Library, store: MemoryStore, server: MastodonServer
) -> None:
    let_in(library, "mastodon", {"server": server.url}, browser)
    store.kept.clear()

    with pytest.raises(SignInOver, match="not on this computer"):
        open_account(library, NAME)


def test_what_must_be_typed_is_asked_for_before_the_network_is(library: Library, store: MemoryStore) -> None:
    with pytest.raises(NotFilledIn):
        let_in(library, "mastodon", {"server": "  "}, browser)


@pytest.mark.parametrize(("days", "is_soon"), [(-1, True), (2, True), (4, False), (None, False)])
def test_somebody_is_told_three_days_before_a_sign_in_ends(days: int | None, is_soon: bool) -> None:
    ends = None if days is None else NOW + timedelta(days=days)
    assert ends_soon(Account("threads", "@humas", "https://contoh.example", ends=ends), NOW) is is_soon


def test_accounts_outlive_the_program(tmp_path: Path, store: MemoryStore, library: Library) -> None:
    account = Account("threads", "@humas", "https://contoh.example", "17", NOW)
    library.keep_account(account)
    library.keep_account(account)

    assert library.accounts() == (account,)
