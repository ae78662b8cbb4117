"""Letting RadioDesk into Bluesky by the browser: pushed request, PKCE, proof of possession, on its own server."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from radiodesk.jobs.step import Cancelled
from radiodesk.model.account import Keys
from radiodesk.model.posting_problems import NotSent, SignInDeclined, SignInOver
from radiodesk.social.connectors.bluesky import proof as bluesky_proof
from radiodesk.social.connectors.bluesky.connector import WAY
from radiodesk.social.connectors.bluesky.oauth import gate_of
from radiodesk.social.connectors.connector import SignedIn
from tests.servers.pds.browser import Person
from tests.servers.pds.front import THE_COMMIT
from tests.servers.pds.server import Pds
from tests.social.connectors.bluesky_story import by_browser, copies_of, the_post
from tests.social.connectors.posting import Desk, captions, film, post

pytestmark = pytest.mark.xdist_group("bluesky")


@pytest.fixture(scope="module")
def person(pds: Pds) -> Person:
    return Person(pds.newcomer())


@pytest.fixture(scope="module")
def let(pds: Pds, person: Person) -> SignedIn:
    return by_browser(pds, person.handle, person)


def test_a_person_says_yes_in_the_browser_and_posts_go_out(pds: Pds, person: Person, let: SignedIn) -> None:
    desk = Desk(WAY, let)
    words = post(text="Masuk lewat peramban")

    assert let.account.number == pds.people[person.handle]
    assert "You can close this page" in person.seen[0]
    assert desk.out(words).kind == "live"
    assert len(copies_of(pds, desk, words.text)) == 1


def test_what_was_allowed_is_enough_for_files_and_no_more_was_asked_for(
    pds: Pds, person: Person, let: SignedIn, tmp_path: Path
) -> None:
    desk = Desk(WAY, let)
    desk.out(post(text="Video", carried=(film(tmp_path, 5_000, captions=captions(tmp_path)),)))

    assert len(the_post(pds, desk)["embed"]["captions"]) == 1
    assert "transition" not in parse_qs(urlsplit(person.page).query)["client_id"][0]


def test_the_page_carries_nothing_but_the_number_of_the_request(person: Person, let: SignedIn) -> None:
    carried = parse_qs(urlsplit(person.page).query)

    assert set(carried) == {"client_id", "request_uri"}
    assert "password" not in let.keys.values


def test_it_is_known_how_long_the_sign_in_lasts(let: SignedIn) -> None:
    assert let.account.ends is not None
    assert timedelta(days=13) < let.account.ends - datetime.now(UTC) < timedelta(days=15)


def test_a_token_of_the_hour_that_is_over_is_renewed_and_kept_before_it_is_used(pds: Pds) -> None:
    desk = Desk(WAY, by_browser(pds, pds.newcomer()))
    asked_when_kept: list[int] = []
    _watch(desk, lambda: asked_when_kept.append(pds.front.times(THE_COMMIT)))
    before, old = pds.front.times(THE_COMMIT), desk.keys
    pds.front.answer_next(THE_COMMIT, 401, {"error": "invalid_token", "message": "exp claim timestamp check failed"})
    words = post(text="Token baru")

    assert desk.out(words).kind == "live"
    assert asked_when_kept == [before + 1]
    assert desk.keys["refresh"] != old["refresh"]
    assert desk.keys["proof"] == old["proof"]
    assert len(copies_of(pds, desk, words.text)) == 1


def test_the_next_start_of_the_program_goes_on_with_what_was_kept(pds: Pds) -> None:
    desk = Desk(WAY, by_browser(pds, pds.newcomer()))
    for number in range(3):
        desk.keys = Keys.from_text(desk.keys.to_text())
        desk.reopened()
        pds.front.answer_next("getSession", 401, {"error": "invalid_token"})
        desk.connector.renew(datetime.now(UTC))
        assert desk.out(post(text=f"Hari ke-{number}")).kind == "live"
        desk.marks = {}


def test_a_refresh_token_that_was_used_already_ends_the_sign_in(pds: Pds) -> None:
    desk = Desk(WAY, by_browser(pds, pds.newcomer()))
    old = desk.keys
    pds.front.answer_next("getSession", 401, {"error": "invalid_token"})
    desk.connector.renew(datetime.now(UTC))

    desk.keys = old
    desk.reopened()
    pds.front.answer_next("getSession", 401, {"error": "invalid_token"})
    with pytest.raises(SignInOver) as told:
        desk.connector.renew(datetime.now(UTC))
    assert not any(value in repr(told.value) for value in old.values.values())


def test_a_stolen_token_is_no_use_without_the_key(pds: Pds, let: SignedIn) -> None:
    thief = bluesky_proof.ProofKey().pem
    desk = Desk(WAY, SignedIn(let.account, let.keys.renewed(proof=thief, refresh="nothing")))

    with pytest.raises(SignInOver):
        desk.out(post(text="Curian"))
    assert copies_of(pds, desk, "Curian") == []


def test_a_person_who_says_no_is_believed(pds: Pds, person: Person) -> None:
    with pytest.raises(SignInDeclined, match="The user rejected the request"):
        by_browser(pds, person.handle, Person(person.handle, says_yes=False))


def test_another_account_than_the_one_asked_for_is_not_taken(pds: Pds, person: Person) -> None:
    with pytest.raises(SignInDeclined, match=f"another account than {person.handle}"):
        by_browser(pds, person.handle, Person(pds.newcomer()))


def test_an_answer_in_the_name_of_somebody_else_is_not_taken(pds: Pds, person: Person) -> None:
    def mixed_up(back: str) -> str:
        return back.replace("iss=http%3A%2F%2Flocalhost", "iss=https%3A%2F%2Fevil.example")

    with pytest.raises(SignInDeclined, match="somebody else"):
        by_browser(pds, person.handle, Person(person.handle, on_the_way=mixed_up))


def test_a_person_who_does_nothing_can_be_left(pds: Pds, person: Person) -> None:
    pages: list[str] = []

    def stop(_done: float, _total: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        WAY.sign_in({"handle": person.handle, "password": "", "server": pds.url}, pages.append, stop)
    assert len(pages) == 1


def test_a_computer_whose_clock_is_wrong_is_let_in_all_the_same(pds: Pds, monkeypatch: pytest.MonkeyPatch) -> None:
    right = time.time
    monkeypatch.setattr(bluesky_proof.time, "time", lambda: right() - 3_000)

    desk = Desk(WAY, by_browser(pds, pds.newcomer()))
    assert desk.out(post(text="Jam yang lambat")).kind == "live"


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"authorization_servers": []},
        {"authorization_servers": [7]},
        {"authorization_servers": "https://evil.example"},
        ["nothing"],
    ],
)
def test_a_server_that_does_not_say_who_lets_in_is_left_alone(pds: Pds, document: object) -> None:
    pds.front.answer_next("oauth-protected-resource", 200, document)

    with pytest.raises(SignInDeclined, match="does not say who lets programs in"):
        gate_of(pds.url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("issuer", "https://evil.example"),
        ("authorization_endpoint", "javascript:alert(1)"),
        ("token_endpoint", "https://evil.example/token"),
        ("pushed_authorization_request_endpoint", ""),
    ],
)
def test_no_page_and_no_key_goes_to_another_place(pds: Pds, name: str, value: str) -> None:
    gate = gate_of(pds.url)
    names = ("issuer", "pushed_authorization_request_endpoint", "authorization_endpoint", "token_endpoint")
    said = dict(zip(names, (gate.issuer, gate.push, gate.page, gate.token), strict=True))
    pds.front.answer_next("oauth-authorization-server", 200, {**said, name: value})

    with pytest.raises(SignInDeclined):
        gate_of(pds.url)


def test_what_breaks_on_the_way_can_be_tried_again(pds: Pds, person: Person) -> None:
    pds.lose_next_answer("/oauth/par")

    with pytest.raises(NotSent):
        by_browser(pds, person.handle)
    assert by_browser(pds, person.handle).account.number == pds.people[person.handle]


def _watch(desk: Desk, told: Callable[[], None]) -> None:
    """Be told when keys are kept."""

    def keep(keys: Keys) -> None:
        told()
        desk.keys = Keys.from_text(json.dumps(dict(keys.values)))

    desk.connector = WAY.open(desk.signed.account, desk.keys, keep)
