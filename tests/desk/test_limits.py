"""The limits of an account's server are known to the counter, and asked for once a day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from radiodesk.desk.limits import known_limits, limits_of
from radiodesk.library.library import Library
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import UnknownAccount
from radiodesk.settings import secrets
from radiodesk.social.connectors.connector import TextLimits
from radiodesk.social.count import count_within
from tests.servers.mastodon_server import GOTOSOCIAL, MastodonServer, mastodon_server
from tests.servers.vendor import Said

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ASKED = "GET /api/v2/instance"


@pytest.fixture
def server() -> Iterator[MastodonServer]:
    with mastodon_server(GOTOSOCIAL) as running:
        yield running


@pytest.fixture
def account(library: Library, server: MastodonServer) -> str:
    account = Account("mastodon", "@humas@../../contoh", server.url, "7")
    library.keep_account(account)
    secrets.hold_secret(account.secret_address, Keys({"access_token": server.consent.let_in("read")}).to_text())
    return account.name


def test_the_counter_counts_as_the_server_of_the_account_said(library: Library, account: str) -> None:
    assert known_limits(library, account) is None
    limits = limits_of(library, account, NOON)

    assert limits == known_limits(library, account) == TextLimits(5_000, 25, 1_500, 6)
    assert count_within("mastodon", "a" * 600, limits).fits


def test_it_is_asked_once_a_day(library: Library, account: str, server: MastodonServer) -> None:
    for hours in (0, 1, 23, 25, 26):
        limits_of(library, account, NOON + timedelta(hours=hours))

    assert server.asked.count(ASKED) == 2


def test_a_server_that_is_not_reached_is_believed_as_before(library: Library, account: str, server) -> None:
    limits = limits_of(library, account, NOON)
    server.trouble("/api/v2/instance", Said(503, {}))

    assert limits_of(library, account, NOON + timedelta(days=2)) == limits


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"asked": "x", "limits": null}', '{"asked": 1, "limits": {"a": 1}}'])
def test_what_was_written_down_wrong_is_asked_again(library: Library, account: str, said: str) -> None:
    limits_of(library, account, NOON)
    (file,) = (library.root / "analysis").glob("limits-*.json")
    file.write_text(said)

    assert known_limits(library, account) is None
    assert limits_of(library, account, NOON).text == 5_000


def test_an_account_that_is_not_there(library: Library) -> None:
    with pytest.raises(UnknownAccount):
        limits_of(library, "mastodon:@x@y", NOON)
