"""The line to a network: two ways to ask, one that may be repeated and one that must not be.

No request is repeated here. What breaks before it has left is `NotSent`; the one request that makes a post public is
asked by `commit`: when it has left and no clear answer came, nobody knows, and it is an `OutcomeUnknown`.
"""

import json
import logging
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

import radiodesk
from radiodesk.bahasa.words import _
from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, PostingProblem, TooManyPosts
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.networks import network_of

if TYPE_CHECKING:  # nobody posts before the first frame
    import ssl

    import httpx

CONNECT_S, ANSWER_S = 10.0, 300.0
"""Publishing may take minutes: Threads took 222 s (zernio-python PR 42)."""

LONGEST_WAIT = timedelta(days=1)

LONGEST_ANSWER = 4_000_000
"""Bytes of an answer; a list of posts has some 100 kB. More is not read at all."""

_NUMBER = re.compile(r"([0-9]{1,12})(?:\.[0-9]{1,12})?")

_RESETS = ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset", "ratelimit-reset")
"""Where networks say when to ask again, the plainest word first."""


@dataclass(frozen=True)
class Answer:
    """What came back. `headers` with names in lower case, `document` the JSON of the body, {} where it is none."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    document: Any = field(default_factory=dict)

    @property
    def is_well(self) -> bool:
        """Whether it was done."""
        return 200 <= self.status < 300


class Line:
    """Requests to one server of one network, with headers that go along each time."""

    def __init__(self, network: str, server: str, headers: Mapping[str, str] | None = None) -> None:
        """Nothing is asked yet. Raises `BadValue` for an address that would show the keys to everybody on the way."""
        import httpx

        _hush()
        self.network = network_of(network)
        if not _is_private(urlsplit(server)):
            raise BadValue(value=server, field=N_("the address of a server"), expected="https://…")
        _insist_on_plain(headers or {})
        self._client = httpx.Client(
            base_url=server,
            verify=_trusted(),
            follow_redirects=False,
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            headers={
                "User-Agent": f"RadioDesk/{radiodesk.__version__}",
                "Accept-Encoding": "identity",  # nothing unfolds to more than was read
                **(headers or {}),
            },
        )

    def close(self) -> None:
        """Let go of it."""
        self._client.close()

    def ask(self, method: str, path: str, **parts: Any) -> Answer:
        """Something that may be asked again: any trouble on the way, and a server in trouble, is `NotSent`.

        `parts` are those of httpx: params, json, data, files, content, headers, timeout. Raises `NotSent`,
        `TooManyPosts`.
        """
        import httpx

        try:
            answer = self._answer(method, path, parts)
        except (httpx.HTTPError, httpx.InvalidURL, _TooLong) as error:
            raise self._trouble(NotSent, _said(error)) from None
        if answer.status >= 500:
            raise self._trouble(NotSent, f"HTTP {answer.status}")
        self._insist_on_patience(answer)
        return answer

    def commit(self, method: str, path: str, **parts: Any) -> Answer:
        """The one request that makes a post public: once it has left, no answer and a server's failure are no "no".

        Raises `NotSent` only where nothing can have arrived, else `OutcomeUnknown`; `TooManyPosts`.
        """
        import httpx

        try:
            answer = self._answer(method, path, parts)
        except _never_left() as error:
            raise self._trouble(NotSent, _said(error)) from None
        except (httpx.HTTPError, _TooLong) as error:
            raise self._trouble(OutcomeUnknown, _said(error)) from None
        if answer.status >= 500 or 300 <= answer.status < 400:
            raise self._trouble(OutcomeUnknown, f"HTTP {answer.status}")
        self._insist_on_patience(answer)
        return answer

    def _answer(self, method: str, path: str, parts: Mapping[str, Any]) -> Answer:
        _insist_on_plain(parts.get("headers", {}))
        with self._client.stream(method, path, **parts) as response:
            body = _read(response)
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(response.status_code, headers, body, _document(body))

    def _insist_on_patience(self, answer: Answer) -> None:
        if answer.status == 429:
            raise self.too_many(patience({**answer.headers, **_in_words(answer.document)}), f"HTTP {answer.status}")

    def too_many(self, until: datetime | None, reason: str) -> TooManyPosts:
        """The problem of a network that wants to be left in peace."""
        problem = TooManyPosts(network=self.network.label, reason=reason)
        problem.until = until
        return problem

    def _trouble(self, kind: type[PostingProblem], reason: str) -> PostingProblem:
        return kind(network=self.network.label, reason=reason)


def patience(headers: Mapping[str, str]) -> datetime | None:
    """When to ask again, by Retry-After (RFC 9110 section 10.2.3) or the reset header of the network; at most a day.

    X and Bluesky count seconds since 1970 in x-rate-limit-reset and ratelimit-reset, Mastodon writes a date into
    X-RateLimit-Reset.
    """
    now = datetime.now(UTC)
    moments = (_moment(headers.get(name, "").strip(), now) for name in _RESETS)
    moment = next((each for each in moments if each is not None), None)
    return min(max(moment, now), now + LONGEST_WAIT) if moment else None


def _in_words(document: Any) -> Mapping[str, str]:
    """The same where it is said in the answer itself, as Telegram does (ResponseParameters.retry_after, seconds)."""
    parameters = document.get("parameters") if isinstance(document, dict) else None
    seconds = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return {"retry-after": str(seconds)} if isinstance(seconds, int) else {}


def _moment(text: str, now: datetime) -> datetime | None:
    if found := _NUMBER.fullmatch(text):
        number = int(found[1])
        return (
            datetime.fromtimestamp(number, UTC) if 1_000_000_000 < number < 10_000_000_000 else now + _seconds(number)
        )
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text)
        except (ValueError, TypeError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _seconds(number: int) -> timedelta:
    return timedelta(seconds=min(number, LONGEST_WAIT.total_seconds()))


class _TooLong(Exception):
    """An answer that nobody who means well would give."""


def _read(response: "httpx.Response") -> bytes:
    """The body as it comes, as long as it is not too long and does not take for ever."""
    body, end = bytearray(), time.monotonic() + ANSWER_S
    for part in response.iter_raw():
        body += part
        if len(body) > LONGEST_ANSWER or time.monotonic() > end:
            raise _TooLong
    return bytes(body)


def _document(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):  # no JSON, no text, numbers and brackets without end
        return {}


def _never_left() -> tuple[type[Exception], ...]:
    import httpx

    return httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL


def _is_private(address: SplitResult) -> bool:
    """Whether nobody on the way can read along; what stays within this computer has no way."""
    at_home = address.hostname in {"127.0.0.1", "localhost", "::1"}
    return bool(address.hostname) and (address.scheme == "https" or (address.scheme == "http" and at_home))


@cache
def _trusted() -> "ssl.SSLContext":
    """Who is believed: those that the system believes, and the list that came along where it has none."""
    import ssl

    import certifi

    trusted = ssl.create_default_context()
    trusted.load_verify_locations(certifi.where())
    return trusted


def _hush() -> None:
    """Keep addresses and headers out of the log: in those of Telegram is the key."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _insist_on_plain(headers: Mapping[str, str]) -> None:
    """Headers are ASCII; a key that was copied with something strange in it is not sent, and not shown either."""
    if not all(value.isascii() and value.isprintable() for value in headers.values()):
        raise BadValue(value="…", field=N_("a key of the network"), expected="A-Z a-z 0-9")


def _said(error: Exception) -> str:
    """Why, in a few words, and never with what was in the request: addresses of Telegram hold the key."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return _("it took too long")
    if isinstance(error, httpx.ConnectError):
        return _("no connection")
    if isinstance(error, _TooLong):
        return _("the answer has no end")
    return _("the connection was lost")
