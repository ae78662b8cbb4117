"""Audio of unpublished episodes stays for a while: apps that read the feed a moment ago still fetch it."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from radiodesk.library.library import Library
from radiodesk.model.publication import PublicFile

GRACE = timedelta(days=7)
"""Apps and directories read a feed at least daily; a week also covers a telephone that is off over the weekend."""


def give_grace(library: Library, destination: str, files: Sequence[PublicFile], now: datetime) -> None:
    """Let these files go when their time is over: with the next publication, or by themselves (`sweep_withdrawn`)."""
    library.withdraw(destination, files, now + GRACE)


def due_to_go(library: Library, destination: str, now: datetime) -> frozenset[str]:
    """The paths that were taken back longer than `GRACE` ago. Whoever plans lets go those that nothing names again."""
    return frozenset(library.withdrawn(destination, now))


def settle_withdrawals(library: Library, destination: str, gone: Collection[PublicFile], now: datetime) -> None:
    """Forget those that are gone now, and those that are public again."""
    live = library.live_edition(destination)
    named = {file.path for file in live.files} if live else set()
    settled = named.union(file.path for file in gone)
    library.forget_withdrawals(destination, settled.intersection(library.withdrawn(destination, now)))
