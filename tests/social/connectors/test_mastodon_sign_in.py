"""Signing in to a Mastodon server by the browser."""

import threading

import httpx
import pytest

from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.model.posting_problems import NotSent, SignInDeclined
from radiodesk.model.problems import BadValue
from radiodesk.social.connectors.connector import SignedIn
from radiodesk.social.connectors.mastodon.connector import WAY
from radiodesk.social.connectors.mastodon.server import server_address
from tests.servers.consent import browser
from tests.servers.mastodon_server import DOMAIN, GOTOSOCIAL, MASTODON, MastodonServer, mastodon_server
from tests.servers.ports import free_ports
from tests.servers.vendor import Said


def let_in(server: MastodonServer) -> SignedIn:
    (signed_in,) = WAY.sign_in({"server": server.url}, browser, no_step)
    return signed_in


@pytest.mark.parametrize("software", [MASTODON, GOTOSOCIAL], ids=lambda each: each.name)
def test_the_person_says_yes_and_the_account_is_known_by_its_own_name(software) -> None:
    with mastodon_server(software) as server:
        signed_in = let_in(server)

        assert signed_in.account.name == f"mastodon:@humas@{DOMAIN}"
        assert (signed_in.account.server, signed_in.account.number) == (server.url, "7")
        assert server.consent.keys[signed_in.keys["access_token"]] == {
            "write:statuses",
            "write:media",
            "read:accounts",
            "read:statuses",
        }


def test_what_was_let_in_can_post(tmp_path) -> None:
    from tests.social.connectors.mastodon_desk import outgoing, posted

    with mastodon_server() as server:
        signed_in = let_in(server)
        connector = WAY.open(signed_in.account, signed_in.keys, lambda _keys: None)
        assert posted(connector, outgoing()).kind == "live"
        connector.close()


def test_a_server_with_narrow_scopes_of_other_names_is_asked_for_broad_ones() -> None:
    with mastodon_server() as server:
        offer = {
            "issuer": server.url,
            "scopes_supported": ["read", "write"],
            "code_challenge_methods_supported": ["S256"],
        }
        server.trouble("oauth-authorization-server", Said(200, offer))

        assert server.consent.keys[let_in(server).keys["access_token"]] == {"read", "write"}


def test_the_person_says_no() -> None:
    with mastodon_server() as server:
        server.consent.is_declined = True
        with pytest.raises(SignInDeclined, match="denied the request"):
            let_in(server)


def test_an_answer_in_the_name_of_another_server_is_not_taken() -> None:
    def meddle(address: str) -> None:
        target = httpx.get(address).headers["Location"]
        threading.Thread(target=httpx.get, args=(f"{target}&iss=https://jahat.example",), daemon=True).start()

    with mastodon_server() as server, pytest.raises(SignInDeclined, match="another server"):
        WAY.sign_in({"server": server.url}, meddle, no_step)


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("/api/v1/apps", Said(404, body=b"<html>")),
        ("/api/v1/apps", Said(200, {"client_id": 7})),
        ("/api/v1/apps", Said(200, ["x"])),
        ("/oauth/token", Said(200, {"access_token": "a\r\nHost: jahat"})),
        ("verify_credentials", Said(200, {"id": "7"})),
    ],
)
def test_a_server_that_is_no_mastodon_lets_nobody_in(where: str, said: Said) -> None:
    with mastodon_server() as server:
        server.trouble(where, said)
        with pytest.raises(SignInDeclined):
            let_in(server)


def test_nobody_there() -> None:
    with pytest.raises(NotSent):
        WAY.sign_in({"server": f"http://127.0.0.1:{free_ports(1)[0]}"}, browser, no_step)


def test_waiting_for_the_person_can_be_stopped() -> None:
    def stop(_done: float, _total: float) -> None:
        raise Cancelled

    with mastodon_server() as server, pytest.raises(Cancelled):
        WAY.sign_in({"server": server.url}, lambda _address: None, stop)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("mastodon.example", "https://mastodon.example"),
        (" Mastodon.Example/about ", "https://mastodon.example"),
        ("@humas@sosial.contoh.id", "https://sosial.contoh.id"),
        ("humas@sosial.contoh.id", "https://sosial.contoh.id"),
        ("https://sosial.contoh.id/@humas", "https://sosial.contoh.id"),
        ("sosial.contoh.id:8443", "https://sosial.contoh.id:8443"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9"),
    ],
)
def test_a_server_is_known_however_its_name_is_typed(typed: str, address: str) -> None:
    assert server_address(typed) == address


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "mastodon",
        "http://mastodon.example",
        "ftp://a.b",
        "https://",
        "a b.c",
        "https://a.b:x",
        "http://[",
    ],
)
def test_what_is_no_server_is_said_so(typed: str) -> None:
    with pytest.raises(BadValue, match=r"mastodon\.example"):
        server_address(typed)
