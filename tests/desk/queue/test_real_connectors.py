"""The queue with Mastodon and Telegram: the answer is lost, the program dies, and there is exactly one post."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from radiodesk.desk.post_queue import approve_post, queue_post
from radiodesk.library.library import Library
from radiodesk.model.account import Account, Keys
from radiodesk.model.queued_post import QueuedPost
from radiodesk.settings.secrets import hold_secret
from radiodesk.social.connectors import mastodon, telegram
from radiodesk.social.connectors.mastodon.connector import MastodonConnector
from radiodesk.social.connectors.telegram.connector import TelegramConnector
from tests.desk.queue.makers import Clock, run, states
from tests.servers.mastodon_server import GOTOSOCIAL, MASTODON, TAKAHE, mastodon_server
from tests.servers.telegram_server import TOKEN, telegram_server
from tests.servers.vendor import Vendor
from tests.social.connectors.mastodon_desk import HURRIED, SCOPES
from tests.social.connectors.telegram_desk import way_to

TEXT = "*Tetangga berkelahi, bisa damai?*\nDengarkan: https://kejari.contoh.go.id/e/1 @desk@sosial.contoh.id 🇮🇩 العدالة"


@dataclass
class Place:
    """A network that is up, and the account there."""

    server: Vendor
    account: Account


@contextmanager
def a_place(kind: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    if kind == "telegram":
        with telegram_server() as server:
            monkeypatch.setattr(telegram, "WAY", way_to(server))
            account = Account("telegram", "@kejari_contoh", server.url, "-1001234567890")
            hold_secret(account.secret_address, Keys({"token": TOKEN}).to_text())
            yield Place(server, account)
        return
    software = {each.name: each for each in (MASTODON, GOTOSOCIAL, TAKAHE)}[kind]
    with mastodon_server(software) as server:
        monkeypatch.setattr(mastodon, "WAY", HURRIED)
        account = Account("mastodon", "@humas@sosial.contoh.id", server.url, "7")
        hold_secret(account.secret_address, Keys({"access_token": server.consent.let_in(*SCOPES)}).to_text())
        yield Place(server, account)


@pytest.fixture(params=["mastodon", "gotosocial", "takahe", "telegram"])
def place(request: pytest.FixtureRequest, library: Library, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    with a_place(request.param, monkeypatch) as place:
        library.keep_account(place.account)
        yield place


def put_in(library: Library, place: Place, now: datetime) -> QueuedPost:
    post = approve_post(library, 1, place.account.network, place.account.name, TEXT, now=now)
    return queue_post(library, post.id, None, now)


def test_the_answer_is_lost_and_there_is_exactly_one(library: Library, place: Place) -> None:
    clock = Clock(datetime.now(UTC))
    put_in(library, place, clock.now)
    place.server.lose_next_answer()

    assert states(run(library, clock)) == ["live"]
    clock.turn(hours=1)
    assert (run(library, clock), len(place.server.posts)) == ([], 1)


class Killed(BaseException):
    """The computer goes off."""


def test_the_program_dies_right_after_sending_and_there_is_exactly_one(
    library: Library, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock(datetime.now(UTC))
    put_in(library, place, clock.now)
    kind = MastodonConnector if place.account.network == "mastodon" else TelegramConnector
    send = kind.send

    def send_and_die(self, post, marks):
        send(self, post, marks)
        raise Killed

    monkeypatch.setattr(kind, "send", send_and_die)
    with pytest.raises(Killed):
        run(library, clock)
    monkeypatch.setattr(kind, "send", send)

    assert states(run(library, clock)) == ["live"]
    assert len(place.server.posts) == 1


def test_what_never_arrived_goes_out_later_or_is_asked_about(library: Library, place: Place) -> None:
    clock = Clock(datetime.now(UTC))
    put_in(library, place, clock.now)
    place.server.trouble("/api/v1/statuses" if place.account.network == "mastodon" else "/sendMessage", None)

    outcomes = states(run(library, clock))
    for _turn in range(6):
        clock.turn(minutes=4)
        outcomes += states(run(library, clock))

    is_provable = place.account.network == "mastodon"
    assert (outcomes[-1], len(place.server.posts)) == (("live", 1) if is_provable else ("ask", 0))
