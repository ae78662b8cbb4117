"""The places that a library publishes to, by name."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from radiodesk.bahasa.words import _
from radiodesk.library.columns import storable
from radiodesk.library.holding import Holding
from radiodesk.library.schema import destinations
from radiodesk.model.problems import BadValue, UnknownDestination
from radiodesk.model.publication import Destination
from radiodesk.model.words import N_


class Destinations(Holding):
    """Reading and changing them."""

    def destinations(self) -> tuple[Destination, ...]:
        """All of them, by name."""
        with self._database.session() as session:
            return tuple(session.scalars(select(Destination).order_by(destinations.c.name)))

    def destination(self, name: str) -> Destination:
        """Raises `UnknownDestination`."""
        with self._database.session() as session:
            return destination_named(session, name)

    def save_destination(self, destination: Destination) -> Destination:
        """Keep a new destination (id 0) or a changed one. Raises `BadValue` when another has its name."""
        with self._database.session() as session:
            namesake = _find(session, destination.name)
            if namesake is not None and namesake.id != destination.id:
                raise BadValue(
                    value=destination.name,
                    field=N_("the name of the destination"),
                    expected=_("a name that is not taken"),
                )
            if destination.id:
                return session.merge(destination)
            added = replace(destination)
            session.add(added)
            return added


def destination_named(session: Session, name: str) -> Destination:
    """The destination with this name. Raises `UnknownDestination`."""
    found = _find(session, name)
    if found is None:
        raise UnknownDestination(name=name)
    return found


def _find(session: Session, name: str) -> Destination | None:
    return session.scalars(select(Destination).where(destinations.c.name == storable(name))).one_or_none()
