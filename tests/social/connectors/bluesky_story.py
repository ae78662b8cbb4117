"""What the stories about Bluesky are told with."""

from collections.abc import Mapping
from typing import Any

from radiodesk.jobs.step import no_step
from radiodesk.social.connectors.bluesky.connector import WAY
from radiodesk.social.connectors.connector import SignedIn
from tests.servers.pds.browser import Person
from tests.servers.pds.server import Pds
from tests.social.connectors.posting import Desk


def nobody(page: str) -> None:
    """A browser that must not be opened."""
    raise AssertionError(page)


def by_app_password(pds: Pds, handle: str) -> SignedIn:
    given = {"handle": handle, "password": pds.app_password(handle), "server": pds.url}
    return WAY.sign_in(given, nobody, no_step)[0]


def by_browser(pds: Pds, handle: str, person: Person | None = None) -> SignedIn:
    """The whole way through the pages of the server."""
    given = {"handle": handle, "password": "", "server": pds.url}
    return WAY.sign_in(given, person or Person(handle), no_step)[0]


def copies_of(pds: Pds, desk: Desk, text: str) -> list[Mapping[str, Any]]:
    """Every post of that account with these words: `uri`, `cid`, `value`."""
    return [each for each in pds.posts_of(desk.signed.account.number) if each["value"]["text"] == text]


def the_post(pds: Pds, desk: Desk) -> Mapping[str, Any]:
    """What the desk posted last, as it is kept."""
    posts = pds.posts_of(desk.signed.account.number)
    return next(dict(each["value"]) for each in posts if each["uri"].endswith(desk.marks["rkey"]))
