"""Asking Bluesky in the name of an account: with the key of the hour, once more with a new one when it is over."""

import base64
import json
from typing import Any, Protocol

from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.bluesky.answers import is_stale, refused, text_of
from radiodesk.social.connectors.bluesky.proof import Ask
from radiodesk.social.connectors.connector import KeepKeys
from radiodesk.social.connectors.line import Answer, Line

XRPC = "/xrpc/com.atproto."


class Ticket(Protocol):
    """What lets in: tokens of an app password, or those of a sign-in by the browser."""

    def request(self, ask: Ask, method: str, path: str, **parts: Any) -> Answer:
        """As `ask` does, in the name of the account."""

    def renew(self) -> None:
        """Get the next key and keep it before it is used. Raises `SignInOver`, `AccountGone`, `NotSent`."""

    def close(self) -> None:
        """Let go of its own line, if it has one."""


class Session:
    """One account's way in, over `line` to the server that keeps its posts."""

    def __init__(self, line: Line, ticket: Ticket) -> None:
        """Nothing is asked yet."""
        self.line, self._ticket = line, ticket

    def ask(self, method: str, name: str, **parts: Any) -> Answer:
        """`Line.ask` of a method of com.atproto, signed in."""
        return self._asked(self.line.ask, method, XRPC + name, parts)

    def commit(self, method: str, name: str, **parts: Any) -> Answer:
        """`Line.commit` of it: a key that is over is a clear no, so that it may be asked again with a new one."""
        return self._asked(self.line.commit, method, XRPC + name, parts)

    def close(self) -> None:
        """Let go of the lines."""
        self._ticket.close()
        self.line.close()

    def _asked(self, ask: Ask, method: str, path: str, parts: dict[str, Any]) -> Answer:
        answer = self._ticket.request(ask, method, path, **parts)
        if not is_stale(answer):
            return answer
        self._ticket.renew()
        return self._ticket.request(ask, method, path, **parts)


class AppPassword:
    """A session that a password for apps began; it is kept and renewed, for a server begins only 300 a day."""

    def __init__(self, line: Line, account: Account, keys: Keys, keep_keys: KeepKeys) -> None:
        """Nothing is asked yet."""
        self._line, self._account, self._keys, self._keep_keys = line, account, keys, keep_keys

    def request(self, ask: Ask, method: str, path: str, **parts: Any) -> Answer:
        """With the access token."""
        return ask(method, path, **{**parts, "headers": {**parts.get("headers", {}), **bearer(self._keys["access"])}})

    def renew(self) -> None:
        """By the refresh token; where that is over too, by the password."""
        answer = self._line.ask("POST", XRPC + "server.refreshSession", headers=bearer(self._keys["refresh"]))
        if is_stale(answer) and self._keys["password"]:
            answer = begin_session(self._line, self._account.number, self._keys["password"])
        if not answer.is_well:
            raise refused(answer, self._account)
        self._keys = self._keys.renewed(access=text_of(answer, "accessJwt"), refresh=text_of(answer, "refreshJwt"))
        self._keep_keys(self._keys)

    def close(self) -> None:
        """It has no line of its own."""


def begin_session(line: Line, identifier: str, password: str) -> Answer:
    """A new session."""
    return line.ask("POST", XRPC + "server.createSession", json={"identifier": identifier, "password": password})


def is_of_an_app(access: str) -> bool:
    """Whether a session was begun with a password for apps: only those are kept, never that of the person itself."""
    try:
        claims = json.loads(base64.urlsafe_b64decode(access.split(".")[1] + "=="))
    except (IndexError, ValueError):
        return False
    return isinstance(claims, dict) and str(claims.get("scope", "")).startswith("com.atproto.appPass")


def bearer(token: str) -> dict[str, str]:
    """The header of RFC 6750."""
    return {"Authorization": f"Bearer {token}"}
