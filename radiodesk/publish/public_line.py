"""The line to the public address: asks as an app would, and says what keeps it from an answer."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

import radiodesk
from radiodesk.bahasa.words import _
from radiodesk.model.public_problems import PublicOutOfReach
from radiodesk.model.server_problems import CertificateWrong

if TYPE_CHECKING:  # nobody asks before the first frame
    import httpx

AT_ONCE = 4
"""So many requests side by side: as a browser does it, and no load for any host."""

CONNECT_S, ANSWER_S = 5.0, 20.0
MOST_REDIRECTS = 5

LOOP = 508
"""Our own answer to addresses that lead in a circle, by the number that WebDAV has for it (RFC 5842 section 7.2)."""

_EXAMPLES = ("example", "example.com", "example.net", "example.org", "invalid", "test")
"""Names that lead nowhere (RFC 2606, RFC 6761): who asks there learns nothing and tells others what he tries."""


@dataclass(frozen=True)
class Reply:
    """What came back: `headers` with names in lower case, `body` cut off where more came than was asked for."""

    status: int
    headers: dict[str, str]
    host: str
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """`text/html` of `text/html; charset=utf-8`."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people, by what it says or by what it is."""
        start = self.body[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return self.media_type == "text/html" or start.startswith((b"<!doctype html", b"<html"))


class PublicLine:
    """Requests below one address. Any thread may ask; every answer that is none is a problem."""

    def __init__(self, base_url: str) -> None:
        """Nothing is asked yet. Raises `PublicOutOfReach` for an address that only stands for one."""
        import certifi
        import httpx

        self.host = urlsplit(base_url).hostname or base_url
        if any(f".{self.host}".endswith(f".{name}") for name in _EXAMPLES):
            raise PublicOutOfReach(server=self.host, reason=_("it is an address for examples"))
        trusted = ssl.create_default_context()
        trusted.load_verify_locations(certifi.where())
        self._client = httpx.Client(
            verify=trusted,
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            limits=httpx.Limits(max_connections=AT_ONCE),
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            headers={"User-Agent": f"RadioDesk/{radiodesk.__version__}"},
        )
        self.certificate: tuple[datetime, datetime] | None = None

    def __enter__(self) -> Self:
        """The line itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self._client.close()

    def head(self, url: str) -> Reply:
        """What the server says about `url` to an app that takes compressed content too.

        Raises `PublicOutOfReach`, `CertificateWrong`.
        """
        return self._ask("HEAD", url, 0, {"Accept-Encoding": "gzip"})

    def get(self, url: str, most_bytes: int, **headers: str) -> Reply:
        """What stands there, but at most one byte more than `most_bytes`. Raises as `head`."""
        return self._ask("GET", url, most_bytes, {name.replace("_", "-"): value for name, value in headers.items()})

    def _ask(self, verb: str, url: str, most_bytes: int, headers: dict[str, str]) -> Reply:
        import httpx

        with self._asked():
            try:
                return self._once(verb, url, most_bytes, headers)
            except httpx.TooManyRedirects:
                return Reply(LOOP, {}, self.host)
            except (httpx.RemoteProtocolError, httpx.ReadError):  # a kept connection may have been closed meanwhile
                return self._once(verb, url, most_bytes, headers)

    def _once(self, verb: str, url: str, most_bytes: int, headers: dict[str, str]) -> Reply:
        with self._client.stream(verb, url, headers=headers) as response:
            body = bytearray()
            for block in response.iter_bytes():
                body += block
                if len(body) > most_bytes:
                    break
            return self._reply(response, bytes(body[: most_bytes + 1]))

    def _reply(self, response: "httpx.Response", body: bytes) -> Reply:
        self._look_at_certificate(response)
        names = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, names, response.url.host, body)

    def _look_at_certificate(self, response: "httpx.Response") -> None:
        stream = response.extensions.get("network_stream")
        tls = stream.get_extra_info("ssl_object") if stream else None
        shown = tls.getpeercert() if tls else None
        if shown:
            self.certificate = (_moment(shown["notBefore"]), _moment(shown["notAfter"]))

    @contextmanager
    def _asked(self) -> Iterator[None]:
        import httpx

        try:
            yield
        except httpx.TimeoutException as error:
            raise PublicOutOfReach(server=self.host, reason=_("no answer in time")) from error
        except (httpx.TransportError, httpx.DecodingError, httpx.InvalidURL) as error:
            if fault := _certificate_fault(error):
                raise CertificateWrong(server=self.host, reason=fault) from error
            raise PublicOutOfReach(server=self.host, reason=str(error) or type(error).__name__) from error


def _certificate_fault(error: BaseException) -> str:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        cause = cause.__cause__ or cause.__context__
    return ""


def _moment(text: str) -> datetime:
    """A date of a certificate, such as `Jan  5 09:34:43 2027 GMT`."""
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text)).astimezone()
