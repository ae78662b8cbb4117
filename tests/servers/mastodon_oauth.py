"""The sign-in of a Mastodon server: programs register themselves, people say yes, codes are good once."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.servers.forms import form_of
from tests.servers.vendor import Asked, Said

KNOWN_SCOPES = ("read", "write", "read:accounts", "read:statuses", "write:statuses", "write:media", "follow", "push")


@dataclass
class MastodonConsent:
    """`demands_pkce` for servers since 4.3; `is_declined` when the person says no."""

    demands_pkce: bool = True
    is_declined: bool = False
    programs: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def offer(self, url: str) -> Said:
        """RFC 8414; older servers know nothing of it."""
        if not self.demands_pkce:
            return Said(404, {"error": "Not Found"})
        return Said(
            200,
            {
                "issuer": url,
                "authorization_endpoint": f"{url}/oauth/authorize",
                "token_endpoint": f"{url}/oauth/token",
                "scopes_supported": list(KNOWN_SCOPES),
                "code_challenge_methods_supported": ["S256"],
            },
        )

    def register(self, asked: Asked) -> Said:
        given = form_of(asked).values
        scopes = str(given.get("scopes", "read")).split()
        if not given.get("client_name") or not set(scopes) <= set(KNOWN_SCOPES):
            return Said(422, {"error": "Validation failed: Scopes doesn't match configured on the server."})
        client = secrets.token_urlsafe(24)
        program = {"client_id": client, "client_secret": secrets.token_urlsafe(24), "name": given["client_name"]}
        self.programs[client] = {**program, "redirect": given.get("redirect_uris"), "scopes": scopes}
        return Said(200, {**program, "id": "1", "redirect_uri": given.get("redirect_uris"), "vapid_key": ""})

    def page(self, asked: Asked) -> Said:
        """Send the person back, as if they had said yes (or no)."""
        given = {name: values[-1] for name, values in asked.query.items()}
        program = self.programs.get(given.get("client_id", ""))
        if program is None or given.get("redirect_uri") != program["redirect"]:
            return Said(401, body=b"The redirect URI included is not valid.")
        if not set(given.get("scope", "read").split()) <= set(program["scopes"]):
            return self._back(given, error="invalid_scope", error_description="The requested scope is invalid.")
        if self.demands_pkce and given.get("code_challenge_method") != "S256":
            return self._back(given, error="invalid_request")
        if self.is_declined:
            said = "The resource owner or authorization server denied the request."
            return self._back(given, error="access_denied", error_description=said)
        code = secrets.token_urlsafe(16)
        self.codes[code] = given
        return self._back(given, code=code)

    def _back(self, given: dict[str, str], **said: str) -> Said:
        query = urlencode({**said, "state": given.get("state", "")})
        return Said(302, headers={"Location": f"{given['redirect_uri']}?{query}"})

    def token(self, asked: Asked) -> Said:
        given = form_of(asked).values
        program = self.programs.get(given.get("client_id", ""))
        if program is None or program["client_secret"] != given.get("client_secret"):
            return Said(401, {"error": "invalid_client", "error_description": "Client authentication failed."})
        page = self.codes.pop(given.get("code", ""), None)
        if page is None or given.get("redirect_uri") != page["redirect_uri"] or not self._is_proven(page, given):
            return Said(400, {"error": "invalid_grant", "error_description": "The provided grant is invalid."})
        return Said(200, {"access_token": self.let_in(*page["scope"].split()), "token_type": "Bearer"})

    def _is_proven(self, page: dict[str, str], given: dict[str, Any]) -> bool:
        digest = hashlib.sha256(str(given.get("code_verifier", "")).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        return page.get("code_challenge", challenge) == challenge or not self.demands_pkce

    def let_in(self, *scopes: str) -> str:
        """A key for these scopes."""
        key = secrets.token_urlsafe(24)
        self.keys[key] = frozenset(scopes)
        return key

    def scopes_of(self, asked: Asked) -> frozenset[str] | None:
        """What the key of a request lets in to; None for one that is not good."""
        return self.keys.get(asked.headers.get("authorization", "").removeprefix("Bearer "))
