"""Mastodon again, against a server that somebody else has written: mastodon_mock, with its faults on demand."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import OutcomeUnknown, PostRefused, TooManyPosts
from tests.social.connectors.mastodon_desk import HURRIED, armed, outgoing, picture, posted, sound

mastodon_mock = pytest.importorskip("mastodon_mock.testing")


@pytest.fixture(scope="module")
def mock() -> Iterator[str]:
    with mastodon_mock.MockServer() as server:
        yield server.base_url


@pytest.fixture
def connector(mock: str):
    httpx.delete(f"{mock}/api/v1/_mock/faults")
    headers = {"Authorization": "Bearer alice_token"}
    person = httpx.get(f"{mock}/api/v1/accounts/verify_credentials", headers=headers).json()
    account = Account("mastodon", "@alice@127.0.0.1", mock, person["id"])
    with closing(HURRIED.open(account, Keys({"access_token": "alice_token"}), lambda _keys: None)) as opened:
        yield opened


def public_there(mock: str, connector) -> list[str]:
    path = f"{mock}/api/v1/accounts/{connector._account.number}/statuses"
    return [each["content"] for each in httpx.get(path, headers={"Authorization": "Bearer alice_token"}).json()]


def fault(mock: str, **effect: object) -> None:
    rule = {"match": {"methods": ["POST"], "path": "/api/v1/statuses"}, "effect": effect, "count": 1}
    httpx.post(f"{mock}/api/v1/_mock/faults", json=rule).raise_for_status()


def test_somebody_signs_in_there(mock: str) -> None:
    (signed_in,) = HURRIED.sign_in({"server": mock}, _picked, no_step)

    assert signed_in.account.handle.startswith("@alice@")


def _picked(address: str) -> None:
    """Its page shows the people there; one of them is picked."""
    assert "alice" in httpx.get(address).text
    asked = httpx.URL(address).params
    query = {"code": "mockcode_alice", "state": asked["state"]}
    threading.Thread(target=httpx.get, args=(asked["redirect_uri"],), kwargs={"params": query}, daemon=True).start()


def test_words_pictures_and_sound_go_out(mock: str, connector, tmp_path) -> None:
    for post in (outgoing("Kata saja"), outgoing("Kartu", picture(tmp_path)), outgoing("Suara", sound(tmp_path))):
        assert posted(connector, post).kind == "live"
        assert connector.look(post, armed(connector, post)).kind == "live"


def test_it_says_its_limits_and_holds_posts(connector) -> None:
    assert connector.limits().text == 500
    post = outgoing("Nanti", due=datetime.now(UTC) + timedelta(hours=1))

    marks = armed(connector, post)
    if connector.schedules():
        assert connector.send(post, marks).kind == "scheduled"
        assert connector.look(post, marks).kind == "scheduled"


@pytest.mark.parametrize(
    ("effect", "problem"),
    [
        ({"type": "status", "status": 503}, OutcomeUnknown),
        ({"type": "malformed"}, OutcomeUnknown),
        ({"type": "ratelimit"}, TooManyPosts),
        ({"type": "status", "status": 422, "body": {"error": "Validation failed"}}, PostRefused),
    ],
)
def test_its_faults_are_told_apart_and_none_leads_to_two_posts(mock: str, connector, effect, problem) -> None:
    post = outgoing(f"Sekali saja {effect}")
    marks = armed(connector, post)
    before = len(public_there(mock, connector))
    fault(mock, **effect)
    with pytest.raises(problem):
        connector.send(post, marks)

    if connector.look(post, marks).kind == "absent":
        connector.send(post, marks)
    assert len(public_there(mock, connector)) == before + 1
