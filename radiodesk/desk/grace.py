"""Audio of unpublished episodes stays for a while: apps that read the feed a moment ago still fetch it."""

import logging
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from radiodesk.desk.history_of_publishing import record_removal
from radiodesk.library.library import Library
from radiodesk.model.problems import Problem
from radiodesk.model.publication import Destination, PublicFile
from radiodesk.publish.place import Place

GRACE = timedelta(days=7)
"""Apps and directories read a feed at least daily; a week also covers a telephone that is off over the weekend."""

_log = logging.getLogger(__name__)


def give_grace(library: Library, destination: str, files: Sequence[PublicFile], now: datetime) -> None:
    """Let these files go when their time is over."""
    library.withdraw(destination, files, now + GRACE)


def remove_withdrawn(library: Library, destination: Destination, place: Place, now: datetime) -> tuple[str, ...]:
    """Remove what was taken back longer than `GRACE` ago; returns the paths. What is public again stays.

    A file that cannot be removed now harms nobody; it is tried again the next time.
    """
    over = library.withdrawn(destination.name, now)
    if not over:
        return ()
    named = _named(library, destination.name)
    gone = tuple(path for path in over if path not in named)
    try:
        for path in gone:
            place.remove(path)
    except Problem as problem:
        _log.warning("what was taken back still stands at %s: %s", place.name, problem)
        return ()
    library.forget_withdrawals(destination.name, over)
    if gone:
        record_removal(library, destination, gone, now)
    return gone


def _named(library: Library, destination: str) -> Collection[str]:
    """What stands in public, or is on its way there."""
    looks = (library.live_edition, library.unfinished_edition)
    editions = [look(destination) for look in looks]
    return {file.path for edition in editions if edition for file in edition.files}
