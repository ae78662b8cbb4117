"""Asking a helper: one request to an address that speaks as OpenAI's does, with an end to time and size."""

import ipaddress
import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from radiodesk.bahasa.words import _
from radiodesk.model.helper_problems import HelperSilent
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.rewriting import Sent

if TYPE_CHECKING:  # nobody asks a helper before the first frame
    import httpx

CONNECT_S, ANSWER_S = 5.0, 120.0
"""A model on a small computer takes its time."""

LONGEST_ANSWER = 200_000
"""Bytes; a post has a few thousand."""


class _TooMuch(Exception):
    """More bytes or seconds than a post needs."""


def checked_address(address: str) -> str:
    """The address without what is too much of it. Raises `BadValue` for one that others on the way could read along.

    Without encryption only this computer and those of the same house (private numbers, RFC 1918) may be asked.
    """
    parts = urlsplit(address.strip().rstrip("/"))
    if (
        not parts.hostname
        or parts.username
        or parts.query
        or parts.fragment
        or not _is_safe(parts.scheme, parts.hostname)
    ):
        raise BadValue(
            value=address, field=N_("the address of a helper"), expected="https://…, http://127.0.0.1:11434/v1"
        )
    return parts.geturl()


def ask_helper(address: str, key: str, sent: Sent, patience_s: float = ANSWER_S) -> str:
    """What the helper answers. Raises `HelperSilent`, `BadValue` for an address or a key that cannot be used."""
    import httpx

    place = checked_address(address)
    if not (key.isascii() and key.isprintable()):
        raise BadValue(value="…", field=N_("the key of a helper"), expected="A-Z a-z 0-9")
    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    headers |= {"Authorization": f"Bearer {key}"} if key else {}
    timeout = httpx.Timeout(patience_s, connect=min(CONNECT_S, patience_s))
    try:
        with _client(place, timeout) as client:
            body = _posted(client, f"{place}/chat/completions", headers, sent, patience_s)
    except (httpx.HTTPError, httpx.InvalidURL, _TooMuch) as error:
        raise HelperSilent(address=place, reason=_reason(error)) from None
    return _content(body, place)


def _client(place: str, timeout: "httpx.Timeout") -> "httpx.Client":
    """Only what is encrypted may take the way of a proxy; for what is not, nobody's signature need be known."""
    import ssl

    import httpx

    is_abroad = place.startswith("https:")
    trusted = ssl.create_default_context() if is_abroad else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return httpx.Client(timeout=timeout, follow_redirects=False, trust_env=is_abroad, verify=trusted)


def _posted(client: "httpx.Client", url: str, headers: dict[str, str], sent: Sent, patience_s: float) -> bytes:
    end, body = time.monotonic() + patience_s, bytearray()
    with client.stream("POST", url, headers=headers, content=sent.body()) as response:
        if response.status_code != 200:
            raise HelperSilent(address=url.removesuffix("/chat/completions"), reason=f"HTTP {response.status_code}")
        for part in response.iter_raw():
            body += part
            if len(body) > LONGEST_ANSWER or time.monotonic() > end:
                raise _TooMuch
    return bytes(body)


def _content(body: bytes, place: str) -> str:
    try:
        document: Any = json.loads(body)
        content = document["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        content = None
    if not isinstance(content, str):
        raise HelperSilent(address=place, reason=_("it is not written as such answers are"))
    return content


def _is_safe(scheme: str, host: str) -> bool:
    if scheme == "https" or (scheme == "http" and host == "localhost"):
        return True
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return False
    return scheme == "http" and number.is_private


def _reason(error: Exception) -> str:
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return _("it took too long")
    if isinstance(error, _TooMuch):
        return _("the answer has no end")
    return _("no connection")
