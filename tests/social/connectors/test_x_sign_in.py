"""Signing in to X in the browser, and staying signed in though each refresh key is good only once."""

import socket
from contextlib import ExitStack
from pathlib import Path

import pytest

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Keys
from radiodesk.model.posting_problems import NotSent, SignInDeclined, SignInOver
from radiodesk.social.connectors.x.connector import PORTS, WAY, XWay
from tests.servers.consent import browser
from tests.servers.vendor import Said, serving
from tests.servers.x_server import CLIENT, SECRET, X, problem
from tests.social.connectors.posting import picture, post
from tests.social.connectors.x_story import account

TYPED = {"client": CLIENT, "secret": SECRET}


@pytest.mark.parametrize("secret", [SECRET, ""], ids=["confidential", "public"])
def test_somebody_says_yes_and_the_account_is_let_in(secret: str):
    with account(secret) as (x, desk):
        assert (desk.signed.account.name, desk.signed.account.number) == ("x:@humas", "2244994945")
        assert desk.keys["refresh"] in x.consent.refresh
        assert x.consent.pages[0]["redirect_uri"] == f"http://127.0.0.1:{x.ports[0]}/callback"
        assert "offline.access" in x.consent.pages[0]["scope"].split()
        assert desk.out(post()).kind == "live"


def test_the_next_address_is_taken_where_one_is_in_use():
    with serving(X()) as x, ExitStack() as held:
        held.enter_context(socket.create_server(("127.0.0.1", x.ports[0])))
        held.enter_context(socket.create_server(("127.0.0.1", x.ports[1])))
        XWay(x.url, x.ports).sign_in(TYPED, browser, no_step)
        assert f":{x.ports[2]}/" in x.consent.pages[0]["redirect_uri"]


def test_where_all_addresses_are_in_use_it_is_said():
    with serving(X()) as x, ExitStack() as held:
        for port in x.ports:
            held.enter_context(socket.create_server(("127.0.0.1", port)))
        with pytest.raises(SignInDeclined, match=str(x.ports[1])):
            XWay(x.url, x.ports).sign_in(TYPED, browser, no_step)


def test_the_steps_name_every_address_that_x_must_know():
    told = " ".join(WAY.steps)
    assert all(f"http://127.0.0.1:{port}/callback" in told for port in PORTS)
    assert "$0.200" in told


@pytest.mark.parametrize("manner", ["declined", "half", "wrong secret", "forbidden", "strange name"])
def test_no_is_no(manner: str):
    with serving(X()) as x:
        x.consent.is_declined = manner == "declined"
        x.consent.granted = "tweet.read users.read" if manner == "half" else ""
        if manner == "forbidden":
            x.trouble("/users/me", problem(403, "Client Forbidden", "Your app is not enrolled."))
        x.user["username"] = "../../x" if manner == "strange name" else "humas"
        typed = {**TYPED, "secret": "another"} if manner == "wrong secret" else TYPED
        with pytest.raises(SignInDeclined):
            XWay(x.url, x.ports).sign_in(typed, browser, no_step)


def test_a_refresh_key_is_used_once_and_the_new_one_is_kept_before_it_is_used():
    # Given a key that has ended
    with account() as (x, desk):
        old = desk.keys
        x.consent.end_access()
        kept: list[Keys] = []
        connector = desk.way.open(desk.signed.account, old, lambda keys: kept.append(keys) or x.asked.append("kept"))

        # When something is posted
        connector.send(post(), {})
        connector.close()

        # Then the new keys were on the disk before anything was asked with them
        asked = x.asked[-4:]
        assert asked == ["POST /2/tweets", "POST /2/oauth2/token", "kept", "POST /2/tweets"]
        assert x.consent.used_up == [old["refresh"]]
        assert kept[0]["refresh"] in x.consent.refresh
        assert len(x.posts) == 1


def test_two_hours_later_and_after_a_new_start_it_still_lets_us_in(tmp_path: Path):
    with account() as (x, desk):
        for number in range(3):
            x.consent.end_access()
            desk.reopened()
            assert desk.out(post(text=f"Kabar {number}", carried=(picture(tmp_path),))).kind == "live"
        assert len(x.consent.used_up) == 3


def test_a_key_that_is_about_to_end_is_renewed_and_asking_costs_nothing():
    with account() as (x, desk):
        desk.keys = desk.keys.renewed(until="1000")
        assert desk.reopened().renew(post().made_at) == desk.signed.account
        assert desk.keys["refresh"] in x.consent.refresh
        assert x.spent == 0


def test_an_empty_refresh_key_never_takes_the_place_of_a_good_one():
    with account() as (x, desk):
        good = desk.keys["refresh"]
        desk.keys = desk.keys.renewed(until="1000")
        x.trouble("token", Said(200, {"access_token": "new", "expires_in": 7200, "refresh_token": ""}))
        desk.reopened().renew(post().made_at)
        assert (desk.keys["access"], desk.keys["refresh"]) == ("new", good)


def test_a_consent_that_was_withdrawn_is_said_and_nothing_was_posted():
    with account() as (x, desk):
        x.consent.end_all()
        with pytest.raises(SignInOver) as caught:
            desk.out(post())
        assert "@humas" in str(caught.value)
        assert not any(key in str(caught.value) for key in desk.keys.values.values() if key)
        assert x.posts == []


def test_a_key_server_in_trouble_ends_no_sign_in():
    with account() as (x, desk):
        x.consent.end_access()
        x.trouble("/2/tweets", Said(401))
        x.trouble("token", Said(502))
        with pytest.raises(NotSent):
            desk.out(post())
        assert desk.out(post()).kind == "live"
        assert len(x.posts) == 1
