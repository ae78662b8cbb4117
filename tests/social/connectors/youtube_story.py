"""A channel on a YouTube of our own, let in by a browser of our own."""

from collections.abc import Iterator
from contextlib import contextmanager

from radiodesk.jobs.step import no_step
from radiodesk.social.connectors.youtube.connector import YouTubeWay
from tests.servers.consent import browser
from tests.servers.vendor import serving
from tests.servers.youtube_server import CLIENT, SECRET, YouTube
from tests.social.connectors.posting import Desk

TYPED = {"client": CLIENT, "secret": SECRET, "playlist": "https://youtube.com/playlist?list=PL-podcast"}
MIB = 1024 * 1024


@contextmanager
def channel(**typed: str) -> Iterator[tuple[YouTube, Desk]]:
    """The network, and a desk that was let into the channel."""
    with serving(YouTube()) as youtube:
        way = YouTubeWay(youtube.url)
        desk = Desk(way, way.sign_in({**TYPED, **typed}, browser, no_step)[0])
        try:
            yield youtube, desk
        finally:
            desk.connector.close()
