"""Letting RadioDesk into an account on Bluesky by an app password, and how long that lasts."""

import base64
import hashlib
import hmac
import json

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.posting_problems import AccountGone, NotSent, SignInDeclined, SignInOver
from radiodesk.model.problems import BadValue
from radiodesk.social.connectors.bluesky.connector import WAY, BlueskyWay
from radiodesk.social.connectors.connector import SignedIn
from tests.servers.pds.server import PASSWORD, Pds
from tests.social.connectors.bluesky_story import by_app_password, copies_of, nobody
from tests.social.connectors.posting import Desk, post

pytestmark = pytest.mark.xdist_group("bluesky")


def test_an_app_password_lets_in_and_is_kept(pds: Pds, office: SignedIn) -> None:
    account = office.account

    assert account.server == pds.url
    assert account.number == pds.people[account.handle.removeprefix("@")]
    assert account.ends is None
    assert len(office.keys["password"]) == 19


def test_the_password_of_the_person_itself_is_not_kept(pds: Pds) -> None:
    (let,) = WAY.sign_in({"handle": pds.newcomer(), "password": PASSWORD, "server": pds.url}, nobody, no_step)

    assert set(let.keys.values) == {"access", "refresh"}


@pytest.mark.parametrize("typed", ["@{}", " {} ", "https://bsky.app/profile/{}", "\u202a@{}\u202c"])
def test_a_handle_is_taken_as_people_copy_it(pds: Pds, office: SignedIn, typed: str) -> None:
    handle = office.account.handle.removeprefix("@")
    given = {"handle": typed.format(handle).replace("k", "K", 1), "password": office.keys["password"]}

    assert WAY.sign_in({**given, "server": pds.url}, nobody, no_step)[0].account == office.account


@pytest.mark.parametrize("typed", ["humas", "humas@contoh.go.id", "", "a b.c", "-a.test", "../etc/passwd", "a" * 300])
def test_what_is_no_handle_is_said_before_anything_is_asked(pds: Pds, typed: str) -> None:
    before = len(pds.front.asked)

    with pytest.raises(BadValue):
        WAY.sign_in({"handle": typed, "password": "x", "server": pds.url}, nobody, no_step)
    assert len(pds.front.asked) == before


def test_a_wrong_password_is_said_in_the_words_of_the_server(pds: Pds, office: SignedIn) -> None:
    given = {"handle": office.account.handle, "password": "abcd-efgh-ijkl-mnop", "server": pds.url}

    with pytest.raises(SignInDeclined, match=r"or password\. Nothing was changed\. Check what you typed"):
        WAY.sign_in(given, nobody, no_step)


def test_who_types_a_wrong_password_too_often_is_told_to_wait(pds: Pds, office: SignedIn) -> None:
    pds.front.answer_next("createSession", 429, {"error": "RateLimitExceeded"})

    with pytest.raises(SignInDeclined, match="try again in five minutes"):
        WAY.sign_in({"handle": office.account.handle, "password": "x", "server": pds.url}, nobody, no_step)


def test_somebody_who_is_not_there_is_not_found(pds: Pds) -> None:
    with pytest.raises(SignInDeclined):
        WAY.sign_in({"handle": "nobody-here.test", "password": "x", "server": pds.url}, nobody, no_step)


def test_a_handle_leads_to_its_identity_and_that_to_the_server_of_the_posts(pds: Pds, office: SignedIn) -> None:
    way = BlueskyWay(first=pds.url, directory=pds.directory)
    given = {"handle": office.account.handle, "password": office.keys["password"]}

    assert way.sign_in(given, nobody, no_step)[0].account == office.account


def test_a_handle_that_points_at_somebody_else_is_not_believed(pds: Pds, office: SignedIn) -> None:
    way = BlueskyWay(first=pds.url, directory=pds.directory)
    pds.front.answer_next("resolveHandle", 200, {"did": pds.people[pds.newcomer()]})

    with pytest.raises(SignInDeclined, match="does not say that this is its handle"):
        way.sign_in({"handle": office.account.handle, "password": "x"}, nobody, no_step)


