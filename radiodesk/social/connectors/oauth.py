"""Consent by the browser of the system, and keys that are renewed before they are used (RFC 6749, 7636, 8252)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import NotSent, SignInDeclined, SignInOver
from radiodesk.social.connectors.connector import Browser, KeepKeys
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.loopback import Loopback, Pkce
from radiodesk.social.networks import network_of

EARLY = timedelta(minutes=5)
"""A key is renewed so long before it ends: a large part of a video may take a while."""

MOST_SAID = 300
"""Characters of what a server says about trouble; a page of HTML tells nobody anything."""

Authenticate = Callable[[str, str], Mapping[str, Any]]
"""How a client says who it is, by its id and secret: parts of a request for keys, as httpx takes them."""


@dataclass(frozen=True)
class Consent:
    """Where a network asks a person (`page`), where its keys come from, what is asked for (`scopes`).

    `ports` are those that the network lets the browser come back to, 0 any; `more` goes along to the page.
    """

    network: str
    page: str
    server: str
    path: str
    scopes: tuple[str, ...]
    authenticate: Authenticate
    ports: Sequence[int] = (0,)
    more: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def label(self) -> str:
        """The network as people call it."""
        return network_of(self.network).label


def keys_by_consent(consent: Consent, client: str, secret: str, browser: Browser, step: Step) -> Keys:
    """The keys that a person lets RadioDesk have. Raises `SignInDeclined`, `NotSent`, and what `step` does."""
    pkce = Pkce()
    with Loopback(consent.network, consent.ports) as back:
        browser(_page(consent, client, back, pkce))
        code = back.wait(step).get("code", "")
        given = {
            "grant_type": "authorization_code",
            "code": code,
            "code_verifier": pkce.verifier,
            "redirect_uri": back.address,
        }
        answer = _token(consent, client, secret, given)
    if not answer.is_well:
        raise SignInDeclined(network=consent.label, reason=said(answer))
    keys = Keys({"client": client, "secret": secret}).renewed(**_values(answer))
    _insist_on_all(consent, keys)
    return keys


def _page(consent: Consent, client: str, back: Loopback, pkce: Pkce) -> str:
    query = {
        "response_type": "code",
        "client_id": client,
        "redirect_uri": back.address,
        "scope": " ".join(consent.scopes),
        "state": back.state,
        "code_challenge": pkce.challenge,
        "code_challenge_method": "S256",
        **consent.more,
    }
    return f"{consent.page}?{urlencode(query)}"


def _insist_on_all(consent: Consent, keys: Keys) -> None:
    granted = (keys["scope"] or " ".join(consent.scopes)).split()
    if missing := [scope for scope in consent.scopes if scope not in granted]:
        reason = _("it did not get everything it asked for ({missing})").format(missing=", ".join(missing))
        raise SignInDeclined(network=consent.label, reason=reason)
    if not keys["access"] or not keys["refresh"]:
        raise SignInDeclined(network=consent.label, reason=_("there were no keys in the answer"))


class Access:
    """The keys of an account. `bearer` is the header of a request, renewed first where that is due."""

    def __init__(self, consent: Consent, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._consent, self._account, self.keys, self._keep = consent, account, keys, keep_keys

    def bearer(self) -> dict[str, str]:
        """The header that lets in. Raises `SignInOver`, `NotSent`."""
        if not self.keys["access"] or datetime.now(UTC) + EARLY > self._end():
            self.renew()
        return {"Authorization": f"Bearer {self.keys['access']}"}

    def renew(self) -> None:
        """New keys for the old, kept before they are used: some are good only once. Raises `SignInOver`, `NotSent`."""
        given = {"grant_type": "refresh_token", "refresh_token": self.keys["refresh"]}
        answer = _token(self._consent, self.keys["client"], self.keys["secret"], given)
        values = _values(answer) if answer.is_well else {}
        if not values.get("access"):
            raise self.over(said(answer))
        renewed = self.keys.renewed(**values)  # an empty refresh key never takes the place of one that is there
        self._keep(renewed)
        self.keys = renewed

    def over(self, reason: str) -> SignInOver:
        """The problem of keys that let nobody in any more."""
        return SignInOver(network=self._consent.label, account=self._account.handle, reason=reason)

    def _end(self) -> datetime:
        seconds = self.keys["until"]
        return datetime.fromtimestamp(int(seconds), UTC) if seconds.isdecimal() else datetime.max.replace(tzinfo=UTC)


class LetIn:
    """A line with the keys of an account. A "no" to a key (401) was no deed, so it is asked again with a new one."""

    def __init__(self, line: Line, access: Access) -> None:
        """Nothing is asked yet."""
        self.line, self.access = line, access

    def ask(self, method: str, path: str, **parts: Any) -> Answer:
        """As `Line.ask`. Raises also `SignInOver`."""
        return self._twice(self.line.ask, method, path, parts)

    def commit(self, method: str, path: str, **parts: Any) -> Answer:
        """As `Line.commit`. Raises also `SignInOver`."""
        return self._twice(self.line.commit, method, path, parts)

    def _twice(self, ask: Callable[..., Answer], method: str, path: str, parts: Mapping[str, Any]) -> Answer:
        more = parts.get("headers", {})
        rest = {name: part for name, part in parts.items() if name != "headers"}
        answer = ask(method, path, headers={**self.access.bearer(), **more}, **rest)
        if answer.status != 401:
            return answer
        self.access.renew()
        answer = ask(method, path, headers={**self.access.bearer(), **more}, **rest)
        if answer.status == 401:
            raise self.access.over(said(answer))
        return answer


def fields(document: Any) -> Mapping[str, Any]:
    """A document where it is an object, as it should be; else an empty one."""
    return document if isinstance(document, dict) else {}


def said(answer: Answer) -> str:
    """Why a network said no, in its own words: the forms of RFC 6749 section 5.2, RFC 9457 and Google's."""
    document = fields(answer.document)
    trouble = document.get("error")
    words = (
        document.get("error_description"),
        fields(trouble).get("message"),
        document.get("detail"),
        document.get("title"),
        trouble,
    )
    first = next((each for each in words if isinstance(each, str) and each.strip()), f"HTTP {answer.status}")
    return " ".join(first.split())[:MOST_SAID]


def _token(consent: Consent, client: str, secret: str, given: Mapping[str, str]) -> Answer:
    line = Line(consent.network, consent.server)
    try:
        parts = dict(consent.authenticate(client, secret))
        data = {**given, **parts.pop("data", {})}
        answer = line.ask("POST", consent.path, data=data, **parts)
    finally:
        line.close()
    if answer.status in {404, 408}:
        raise NotSent(network=consent.label, reason=f"HTTP {answer.status}")
    return answer


def _values(answer: Answer) -> dict[str, str]:
    """What is kept of an answer with keys. One that says no end of a key gets none."""
    document = fields(answer.document)
    names = {"access": "access_token", "refresh": "refresh_token", "scope": "scope"}
    values = {own: document.get(name) for own, name in names.items()}
    lasts = document.get("expires_in")
    ends = int(datetime.now(UTC).timestamp()) + lasts if isinstance(lasts, int) and 0 < lasts < 10**8 else ""
    return {**{own: value for own, value in values.items() if isinstance(value, str)}, "until": str(ends)}
