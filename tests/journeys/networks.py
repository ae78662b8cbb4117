"""Every network that posts go out to by themselves, as it stands on loopback, with an account that is let in."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from radiodesk.jobs.step import no_step
from radiodesk.model.account import Account, Keys
from radiodesk.social.connectors.bluesky.connector import WAY as BLUESKY
from radiodesk.social.connectors.connector import SignedIn, Way
from radiodesk.social.connectors.facebook import FacebookWay
from radiodesk.social.connectors.instagram import InstagramWay
from radiodesk.social.connectors.telegram.connector import Places, TelegramWay
from radiodesk.social.connectors.threads import ThreadsWay
from radiodesk.social.connectors.x.connector import XWay
from radiodesk.social.connectors.youtube.connector import YouTubeWay
from tests.servers import x_server, youtube_server
from tests.servers.consent import browser
from tests.servers.losing_front import Front, losing_front
from tests.servers.mastodon_server import DOMAIN, mastodon_server
from tests.servers.meta_graph import PAGES
from tests.servers.meta_server import meta_server
from tests.servers.pds.server import pds_server
from tests.servers.telegram_server import TOKEN, telegram_server
from tests.servers.vendor import serving
from tests.social.connectors.bluesky_story import by_app_password
from tests.social.connectors.mastodon_desk import HURRIED, SCOPES


class Fake(Protocol):
    """What all of them have: what is public there, and how to lose the next answer."""

    @property
    def posts(self) -> object:
        """What people see."""

    def lose_next_answer(self) -> None:
        """The next post is made public, and nobody hears of it."""


@dataclass
class Place:
    """A network that runs, with a front before it; `way` goes through the front."""

    fake: Fake
    front: Front
    way: Way
    signed: SignedIn

    def public(self) -> int:
        """How many posts people see."""
        return len(self.fake.posts)  # type: ignore[arg-type]


@contextmanager
def mastodon(_folder: Path) -> Iterator[Place]:
    with mastodon_server() as server, losing_front(server.url) as front:
        keys = Keys({"access_token": server.consent.let_in(*SCOPES)})
        yield Place(server, front, HURRIED, SignedIn(Account("mastodon", f"@humas@{DOMAIN}", front.url, "7"), keys))


@contextmanager
def telegram(_folder: Path) -> Iterator[Place]:
    with telegram_server() as server, losing_front(server.url) as front:
        account = Account("telegram", "@kejari_contoh", front.url, str(server.chats[0].number))
        way = TelegramWay(Places(front.url, front.url))
        yield Place(server, front, way, SignedIn(account, Keys({"token": TOKEN})))


@contextmanager
def facebook(_folder: Path) -> Iterator[Place]:
    page = next(iter(PAGES))
    with meta_server() as server, losing_front(server.url) as front:
        account = Account("facebook", PAGES[page][0], front.url, page)
        yield Place(server, front, FacebookWay(front.url), SignedIn(account, Keys({"token": PAGES[page][1]})))


@contextmanager
def instagram(_folder: Path) -> Iterator[Place]:
    _name, token, number, username = next(iter(PAGES.values()))
    with meta_server() as server, losing_front(server.url) as front:
        account = Account("instagram", f"@{username}", front.url, number)
        yield Place(server, front, InstagramWay(front.url), SignedIn(account, Keys({"token": token})))


@contextmanager
def threads(_folder: Path) -> Iterator[Place]:
    with meta_server() as server, losing_front(server.url) as front:
        account = Account("threads", "@kejari.nusadamai", front.url, "27000000000000009")
        keys = Keys({"token": server.world.threads_token})
        yield Place(server, front, ThreadsWay(front.url), SignedIn(account, keys))


@contextmanager
def youtube(_folder: Path) -> Iterator[Place]:
    given = {"client": youtube_server.CLIENT, "secret": youtube_server.SECRET, "playlist": ""}
    with serving(youtube_server.YouTube()) as server, losing_front(server.url) as front:
        signed = YouTubeWay(server.url).sign_in(given, browser, no_step)[0]
        yield Place(server, front, YouTubeWay(front.url), _through(signed, front))


@contextmanager
def x(_folder: Path) -> Iterator[Place]:
    given = {"client": x_server.CLIENT, "secret": x_server.SECRET}
    with serving(x_server.X()) as server, losing_front(server.url) as front:
        signed = XWay(server.url, server.ports).sign_in(given, browser, no_step)[0]
        yield Place(server, front, XWay(front.url, server.ports), _through(signed, front))


@contextmanager
def bluesky(folder: Path) -> Iterator[Place]:
    with pds_server(folder) as server, losing_front(server.url) as front:
        signed = by_app_password(server, server.newcomer())
        yield Place(server, front, BLUESKY, _through(signed, front))


def _through(signed: SignedIn, front: Front) -> SignedIn:
    return replace(signed, account=replace(signed.account, server=front.url))


Opening = Callable[[Path], AbstractContextManager[Place]]

PLACES: Mapping[str, Opening] = {
    each.__name__: each for each in (mastodon, bluesky, telegram, facebook, instagram, threads, youtube, x)
}
FILMS = frozenset({"youtube", "instagram"})
"""Where nothing is posted without a file: the others get words alone, or a picture."""
