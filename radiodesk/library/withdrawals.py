"""What was taken back from the public: its audio stays for a while, and how it stood there is remembered for good."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import delete, insert, select

from radiodesk.library.destinations import destination_named
from radiodesk.library.holding import Holding
from radiodesk.library.schema import edition_publications, editions, publications, withdrawals
from radiodesk.model.publication import Publication, PublicFile


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

    def earlier_publication(self, episode_id: int) -> Publication | None:
        """How an episode last stood in public anywhere, whatever became of it since; None when it never did."""
        links = edition_publications.join(editions, editions.c.id == edition_publications.c.edition_id)
        linked = select(editions.c.state).select_from(links)
        own = linked.where(edition_publications.c.publication_id == publications.c.id)
        stood = (
            own.where(editions.c.state.in_(("live", "superseded"))).exists() | ~own.exists()
        )  # or its edition is old
        newest = select(publications.c.value).where(publications.c.episode_id == episode_id, stood)
        with self._database.session() as session:
            return session.scalar(newest.order_by(publications.c.id.desc()).limit(1))
