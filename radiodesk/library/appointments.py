"""What should be published at a set time. Each is carried out once, whoever comes first."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, Select, insert, select, update
from sqlalchemy.orm import Session

from radiodesk.library.destinations import destination_named
from radiodesk.library.holding import Holding
from radiodesk.library.schema import appointments, destinations
from radiodesk.model.appointment import Appointment
from radiodesk.model.public_problems import UnknownAppointment


class Appointments(Holding):
    """Keeping them, and taking them on one at a time.

    A library is open in one process only. What is under way and was not taken on by this very opening of the library
    was therefore cut off, and is to be done again: publishing goes on where it stopped.
    """

    def add_appointment(self, appointment: Appointment) -> Appointment:
        """Keep a new one. Raises `UnknownDestination`."""
        with self._database.session() as session:
            place_id = destination_named(session, appointment.destination).id
            names = ("episode_ids", "due", "made_at", "preset", "state", "reason")
            values = {name: getattr(appointment, name) for name in names}
            added = insert(appointments).values(destination_id=place_id, taken_by="", **values)
            number = session.execute(added.returning(appointments.c.id)).scalar_one()
            return _known(session, number)

    def appointment(self, number: int) -> Appointment:
        """Raises `UnknownAppointment`."""
        with self._database.session() as session:
            return _known(session, number)

    def appointments(self, states: Sequence[str] = ()) -> tuple[Appointment, ...]:
        """All of them, or those in some states, the earliest due first."""
        with self._database.session() as session:
            wanted = _joined().where(appointments.c.state.in_(states)) if states else _joined()
            found = [_appointment(row) for row in session.execute(wanted).mappings()]
        return tuple(sorted(found, key=lambda each: (each.due, each.id)))

    def due_appointments(self, now: datetime) -> tuple[Appointment, ...]:
        """Those whose time has come and that nobody has taken on, the earliest first."""
        open_ones = (appointments.c.state == "waiting") | (
            (appointments.c.state == "running") & (appointments.c.taken_by != self._opening)
        )
        with self._database.session() as session:
            found = [_appointment(row) for row in session.execute(_joined().where(open_ones)).mappings()]
        return tuple(sorted((each for each in found if each.is_due(now)), key=lambda each: (each.due, each.id)))

    def take_on(self, appointment: Appointment) -> bool:
        """Say that it is under way now; False when somebody else was quicker, or it was called off or put off."""
        table = appointments.c
        free = (table.state == "waiting") | ((table.state == "running") & (table.taken_by != self._opening))
        same = (table.id == appointment.id) & (table.due == appointment.due)
        with self._database.session() as session:
            taken = update(appointments).where(same & free).values(state="running", taken_by=self._opening)
            return session.execute(taken.returning(table.id)).one_or_none() is not None

    def settle_appointment(self, number: int, state: str, reason: str = "") -> Appointment:
        """Say what became of it. Raises `UnknownAppointment`."""
        return self._change(number, state=state, reason=reason)

    def put_off_appointment(self, number: int, due: datetime) -> Appointment:
        """Give it another time; it waits again. Raises `UnknownAppointment`."""
        return self._change(number, state="waiting", reason="", due=due)

    def _change(self, number: int, **values: object) -> Appointment:
        with self._database.session() as session:
            _known(session, number)
            session.execute(update(appointments).where(appointments.c.id == number).values(**values))
            return _known(session, number)


def _joined() -> Select[*tuple[Any, ...]]:
    return select(appointments, destinations.c.name.label("destination")).join(destinations)


def _known(session: Session, number: int) -> Appointment:
    row = session.execute(_joined().where(appointments.c.id == number)).mappings().one_or_none()
    if row is None:
        raise UnknownAppointment(id=number)
    return _appointment(row)


def _appointment(row: RowMapping) -> Appointment:
    names = ("destination", "episode_ids", "due", "made_at", "preset", "state", "reason", "id")
    return Appointment(**{name: row[name] for name in names})
