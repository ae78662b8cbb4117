"""The places that a library publishes to, by name; each shows one programme."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from radiodesk.bahasa.words import _
from radiodesk.library.columns import storable
from radiodesk.library.holding import Holding
from radiodesk.library.programmes import known_programme
from radiodesk.library.schema import destinations, editions
from radiodesk.model.addresses import is_same_address
from radiodesk.model.problems import BadValue, PlaceTaken, UnknownDestination
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination
from radiodesk.model.words import N_


class Destinations(Holding):
    """Reading and changing them."""

    def destinations(self, programme_id: int | None = None) -> tuple[Destination, ...]:
        """Those of a programme (0: the first), or all of them (None), by name."""
        with self._database.session() as session:
            found = tuple(session.scalars(select(Destination).order_by(destinations.c.name)))
            if programme_id is None:
                return found
            wanted = known_programme(session, programme_id)
            return tuple(each for each in found if known_programme(session, each.programme_id) is wanted)

    def destination(self, name: str) -> Destination:
        """Raises `UnknownDestination`."""
        with self._database.session() as session:
            return destination_named(session, name)

    def save_destination(self, destination: Destination) -> Destination:
        """Keep a new destination (id 0) or a changed one.

        Raises `BadValue` when another has its name, `UnknownProgramme`, and `PlaceTaken` when another programme is,
        or was, published there.
        """
        with self._database.session() as session:
            namesake = _find(session, destination.name)
            if namesake is not None and namesake.id != destination.id:
                raise BadValue(
                    value=destination.name,
                    field=N_("the name of the destination"),
                    expected=_("a name that is not taken"),
                )
            shown = known_programme(session, destination.programme_id)
            _insist_on_one_programme(session, destination, shown)
            kept = replace(destination, programme_id=shown.id)
            if destination.id:
                return session.merge(kept)
            session.add(kept)
            return kept


def destination_named(session: Session, name: str) -> Destination:
    """The destination with this name. Raises `UnknownDestination`."""
    found = _find(session, name)
    if found is None:
        raise UnknownDestination(name=name)
    return found


def _find(session: Session, name: str) -> Destination | None:
    return session.scalars(select(Destination).where(destinations.c.name == storable(name))).one_or_none()


def _insist_on_one_programme(session: Session, wanted: Destination, own: Programme) -> None:
    """Two programmes at one place, or behind one address, would overwrite each other's feed."""
    for other in session.scalars(select(Destination)):
        holder = known_programme(session, other.programme_id)
        if holder is not own and (_was_used(session, other) if other.id == wanted.id else _share(wanted, other)):
            raise PlaceTaken(url=wanted.url, title=holder.title)
    for programme in session.scalars(select(Programme)):
        if programme is not own and wanted.public_url and is_same_address(wanted.public_url, programme.public_url):
            raise PlaceTaken(url=wanted.public_url, title=programme.title)


def _share(wanted: Destination, other: Destination) -> bool:
    is_one_mirror = bool(wanted.public_url) and is_same_address(wanted.public_url, other.public_url)
    return is_one_mirror or wanted.url.rstrip("/") == other.url.rstrip("/")


def _was_used(session: Session, destination: Destination) -> bool:
    return session.scalar(select(editions.c.id).where(editions.c.destination_id == destination.id).limit(1)) is not None
