"""Signing in to Bluesky by the browser (atproto.com/specs/oauth): pushed request, PKCE, proof of possession."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.bluesky.answers import declined, reason, refused, text_of
from radiodesk.social.connectors.bluesky.identity import Identity
from radiodesk.social.connectors.bluesky.proof import Ask, ProofKey, Prover
from radiodesk.social.connectors.connector import Browser, KeepKeys
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.loopback import Loopback, Pkce

SCOPE = "atproto repo:app.bsky.feed.post blob:*/*"
"""No more than it needs: posts, and files for them."""

LASTS = timedelta(weeks=2)
"""A program that stands on the person's own computer is let in for so long; then the person is asked again."""

_RETURN = "http://127.0.0.1/callback"
"""Every port of loopback is as good as this (RFC 8252 section 7.3)."""

CLIENT = f"http://localhost?{urlencode({'redirect_uri': _RETURN, 'scope': SCOPE})}"
"""What a program is called that has no page of its own: servers make up its description from this address."""


@dataclass(frozen=True)
class Gate:
    """Who lets in to a server, and where it takes which request."""

    issuer: str
    push: str
    page: str
    token: str


def let_in_by_browser(
    identity: Identity, browser: Browser, step: Step, now: datetime | None = None
) -> tuple[Keys, datetime]:
    """The keys that a person allows on the page of the server, and until when. Raises `SignInDeclined`, `NotSent`."""
    gate = gate_of(identity.server)
    key, pkce = ProofKey(), Pkce()
    line = Line("bluesky", gate.issuer)
    try:
        prover = Prover(gate.issuer, key)
        with Loopback("bluesky") as loopback:
            request = _pushed(line, prover, gate, pkce, loopback, identity.handle)
            browser(f"{gate.page}?{urlencode({'client_id': CLIENT, 'request_uri': request})}")
            came = loopback.wait(step)
        if came.get("iss") != gate.issuer:
            raise declined(_("the answer came from somebody else"))
        answer = prover.request(line.ask, "POST", gate.token, data=_for_code(came, pkce, loopback.address))
    finally:
        line.close()
    tokens = _believed(answer, identity)
    fixed = {"proof": key.pem, "issuer": gate.issuer, "token": gate.token}
    return Keys({**fixed, **tokens}), (now or datetime.now(UTC)) + LASTS


def gate_of(server: str) -> Gate:
    """Who lets in to a server that keeps posts (RFC 9728, RFC 8414). Raises `SignInDeclined`, `NotSent`."""
    guarded = _read(server, "/.well-known/oauth-protected-resource")
    named = guarded.get("authorization_servers")
    issuer = named[0] if isinstance(named, list) and named and isinstance(named[0], str) else ""
    said = _read(issuer, "/.well-known/oauth-authorization-server") if issuer else {}
    names = ("issuer", "pushed_authorization_request_endpoint", "authorization_endpoint", "token_endpoint")
    gate = Gate(*(str(said.get(name, "")) for name in names))
    at_home = all(_origin(each) == _origin(issuer) for each in (gate.push, gate.page, gate.token))
    if not issuer or gate.issuer != issuer or not at_home:
        raise declined(_("{server} does not say who lets programs in").format(server=server))
    return gate


class BrowserTicket:
    """Tokens that are good only together with our key; each refresh token is good only once."""

    def __init__(self, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._account, self._keys, self._keep_keys = account, keys, keep_keys
        key = ProofKey(keys["proof"])
        self._prover, self._gate = Prover(account.server, key), Prover(keys["issuer"], key)
        self._line = Line("bluesky", keys["issuer"])

    def request(self, ask: Ask, method: str, path: str, **parts: Any) -> Answer:
        """With the access token and its proof."""
        return self._prover.request(ask, method, path, self._keys["access"], **parts)

    def renew(self) -> None:
        """By the refresh token. An answer that was lost has used it up: then a person must sign in again."""
        wanted = {"grant_type": "refresh_token", "refresh_token": self._keys["refresh"], "client_id": CLIENT}
        answer = self._gate.request(self._line.ask, "POST", self._keys["token"], data=wanted)
        if not answer.is_well or text_of(answer, "sub") != self._account.number:
            raise refused(answer, self._account)
        self._keys = self._keys.renewed(
            access=text_of(answer, "access_token"), refresh=text_of(answer, "refresh_token")
        )
        self._keep_keys(self._keys)

    def close(self) -> None:
        """Let go of the line to who lets in."""
        self._line.close()


def _pushed(line: Line, prover: Prover, gate: Gate, pkce: Pkce, loopback: Loopback, handle: str) -> str:
    """RFC 9126: the request goes there first, the browser carries only its number."""
    wanted = {
        "client_id": CLIENT,
        "response_type": "code",
        "redirect_uri": loopback.address,
        "scope": SCOPE,
        "state": loopback.state,
        "code_challenge": pkce.challenge,
        "code_challenge_method": "S256",
        "login_hint": handle,
    }
    answer = prover.request(line.ask, "POST", gate.push, data=wanted)
    if not answer.is_well or not text_of(answer, "request_uri"):
        raise declined(reason(answer))
    return text_of(answer, "request_uri")


def _for_code(came: Mapping[str, str], pkce: Pkce, address: str) -> dict[str, str]:
    return {
        "grant_type": "authorization_code",
        "code": came.get("code", ""),
        "redirect_uri": address,
        "code_verifier": pkce.verifier,
        "client_id": CLIENT,
    }


def _believed(answer: Answer, identity: Identity) -> dict[str, str]:
    """The tokens, if they are for who was asked for: the page lets people choose another account."""
    if not answer.is_well:
        raise declined(reason(answer))
    tokens = {"access": text_of(answer, "access_token"), "refresh": text_of(answer, "refresh_token")}
    if text_of(answer, "sub") != identity.did:
        raise declined(_("another account than {handle} was chosen").format(handle=identity.handle))
    if (
        text_of(answer, "token_type") != "DPoP"
        or "atproto" not in text_of(answer, "scope").split()
        or not all(tokens.values())
    ):
        raise declined(_("the keys that came are not those that were asked for"))
    return tokens


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


def _read(server: str, path: str) -> dict[str, Any]:
    line = Line("bluesky", server)
    try:
        document = line.ask("GET", path).document
    finally:
        line.close()
    return document if isinstance(document, dict) else {}
