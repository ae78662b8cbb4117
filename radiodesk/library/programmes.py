"""The programme that a library holds."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.orm import Session

from radiodesk.bahasa.words import _
from radiodesk.library.backups import damaged
from radiodesk.library.database import Database
from radiodesk.library.holding import Holding
from radiodesk.library.search import index_station
from radiodesk.model.programme import Programme


class Programmes(Holding):
    """Reading and changing the programme."""

    def programme(self) -> Programme:
        """The programme, as a snapshot."""
        with self._database.session() as session:
            return the_programme(session)

    def save_programme(self, programme: Programme) -> Programme:
        """Keep what was changed about the programme. Its guid stays as it was at birth."""

        def save(session: Session) -> Programme:
            known = the_programme(session)
            if known.station != programme.station:
                index_station(session, programme.station)
            return session.merge(replace(programme, id=known.id, guid=known.guid))

        return self._write(save)


def insist_on_programme(database: Database) -> None:
    """Look at the one row that every library has. Raises `LibraryDamaged` if it, or its table, is not there."""
    try:
        with database.session() as session:
            the_programme(session)
    except (InvalidRequestError, DBAPIError) as error:
        raise damaged(database.path.parent, _("it holds no programme")) from error


def the_programme(session: Session) -> Programme:
    """The one programme of a library."""
    return session.scalars(select(Programme)).one()
