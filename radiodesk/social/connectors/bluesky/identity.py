"""Who somebody on Bluesky is and where the posts are kept: a handle leads to a DID, a DID to a server (PDS).

atproto.com/specs/handle, atproto.com/specs/did
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from radiodesk.bahasa.words import _
from radiodesk.model.problems import BadValue
from radiodesk.model.words import N_
from radiodesk.social.connectors.bluesky.answers import declined, reason, text_of
from radiodesk.social.connectors.line import Answer, Line

FIRST_SERVER = "https://bsky.social"
"""Knows every handle, also those of people whose posts are kept elsewhere."""

DIRECTORY = "https://plc.directory"

HANDLE = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?")

_DID = re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.%-]{1,253})")


@dataclass(frozen=True)
class Identity:
    """`server` keeps what they post."""

    did: str
    handle: str
    server: str


def plain_handle(typed: str) -> str:
    """As a person types or copies it, without @ and what cannot be seen. Raises `BadValue`."""
    handle = "".join(letter for letter in typed if letter.isascii() and letter.isprintable())
    handle = handle.strip().lower().removeprefix("https://bsky.app/profile/").lstrip("@").strip("/")
    if not HANDLE.fullmatch(handle):
        raise BadValue(value=typed, field=N_("a handle"), expected="kejari.bsky.social")
    return handle


def identity_of(handle: str, server: str, first: str = FIRST_SERVER, directory: str = DIRECTORY) -> Identity:
    """Who has that handle, by asking `first` and `directory`. Another `server` keeps the posts itself.

    Raises `SignInDeclined` where nobody has it, `BadValue` for a server without https, `NotSent`.
    """
    if server.rstrip("/") != first:
        return _kept_there(handle, server.rstrip("/"))
    did = did_of(handle, first)
    if not did:
        raise declined(_("nobody there is called {handle}").format(handle=handle))
    return _by_document(did, handle, directory)


def did_of(handle: str, server: str) -> str:
    """The lasting name of who has this handle; empty where nobody has. Raises `NotSent`."""
    answer = _asked(server, "/xrpc/com.atproto.identity.resolveHandle", handle=handle)
    did = text_of(answer, "did")
    return did if answer.is_well and _DID.fullmatch(did) else ""


def _kept_there(handle: str, server: str) -> Identity:
    answer = _asked(server, "/xrpc/com.atproto.repo.describeRepo", repo=handle)
    if not answer.is_well or not _DID.fullmatch(text_of(answer, "did")):
        raise declined(reason(answer))
    return Identity(text_of(answer, "did"), handle, server)


def _by_document(did: str, handle: str, directory: str) -> Identity:
    """The document names the server and must name the handle too: a handle alone could point at anybody."""
    answer = _asked(*_place_of_document(did, directory))
    document = answer.document if isinstance(answer.document, dict) else {}
    if not answer.is_well or document.get("id") != did or f"at://{handle}" not in _listed(document, "alsoKnownAs"):
        raise declined(_("the account of {handle} does not say that this is its handle").format(handle=handle))
    server = next((_endpoint(each) for each in _listed(document, "service") if _endpoint(each)), "")
    if not server:
        raise declined(_("the account of {handle} does not say where its posts are kept").format(handle=handle))
    return Identity(did, handle, server)


def _place_of_document(did: str, directory: str) -> tuple[str, str]:
    if did.startswith("did:plc:"):
        return directory, f"/{did}"
    host = unquote(did.removeprefix("did:web:"))
    scheme = "http" if host.split(":")[0] == "localhost" else "https"
    return f"{scheme}://{host}", "/.well-known/did.json"


def _endpoint(service: Any) -> str:
    if not isinstance(service, dict) or not str(service.get("id", "")).endswith("#atproto_pds"):
        return ""
    place = service.get("serviceEndpoint")
    return place.rstrip("/") if isinstance(place, str) else ""


def _listed(document: dict[str, Any], name: str) -> list[Any]:
    found = document.get(name)
    return found if isinstance(found, list) else []


def _asked(server: str, path: str, **params: str) -> Answer:
    line = Line("bluesky", server)
    try:
        return line.ask("GET", path, params=params)
    finally:
        line.close()
