"""An account on an X of our own, let in by a browser of our own."""

from collections.abc import Iterator
from contextlib import contextmanager

from radiodesk.jobs.step import no_step
from radiodesk.social.connectors.x.connector import XWay
from tests.servers.consent import browser
from tests.servers.vendor import serving
from tests.servers.x_server import CLIENT, SECRET, X
from tests.social.connectors.posting import Desk


@contextmanager
def account(secret: str = SECRET) -> Iterator[tuple[X, Desk]]:
    """The network, and a desk that was let into the account."""
    with serving(X(secret)) as x:
        way = XWay(x.url, x.ports)
        desk = Desk(way, way.sign_in({"client": CLIENT, "secret": secret}, browser, no_step)[0])
        x.bill.clear()
        try:
            yield x, desk
        finally:
            desk.connector.close()
