"""Fetches what a strange feed names: only from the web, never from inside the house unless the feed itself is there.

What a stranger wrote decides the addresses here, so each hop of a redirect is looked at before it is followed. Bytes
are taken as they come: a compressed answer is unpacked within the same limit, so that a small one cannot grow for ever.
"""

import ipaddress
import socket
import ssl
import urllib.request
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urljoin, urlsplit, urlunsplit

import radiodesk
from radiodesk.bahasa.words import _
from radiodesk.model.web_problems import NotFetched
from radiodesk.publish.web_faults import line_problem

if TYPE_CHECKING:  # nobody asks before the first frame
    import httpx

CONNECT_S, ANSWER_S = 10.0, 30.0
AT_ONCE = 3
"""So many requests side by side: a host with 800 episodes should not take it for an attack."""

MOST_HOPS = 10
BLOCK_BYTES = 1 << 18


class LineLost(NotFetched):
    """The line broke or the server was busy: asking again may help."""


@dataclass(frozen=True)
class Answer:
    """An open answer: where it came from in the end, what it says of itself, and its body block by block, unpacked."""

    url: str
    status: int
    headers: Mapping[str, str]
    blocks: Iterator[bytes]


class Web:
    """A line to the web. Any thread may ask. Every address that gives nothing is a `NotFetched`."""

    def __init__(self, *, trusts_the_house: bool) -> None:
        """`trusts_the_house`: addresses of this machine and of the office's own network may be fetched too."""
        import certifi
        import httpx

        trusted = ssl.create_default_context()
        trusted.load_verify_locations(certifi.where())
        self._trusts_the_house = trusts_the_house
        self._has_proxy = bool(urllib.request.getproxies())
        self._client = httpx.Client(
            verify=trusted,
            follow_redirects=False,
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            limits=httpx.Limits(max_connections=AT_ONCE * 2),
            headers={"User-Agent": f"RadioDesk/{radiodesk.__version__}", "Accept-Encoding": "identity"},
        )

    def __enter__(self) -> Self:
        """The line itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        self._client.close()

    @contextmanager
    def asked(self, url: str, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
        """The answer at `url`, whatever its status; redirects are followed. Raises `NotFetched`."""
        passed: list[str] = []
        while True:
            passed.append(url)
            with self.asked_once(url, headers) as answer:
                onward = target_of(answer)
                if not onward:
                    yield answer
                    return
            if onward in passed:
                raise NotFetched(url=shown(passed[0]), reason=_("its redirects lead in a circle"))
            if len(passed) > MOST_HOPS:
                raise NotFetched(url=shown(passed[0]), reason=_("it is redirected again and again"))
            url = onward

    @contextmanager
    def asked_once(self, url: str, headers: Mapping[str, str] | None = None) -> Iterator[Answer]:
        """The answer at `url` itself, even if it is a redirect. Raises `NotFetched`."""
        import httpx

        self._insist_on_web(url)
        try:
            with self._client.stream("GET", url, headers=dict(headers or {})) as response:
                self._insist_on_where_it_came_from(response, url)
                names = {name.lower(): value for name, value in response.headers.items()}
                yield Answer(url, response.status_code, names, _unpacked(response, names, url))
        except httpx.TimeoutException as error:
            raise LineLost(url=shown(url), reason=_("no answer in time")) from error
        except (httpx.ConnectError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise NotFetched(url=shown(url), reason=_reason(error, url)) from error
        except (httpx.HTTPError, httpx.StreamError) as error:
            raise LineLost(url=shown(url), reason=_reason(error, url)) from error

    def fetch(self, url: str, most_bytes: int) -> tuple[bytes, str]:
        """The bytes at `url`, and where they were in the end. Raises `NotFetched`, also for more than `most_bytes`."""
        with self.asked(url) as answer:
            if answer.status != 200:
                raise NotFetched(url=shown(url), reason=f"HTTP {answer.status}")
            data = bytearray()
            for block in answer.blocks:
                data += block
                if len(data) > most_bytes:
                    raise NotFetched(url=shown(url), reason=_("it is larger than {n} MB").format(n=most_bytes >> 20))
            return bytes(data), answer.url

    def _insist_on_web(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise NotFetched(url=shown(url), reason=_("it is no address on the web"))
        if not self._trusts_the_house and any(map(_is_inside, addresses_of(parts.hostname))):
            raise NotFetched(url=shown(url), reason=_("it leads into your own network"))

    def _insist_on_where_it_came_from(self, response: "httpx.Response", url: str) -> None:
        """A name may have meant another machine a moment ago (DNS rebinding)."""
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream else None
        if not self._trusts_the_house and not self._has_proxy and peer and _is_inside(str(peer[0])):
            raise NotFetched(url=shown(url), reason=_("it leads into your own network"))


def is_inside_the_house(url: str) -> bool:
    """Whether an address belongs to this machine or to a network that nobody reaches from outside."""
    return any(map(_is_inside, addresses_of(urlsplit(url).hostname or "")))


def addresses_of(host: str) -> list[str]:
    """The addresses that a name stands for now; none when it stands for nothing here (a proxy may know it)."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


def target_of(answer: Answer) -> str:
    """Where a redirect leads; empty for an answer that is none."""
    place = answer.headers.get("location", "") if answer.status in {301, 302, 303, 307, 308} else ""
    return urljoin(answer.url, place) if place else ""


def shown(url: str) -> str:
    """An address as it may be shown: without the name and the password that may stand in it."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return url[:200]
    return urlunsplit((parts.scheme, host, *parts[2:]))[:300]


def _is_inside(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return not (mapped or found).is_global


def _unpacked(response: "httpx.Response", headers: Mapping[str, str], url: str) -> Iterator[bytes]:
    """The body, no more than a block at a time however it was packed."""
    packing = headers.get("content-encoding", "identity").strip().lower()
    if packing in {"", "identity"}:
        yield from response.iter_raw()  # as it comes: what waits to fill a block is lost when the line breaks
        return
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise NotFetched(url=shown(url), reason=_("it is packed in an unknown way"))
    packed = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        for raw in response.iter_raw():
            block = packed.decompress(raw, BLOCK_BYTES)
            while block:
                yield block
                block = packed.decompress(packed.unconsumed_tail, BLOCK_BYTES)
    except zlib.error as error:
        raise NotFetched(url=shown(url), reason=_("it was packed wrongly")) from error


def _reason(error: Exception, url: str) -> str:
    """What broke, in words, without what must not be told."""
    problem = line_problem(error, urlsplit(url).hostname or "")
    reason = problem.facts.get("reason") or str(error) or type(error).__name__
    return reason.replace(url, shown(url))