@pytest.mark.parametrize("server", ["http://contoh.go.id", "http://192.168.1.4:2583", "ftp://localhost", "contoh"])
def test_a_password_goes_over_no_line_that_others_can_read(server: str) -> None:
    with pytest.raises(BadValue):
        WAY.sign_in({"handle": "humas.test", "password": "x", "server": server}, nobody, no_step)


def test_a_session_that_is_over_is_renewed_and_kept_before_it_is_used(pds: Pds, desk: Desk) -> None:
    _let_time_pass(desk, "access")
    old = desk.keys
    words = post(text="Sesi lama")

    assert desk.out(words).kind == "live"
    assert desk.keys["access"] != old["access"]
    assert desk.keys["refresh"] != old["refresh"]
    assert desk.keys["password"] == old["password"]
    assert len(copies_of(pds, desk, words.text)) == 1


def test_renewing_whose_answer_was_lost_may_be_tried_again(pds: Pds, desk: Desk) -> None:
    _let_time_pass(desk, "access")
    pds.lose_next_answer("refreshSession")
    with pytest.raises(NotSent):
        desk.out(post())

    assert desk.out(post(text="Akhirnya")).kind == "live"


def test_after_months_the_app_password_begins_anew(pds: Pds, desk: Desk) -> None:
    _let_time_pass(desk, "access", "refresh")

    assert desk.out(post(text="Lama tak jumpa")).kind == "live"
    assert pds.front.asked[-2].endswith("server.createSession")


def test_without_a_kept_password_a_person_must_sign_in_again(pds: Pds) -> None:
    given = {"handle": pds.newcomer(), "password": PASSWORD, "server": pds.url}
    desk = Desk(WAY, WAY.sign_in(given, nobody, no_step)[0])
    _let_time_pass(desk, "access", "refresh")

    with pytest.raises(SignInOver):
        desk.out(post())


def test_an_app_password_that_was_taken_back_ends_it(pds: Pds) -> None:
    handle = pds.newcomer()
    desk = Desk(WAY, by_app_password(pds, handle))
    pds.take_back_app_passwords(handle)
    _let_time_pass(desk, "access")

    with pytest.raises(SignInOver, match="Sign in again") as told:
        desk.out(post())
    assert desk.keys["password"] not in str(told.value)


def test_an_account_that_was_switched_off_is_gone(pds: Pds) -> None:
    handle = pds.newcomer()
    desk = Desk(WAY, by_app_password(pds, handle))
    pds.switch_off(handle)

    with pytest.raises(AccountGone):
        desk.connector.renew(post().made_at)
    with pytest.raises(AccountGone):
        desk.out(post())


def test_asking_how_it_stands_changes_nothing(desk: Desk) -> None:
    assert desk.connector.renew(post().made_at) == desk.signed.account
    assert desk.connector.limits() is None
    assert not desk.connector.schedules()


def _let_time_pass(desk: Desk, *names: str) -> None:
    """As if these tokens had been given long ago; signed with the secret of the test's server."""
    desk.keys = desk.keys.renewed(**{name: _aged(desk.keys[name]) for name in names})
    desk.reopened()


def _aged(token: str) -> str:
    head, claims, _signature = token.split(".")
    said = json.loads(base64.urlsafe_b64decode(claims + "=="))
    old = json.dumps({**said, "iat": said["iat"] - 10**8, "exp": said["iat"] - 10**7}).encode()
    words = f"{head}.{base64.urlsafe_b64encode(old).rstrip(b'=').decode()}"
    signed = hmac.new(b"only for tests", words.encode(), hashlib.sha256).digest()
    return f"{words}.{base64.urlsafe_b64encode(signed).rstrip(b'=').decode()}"
