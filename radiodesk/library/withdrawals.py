"""What was taken back from the public: its audio stays for a while, and its first date is remembered for good."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select

from radiodesk.library.destinations import destination_named
from radiodesk.library.holding import Holding
from radiodesk.library.schema import publications, withdrawals
from radiodesk.model.publication import PublicFile


class Withdrawals(Holding):
    """Audio files that stand in public although nothing names them any more, until apps have read the new feed."""

    def withdraw(self, destination: str, files: Iterable[PublicFile], until: datetime) -> None:
        """Remember to remove these at `until`. Raises `UnknownDestination`."""
        with self._database.session() as session:
            place_id = destination_named(session, destination).id
            for file in files:
                same = (withdrawals.c.destination_id == place_id) & (withdrawals.c.path == file.path)
                session.execute(delete(withdrawals).where(same))
                session.execute(insert(withdrawals).values(destination_id=place_id, path=file.path, until=until))

    def withdrawn(self, destination: str, now: datetime) -> tuple[str, ...]:
        """The paths whose time is over. Raises `UnknownDestination`."""
        with self._database.session() as session:
            place_id = destination_named(session, destination).id
            rows = session.execute(select(withdrawals).where(withdrawals.c.destination_id == place_id))
            return tuple(sorted(row.path for row in rows if row.until <= now))

    def forget_withdrawals(self, destination: str, paths: Iterable[str]) -> None:
        """They are removed, or public again. Raises `UnknownDestination`."""
        with self._database.session() as session:
            place_id = destination_named(session, destination).id
            same = (withdrawals.c.destination_id == place_id) & (withdrawals.c.path.in_(tuple(paths)))
            session.execute(delete(withdrawals).where(same))

    def first_published(self, episode_id: int) -> datetime | None:
        """When an episode first went out anywhere; None when it never did. It keeps that date when it comes back."""
        values = select(publications.c.value).where(publications.c.episode_id == episode_id)
        with self._database.session() as session:
            return min((each.first_published for each in session.scalars(values)), default=None)
