"""The programmes that a library holds: at least one, each at an address of its own."""

from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlalchemy.orm import Session

from radiodesk.bahasa.words import _
from radiodesk.library.backups import damaged
from radiodesk.library.database import Database
from radiodesk.library.holding import Holding
from radiodesk.library.schema import destinations, editions, programmes
from radiodesk.library.search import index_station
from radiodesk.model.addresses import is_same_address
from radiodesk.model.problems import AddressTaken, UnknownProgramme
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination


class Programmes(Holding):
    """Reading, adding and changing them. None is ever taken out: its feed and its audio may be public."""

    def programme(self, programme_id: int = 0) -> Programme:
        """A programme, as a snapshot; 0 is the first one of the library. Raises `UnknownProgramme`."""
        with self._database.session() as session:
            return known_programme(session, programme_id)

    def programmes(self) -> tuple[Programme, ...]:
        """All of them, in the order in which they were added."""
        with self._database.session() as session:
            return tuple(session.scalars(select(Programme).order_by(programmes.c.id)))

    def add_programme(self, programme: Programme) -> Programme:
        """Take one more programme in. Raises `AddressTaken` when another one has its address or its guid."""

        def add(session: Session) -> Programme:
            insist_on_own_address(session, programme)
            added = replace(programme, id=0)
            session.add(added)
            return added

        return self._write(add)

    def save_programme(self, programme: Programme) -> Programme:
        """Keep what was changed about a programme (id 0: the first). Its guid stays as it was at birth.

        Raises `UnknownProgramme`, and `AddressTaken` when another one has its address.
        """

        def save(session: Session) -> Programme:
            known = known_programme(session, programme.id)
            changed = replace(programme, id=known.id, guid=known.guid)
            insist_on_own_address(session, changed)
            if known.station != programme.station:
                index_station(session, known.id, programme.station)
            return session.merge(changed)

        return self._write(save)

    def public_programmes(self) -> tuple[Programme, ...]:
        """Those that some destination shows, in the order in which they were added."""
        shown = select(destinations.c.programme_id).join(editions).where(editions.c.state == "live")
        with self._database.session() as session:
            first = _first_id(session)
            wanted = {programme_id or first for programme_id in session.scalars(shown)}
            return tuple(
                session.scalars(select(Programme).where(programmes.c.id.in_(wanted)).order_by(programmes.c.id))
            )


def insist_on_programme(database: Database) -> None:
    """Look for the row that every library has. Raises `LibraryDamaged` if it, or its table, is not there."""
    try:
        with database.session() as session:
            known_programme(session, 0)
    except (InvalidRequestError, DBAPIError, UnknownProgramme) as error:
        raise damaged(database.path.parent, _("it holds no programme")) from error


def known_programme(session: Session, programme_id: int) -> Programme:
    """A programme; 0 is the first one of the library. Raises `UnknownProgramme`."""
    found = session.get(Programme, programme_id or _first_id(session))
    if found is None:
        raise UnknownProgramme(name=programme_id)
    return found


def _first_id(session: Session) -> int:
    return session.scalar(select(func.min(programmes.c.id))) or 0


def insist_on_own_address(session: Session, programme: Programme) -> None:
    """Two feeds at one address would be one feed, and apps tell programmes apart by their guid."""
    for other in session.scalars(select(Programme).where(programmes.c.id != programme.id)):
        if other.guid == programme.guid or is_same_address(other.public_url, programme.public_url):
            raise AddressTaken(url=programme.public_url, title=other.title)
    for mirror in session.scalars(select(Destination).where(destinations.c.public_url != "")):
        holder = known_programme(session, mirror.programme_id)
        if holder.id != programme.id and is_same_address(mirror.public_url, programme.public_url):
            raise AddressTaken(url=programme.public_url, title=holder.title)
