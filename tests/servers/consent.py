"""A page of consent and the keys that it gives (RFC 6749, RFC 7636), as strict as those of the vendors."""

import base64
import hashlib
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit

from tests.servers.vendor import Asked, Said


@dataclass
class Consent:
    """Who may ask (`client`, `secret`; without a secret it is a public client), where to (`redirects`, () for any port
    of loopback), what is `granted` (all that was asked for, if nothing is said) and whether refresh keys are used up.
    """

    client: str
    secret: str
    redirects: tuple[str, ...] = ()
    rotates: bool = False
    secret_in_header: bool = False
    granted: str = ""
    is_declined: bool = False
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    access: dict[str, str] = field(default_factory=dict)
    refresh: dict[str, str] = field(default_factory=dict)
    used_up: list[str] = field(default_factory=list)
    pages: list[dict[str, str]] = field(default_factory=list)

    def scopes_of(self, asked: Asked) -> frozenset[str] | None:
        """What the key of a request lets in to; None for a key that is not good."""
        kind, _space, token = asked.headers.get("authorization", "").partition(" ")
        return frozenset(self.access[token].split()) if kind == "Bearer" and token in self.access else None

    def end_access(self) -> None:
        """An hour passes."""
        self.access.clear()

    def end_all(self) -> None:
        """Somebody withdraws the consent."""
        self.access.clear()
        self.refresh.clear()

    def page(self, asked: Asked) -> Said:
        """Send the person back, as if they had said yes (or no)."""
        given = {name: values[-1] for name, values in asked.query.items()}
        self.pages.append(given)
        if wrong := self._wrong_question(given):
            return Said(400, body=wrong.encode())
        if self.is_declined:
            return _back(given, error="access_denied")
        code = secrets.token_urlsafe(12)
        self.codes[code] = given
        return _back(given, code=code)

    def _wrong_question(self, given: Mapping[str, str]) -> str:
        target = given.get("redirect_uri", "")
        if given.get("response_type") != "code" or given.get("client_id") != self.client:
            return "invalid_request"
        if given.get("code_challenge_method") != "S256" or len(given.get("code_challenge", "")) != 43:
            return "a code challenge is demanded"
        if len(given.get("state", "")) < 16 or not given.get("scope"):
            return "state and scope are demanded"
        known = target in self.redirects if self.redirects else urlsplit(target).hostname == "127.0.0.1"
        return "" if known else "redirect_uri_mismatch"

    def token(self, asked: Asked) -> Said:
        """Keys for a code, once; or new keys for a refresh key."""
        given = {name: values[-1] for name, values in parse_qs(asked.body().decode()).items()}
        if not self._is_client(asked, given):
            return Said(401, {"error": "invalid_client", "error_description": "The client is not known."})
        if given.get("grant_type") == "authorization_code":
            return self._by_code(given)
        if given.get("grant_type") == "refresh_token":
            return self._by_refresh(given)
        return Said(400, {"error": "unsupported_grant_type"})

    def _is_client(self, asked: Asked, given: Mapping[str, str]) -> bool:
        if self.secret and self.secret_in_header:
            expected = "Basic " + base64.b64encode(f"{self.client}:{self.secret}".encode()).decode()
            return secrets.compare_digest(asked.headers.get("authorization", ""), expected)
        return given.get("client_id") == self.client and given.get("client_secret", "") == self.secret

    def _by_code(self, given: Mapping[str, str]) -> Said:
        page = self.codes.pop(given.get("code", ""), None)
        digest = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if page is None or challenge != page["code_challenge"] or given.get("redirect_uri") != page["redirect_uri"]:
            return Said(400, {"error": "invalid_grant", "error_description": "Malformed auth code."})
        scopes = self.granted or page["scope"]
        refresh = f"refresh-{secrets.token_urlsafe(12)}"
        self.refresh[refresh] = scopes
        return self._keys(scopes, refresh)

    def _by_refresh(self, given: Mapping[str, str]) -> Said:
        old = given.get("refresh_token", "")
        if old not in self.refresh:
            return Said(400, {"error": "invalid_grant", "error_description": "Token has been expired or revoked."})
        scopes = self.refresh[old]
        if not self.rotates:
            return self._keys(scopes, "")
        del self.refresh[old]
        self.used_up.append(old)
        new = f"refresh-{secrets.token_urlsafe(12)}"
        self.refresh[new] = scopes
        return self._keys(scopes, new)

    def _keys(self, scopes: str, refresh: str) -> Said:
        access = f"access-{secrets.token_urlsafe(12)}"
        self.access[access] = scopes
        document = {"access_token": access, "token_type": "Bearer", "expires_in": 3_600, "scope": scopes}
        return Said(200, {**document, **({"refresh_token": refresh} if refresh else {})})


def _back(given: Mapping[str, str], **said: str) -> Said:
    query = urlencode({**said, "state": given["state"]})
    return Said(302, headers={"Location": f"{given['redirect_uri']}?{query}"})


def browser(address: str) -> None:
    """A browser in which somebody looks at the page of consent; it follows where the page sends it."""
    import httpx

    threading.Thread(target=httpx.get, args=(address,), kwargs={"follow_redirects": True}, daemon=True).start()
