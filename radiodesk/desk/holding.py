"""How this desk holds a destination while it publishes there, so that no other desk does at the same time."""

import getpass
import hashlib
import socket
from datetime import datetime
from uuid import uuid4

from radiodesk.bahasa.dates import in_zone, long_moment
from radiodesk.bahasa.words import language
from radiodesk.library.library import Library
from radiodesk.model.publication import Destination
from radiodesk.publish.lock import Claim, Lock
from radiodesk.settings.lines import lock_seen_for


def desk_of(library: Library) -> str:
    """The same for every run of this library on this computer by this user, and telling nothing of them."""
    words = "\n".join((*_who(), str(library.root.resolve())))
    return hashlib.sha256(words.encode()).hexdigest()[:24]


def lock_of(library: Library, destination: Destination, now: datetime) -> Lock:
    """A lock for one run; other desks are told the names of user and computer, and since when."""
    zone = library.programme(destination.programme_id).zone
    since = long_moment(in_zone(now, zone), language())
    claim = Claim(owner="@".join(_who()), since=since, desk=desk_of(library), run=str(uuid4()))
    return Lock(claim, lock_seen_for)


def _who() -> tuple[str, str]:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # an account without a name, as containers have it
        user = "?"
    return user, socket.gethostname()
