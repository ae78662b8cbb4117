"""What every part of a library works on: its folder, its database, its clock."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from sqlalchemy.orm import Session

from radiodesk.library.database import Database
from radiodesk.library.faults import SearchDamaged
from radiodesk.library.search import rebuild_search

Clock = Callable[[], datetime]
T = TypeVar("T")


class Holding:
    """An opened library folder, before it can do anything."""

    def __init__(self, root: Path, database: Database, now: Clock) -> None:
        """`now` says when things were done; tests hand in their own."""
        self.root = root
        self._database = database
        self._now = now
        self._opening = str(uuid4())  # tells this opening of the library from every other

    def _write(self, work: Callable[[Session], T]) -> T:
        """Do `work` in one transaction; if only the full-text index was damaged, make it anew and do it again."""
        try:
            with self._database.session() as session:
                return work(session)
        except SearchDamaged:
            with self._database.session() as session:
                rebuild_search(session)
            with self._database.session() as session:
                return work(session)
