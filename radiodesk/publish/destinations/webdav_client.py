"""The line to a WebDAV server: signing in, asking, and what its answers and failures mean."""

import logging
import ssl
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import quote

from radiodesk.model.server_problems import ServerRefused
from radiodesk.publish.address import Address
from radiodesk.publish.credentials import Credentials
from radiodesk.publish.web_faults import line_problem, refusal

if TYPE_CHECKING:  # httpx takes 0.1 s to load, which only publishing pays
    from httpx import Client, Response

CONNECT_S = 15.0
ANSWER_S = 60.0

LARGEST_ANSWER_BYTES = 64 * 1024 * 1024
"""A listing of a hundred thousand files; whatever is longer is not one."""

_Seen = type[BaseException] | None


@dataclass(frozen=True)
class Answer:
    """What the server said to a question."""

    status: int
    body: bytes


class WebdavLine:
    """One connection. `server` is what to call it to people; `software` is what it says it is, once it was asked."""

    def __init__(self, address: Address, credentials: Credentials) -> None:
        """Nothing is asked yet."""
        self.address, self._credentials = address, credentials
        self.server = address.server
        self.software = ""
        host = f"[{address.host}]" if ":" in address.host else address.host
        scheme = "https" if address.kind == "webdavs" else "http"
        self._base = f"{scheme}://{host}{f':{address.port}' if address.port else ''}{quote(address.path)}/"
        self._client: Client | None = None

    def url(self, path: str) -> str:
        """The address of a path below the destination's folder; of the folder itself for an empty one."""
        return self._base + quote(path)

    def ask(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        content: bytes | Iterable[bytes] | None = None,
        also: Collection[int] = (),
    ) -> Answer:
        """The whole answer. Raises the problem of a status that is neither a success nor one of `also`."""
        with self._failing(), self._opened().stream(method, self.url(path), headers=headers, content=content) as answer:
            self._insist(answer, path, also)
            body = bytearray()
            for block in answer.iter_bytes():
                body += block
                if len(body) > LARGEST_ANSWER_BYTES:
                    raise ServerRefused(
                        server=self.server, path=path, reason=f"> {LARGEST_ANSWER_BYTES} bytes", status=""
                    )
            return Answer(answer.status_code, bytes(body))

    @contextmanager
    def reading(self, path: str, headers: Mapping[str, str], also: Collection[int] = ()) -> Iterator["Response"]:
        """An answer to GET whose body is still to be read."""
        with self._failing(), self._opened().stream("GET", self.url(path), headers=headers) as answer:
            self._insist(answer, path, also)
            yield answer

    def close(self) -> None:
        """End it; it opens again when it is used."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _insist(self, answer: "Response", path: str, also: Collection[int]) -> None:
        if answer.is_success or answer.status_code in also:
            return
        where = answer.headers.get("Location", "") if answer.is_redirect else ""
        if where:
            raise ServerRefused(server=self.server, path=path, reason=f"HTTP {answer.status_code}: {where}", status="")
        said = answer.reason_phrase
        raise refusal(
            answer.status_code, answer.headers, self.server, self.address.user, path or self.address.path, said
        )

    def _failing(self) -> "_Failing":
        return _Failing(self.server)

    def _opened(self) -> "Client":
        if self._client is None:
            import httpx

            for name in ("httpx", "httpcore"):  # they would tell the log every address, and at DEBUG every header
                logging.getLogger(name).setLevel(logging.WARNING)
            trust = _trusted() if self.address.kind == "webdavs" else False  # without TLS there is nothing to verify
            client = httpx.Client(verify=trust, timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S))
            try:
                self._sign_in(client)
            except BaseException:
                client.close()
                raise
            self._client = client
        return self._client

    def _sign_in(self, client: "Client") -> None:
        """Ask without a name first: only the answer tells how the password may be sent, best as a digest."""
        import httpx

        hello = client.request("OPTIONS", self._base)
        self.software = hello.headers.get("Server", "")
        user, secret = self.address.user.encode(), self._credentials.secret.encode()
        if not user:
            return
        ways = hello.headers.get("WWW-Authenticate", "").lower()
        if not ways:  # some let anybody ask for OPTIONS, so the question must be one that matters
            hello = client.request("PROPFIND", self._base, headers={"Depth": "0"})
            ways = hello.headers.get("WWW-Authenticate", "").lower()
        client.auth = httpx.DigestAuth(user, secret) if "digest" in ways else httpx.BasicAuth(user, secret)


def _trusted() -> ssl.SSLContext:
    """The certificates that this computer trusts, an office's own too, and those that the world trusts."""
    import certifi

    trust = ssl.create_default_context()
    trust.load_verify_locations(certifi.where())
    return trust


class _Failing:
    """Turns what httpx raises inside the block into the problem it means."""

    def __init__(self, server: str) -> None:
        self._server = server

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(self, kind: _Seen, error: BaseException | None, trace: TracebackType | None) -> None:
        if isinstance(error, OSError):
            raise line_problem(error, self._server) from error
        if error is not None and _is_of_httpx(error):
            raise line_problem(error, self._server) from error


def _is_of_httpx(error: BaseException) -> bool:
    import httpx

    return isinstance(error, (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL))
