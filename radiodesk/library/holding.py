"""What every part of a library works on: its folder, its database, its clock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from radiodesk.library.database import Database

Clock = Callable[[], datetime]


class Holding:
    """An opened library folder, before it can do anything."""

    def __init__(self, root: Path, database: Database, now: Clock) -> None:
        """`now` says when things were done; tests hand in their own."""
        self.root = root
        self._database = database
        self._now = now
