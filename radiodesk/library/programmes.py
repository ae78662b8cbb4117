"""The programme that a library holds."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

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
        with self._database.session() as session:
            known = the_programme(session)
            if known.station != programme.station:
                index_station(session, programme.station)
            return session.merge(replace(programme, id=known.id, guid=known.guid))


def the_programme(session: Session) -> Programme:
    """The one programme of a library."""
    return session.scalars(select(Programme)).one()
