"""What broken connections and refusing answers of a server that speaks HTTP mean, as problems for people."""

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType

from radiodesk.bahasa.words import _
from radiodesk.model.server_problems import (
    CertificateWrong,
    LineBroken,
    NoSuchServer,
    NotAllowed,
    PlaceMissing,
    ServerBusy,
    ServerFull,
    ServerProblem,
    ServerRefused,
    SignInRefused,
)

_NO_TLS = ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL")

LONGEST_WAIT_S = 600.0
"""A server that asks for more patience than this gets no more of ours."""


def line_problem(error: BaseException, server: str) -> ServerProblem:
    """What an error on the way to a server means; libraries wrap the true reason, so all causes are looked at."""
    for each in _causes(error):
        if isinstance(each, ssl.SSLCertVerificationError):
            return CertificateWrong(server=server, reason=each.verify_message or each)
        if isinstance(each, socket.gaierror):
            return _unresolved(each, server)
        if isinstance(each, ConnectionRefusedError):
            return NoSuchServer(server=server, reason=_("it does not accept the connection"))
        if isinstance(each, TimeoutError):
            return LineBroken(server=server, reason=_("it did not answer in time"))
        if isinstance(each, ssl.SSLError) and each.reason in _NO_TLS:
            return NoSuchServer(server=server, reason=_("it does not speak TLS there"))
    return LineBroken(server=server, reason=_last(error))


def refusal(
    status: int, headers: Mapping[str, str], server: str, user: str, path: str, said: str = ""
) -> ServerProblem:
    """What an HTTP status that is no success means. `said` is the server's own reason, `path` what was asked for."""
    reason = f"HTTP {status} {said}".strip()
    if status in _MEANINGS:
        return _MEANINGS[status](server, user, path, reason)
    if status == 429 or status >= 500:
        busy = ServerBusy(server=server, reason=reason)
        busy.wait_s = _wait_s(headers)
        return busy
    return ServerRefused(server=server, path=path, reason=reason, status=status)


_MEANINGS: Mapping[int, Callable[[str, str, str, str], ServerProblem]] = MappingProxyType(
    {
        401: lambda server, user, _path, _reason: SignInRefused(server=server, user=user),
        403: lambda server, user, path, reason: NotAllowed(server=server, user=user, path=path, reason=reason),
        404: lambda server, _user, path, _reason: PlaceMissing(server=server, path=path),
        405: lambda server, user, path, reason: NotAllowed(server=server, user=user, path=path, reason=reason),
        408: lambda server, _user, _path, reason: LineBroken(server=server, reason=reason),
        410: lambda server, _user, path, _reason: PlaceMissing(server=server, path=path),
        423: lambda server, _user, _path, reason: ServerBusy(server=server, reason=reason),
        501: lambda server, _user, path, reason: ServerRefused(server=server, path=path, reason=reason),
        507: lambda server, _user, path, _reason: ServerFull(server=server, path=path),
    }
)
"""Statuses that mean one thing (RFC 9110 section 15, RFC 4918 section 11); 423 is a lock that somebody else holds."""


def _wait_s(headers: Mapping[str, str]) -> float:
    """`Retry-After` is seconds or a date (RFC 9110 section 10.2.3)."""
    text = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    if text.isdigit():
        return min(float(text), LONGEST_WAIT_S)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max((aware - datetime.now(UTC)).total_seconds(), 0.0), LONGEST_WAIT_S)


def _unresolved(error: socket.gaierror, server: str) -> ServerProblem:
    """A name that does not exist is a wrong address; a resolver that is not reached is a broken line."""
    if error.errno == socket.EAI_AGAIN:
        return LineBroken(server=server, reason=_("its name cannot be looked up at the moment"))
    return NoSuchServer(server=server, reason=_("this name does not exist"))


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[BaseException | None] = [error]
    while waiting:
        each = waiting.pop(0)
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        yield each
        wrapped = [inner for inner in (*each.args, getattr(each, "reason", None)) if isinstance(inner, BaseException)]
        waiting += [*wrapped, getattr(each, "kwargs", {}).get("error"), each.__cause__, each.__context__]


def _last(error: BaseException) -> str:
    """The innermost reason that says anything: the outer ones only name their library."""
    told = [str(each.strerror) for each in _causes(error) if isinstance(each, OSError) and each.strerror]
    return told[-1] if told else type(error).__name__
