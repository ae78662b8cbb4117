"""The line to a network: two ways to ask, one that may be repeated and one that must not be.

No request is repeated here. What breaks before it has left is `NotSent`; the one request that makes a post public is
asked by `commit`: when it has left and no clear answer came, nobody knows, and it is an `OutcomeUnknown`.
"""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import radiodesk
from radiodesk.bahasa.words import _
from radiodesk.model.posting_problems import NotSent, OutcomeUnknown, PostingProblem, TooManyPosts
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.networks import network_of

if TYPE_CHECKING:  # nobody posts before the first frame
    import httpx

CONNECT_S, ANSWER_S = 10.0, 300.0
"""Publishing may take minutes: Threads took 222 s (zernio-python PR 42)."""

LONGEST_WAIT = timedelta(days=1)


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
        import certifi
        import httpx

        self.network = network_of(network)
        parts = urlsplit(server)
        if parts.scheme != "https" and parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
            raise BadValue(value=server, field=N_("the address of a server"), expected="https://…")
        trusted = ssl.create_default_context()
        trusted.load_verify_locations(certifi.where())
        self._client = httpx.Client(
            base_url=server,
            verify=trusted,
            follow_redirects=False,
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            headers={"User-Agent": f"RadioDesk/{radiodesk.__version__}", **(headers or {})},
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
            answer = _answer(self._client.request(method, path, **parts))
        except httpx.HTTPError as error:
            raise self._trouble(NotSent, _said(error)) from error
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
            answer = _answer(self._client.request(method, path, **parts))
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol) as error:
            raise self._trouble(NotSent, _said(error)) from error
        except httpx.HTTPError as error:
            raise self._trouble(OutcomeUnknown, _said(error)) from error
        if answer.status >= 500 or 300 <= answer.status < 400:
            raise self._trouble(OutcomeUnknown, f"HTTP {answer.status}")
        self._insist_on_patience(answer)
        return answer

    def _insist_on_patience(self, answer: Answer) -> None:
        if answer.status == 429:
            raise self.too_many(patience(answer.headers), f"HTTP {answer.status}")

    def too_many(self, until: datetime | None, reason: str) -> TooManyPosts:
        """The problem of a network that wants to be left in peace."""
        problem = TooManyPosts(network=self.network.label, reason=reason)
        problem.until = until
        return problem

    def _trouble(self, kind: type[PostingProblem], reason: str) -> PostingProblem:
        return kind(network=self.network.label, reason=reason)


def patience(headers: Mapping[str, str]) -> datetime | None:
    """When to ask again, by Retry-After (RFC 9110 section 10.2.3) or the reset header of the network; at most a day.

    X counts seconds since 1970 in x-rate-limit-reset, Mastodon writes a date into X-RateLimit-Reset.
    """
    now = datetime.now(UTC)
    moments = (
        _moment(headers.get(name, ""), now) for name in ("retry-after", "x-rate-limit-reset", "x-ratelimit-reset")
    )
    moment = next((each for each in moments if each is not None), None)
    return min(max(moment, now), now + LONGEST_WAIT) if moment else None


def _moment(text: str, now: datetime) -> datetime | None:
    text = text.strip()
    if text.isdigit():
        number = int(text)
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


def _answer(response: "httpx.Response") -> Answer:
    import json

    try:
        document = response.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        document = {}
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, headers, response.content, document)


def _said(error: "httpx.HTTPError") -> str:
    """Why, in a few words, and never with what was in the request: addresses of Telegram hold the key."""
    import httpx

    if isinstance(error, httpx.TimeoutException):
        return _("it took too long")
    if isinstance(error, httpx.ConnectError):
        return _("no connection")
    return _("the connection was lost")
