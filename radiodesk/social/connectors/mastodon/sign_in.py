"""Signing in to a server that speaks as Mastodon does: the program registers itself there, the person says yes."""

import secrets
from collections.abc import Mapping
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import SignInDeclined
from radiodesk.social.connectors.connector import Browser, SignedIn
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.loopback import Loopback, Pkce
from radiodesk.social.connectors.mastodon.answers import reason
from radiodesk.social.connectors.mastodon.server import server_address, server_name
from radiodesk.social.networks import network_of

SCOPES = ("write:statuses", "write:media", "read:accounts", "read:statuses")
"""No more than what is needed: nobody's messages, follows or settings."""

BROAD_SCOPES = ("read", "write")
"""For servers that say that they do not know the narrow ones."""


def sign_in(typed: str, browser: Browser, step: Step) -> SignedIn:
    """Register with the server for this one sign-in, send the person to its page, and learn who let us in.

    Each sign-in has a registration of its own, for the address to come back to has a port of its own.
    Raises `BadValue`, `SignInDeclined`, `NotSent`, and what the step raises.
    """
    address = server_address(typed)
    with closing(Line("mastodon", address)) as line, Loopback("mastodon") as loopback:
        offer = _offer(line)
        scopes = _scopes(offer)
        program = _registered(line, loopback.address, scopes)
        pkce = Pkce() if "S256" in _list(offer, "code_challenge_methods_supported") else None
        asked = {
            "response_type": "code",
            "client_id": program["client_id"],
            "redirect_uri": loopback.address,
            "scope": " ".join(scopes),
            "state": loopback.state,
        }
        if pkce:
            asked |= {"code_challenge": pkce.challenge, "code_challenge_method": "S256"}
        browser(f"{address}/oauth/authorize?{urlencode(asked)}")
        query = loopback.wait(step)
        _insist_on_sender(offer, query)
        token = _token(line, program, query, loopback.address, pkce)
    return _signed_in(address, token, program)


def _offer(line: Line) -> Mapping[str, Any]:
    """What the server says of its sign-in (RFC 8414, Mastodon since 4.3); nothing where it says nothing."""
    answer = line.ask("GET", "/.well-known/oauth-authorization-server")
    return answer.document if answer.is_well and isinstance(answer.document, dict) else {}


def _list(offer: Mapping[str, Any], name: str) -> list[Any]:
    said = offer.get(name)
    return said if isinstance(said, list) else []


def _scopes(offer: Mapping[str, Any]) -> tuple[str, ...]:
    known = _list(offer, "scopes_supported")
    return SCOPES if not known or set(SCOPES) <= {str(each) for each in known} else BROAD_SCOPES


def _registered(line: Line, address: str, scopes: tuple[str, ...]) -> dict[str, str]:
    form = {"client_name": "RadioDesk", "redirect_uris": address, "scopes": " ".join(scopes)}
    return _kept(line.ask("POST", "/api/v1/apps", data=form), "client_id", "client_secret")


def _insist_on_sender(offer: Mapping[str, Any], query: Mapping[str, str]) -> None:
    """The answer must come from the server that was asked, where it says who it is (RFC 9207)."""
    issuer = offer.get("issuer")
    if (
        "iss" in query
        and isinstance(issuer, str)
        and not secrets.compare_digest(query["iss"].encode(), issuer.encode())
    ):
        raise _declined(_("the answer came from another server"))


def _token(line: Line, program: Mapping[str, str], query: Mapping[str, str], address: str, pkce: Pkce | None) -> str:
    form = {
        "grant_type": "authorization_code",
        "code": query.get("code", ""),
        "redirect_uri": address,
        "client_id": program["client_id"],
        "client_secret": program["client_secret"],
    }
    if pkce:
        form["code_verifier"] = pkce.verifier
    return _kept(line.ask("POST", "/oauth/token", data=form), "access_token")["access_token"]


def _signed_in(address: str, token: str, program: Mapping[str, str]) -> SignedIn:
    with closing(Line("mastodon", address, {"Authorization": f"Bearer {token}"})) as line:
        person = _kept(line.ask("GET", "/api/v1/accounts/verify_credentials"), "id", "username")
        handle = f"@{person['username']}@{server_name(line, address)}"
    return SignedIn(Account("mastodon", handle, address, person["id"]), Keys({"access_token": token, **program}))


def _kept(answer: Answer, *names: str) -> dict[str, str]:
    """These words of an answer. Raises `SignInDeclined` where it says no, or is not what such a server would say."""
    if not answer.is_well:
        raise _declined(reason(answer))
    said = answer.document if isinstance(answer.document, dict) else {}
    words = {name: said.get(name) for name in names}
    found = {name: word for name, word in words.items() if isinstance(word, str) and word.isprintable() and word}
    if len(found) < len(names):
        raise _declined(_("this server does not answer as Mastodon does"))
    return found


def _declined(sentence: str) -> SignInDeclined:
    return SignInDeclined(network=network_of("mastodon").label, reason=sentence)
