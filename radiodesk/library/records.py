"""The history of publishing: lines are added and never changed; the database itself refuses anything else."""

from dataclasses import replace

from sqlalchemy import RowMapping, insert, select

from radiodesk.library.holding import Holding
from radiodesk.library.schema import records
from radiodesk.model.record import Actor, Record

_ACTOR = ("person", "computer", "office")


class Records(Holding):
    """Adding lines and reading them."""

    def add_record(self, record: Record) -> Record:
        """Write one line at the end of the history; it gets its number."""
        values = {name: getattr(record, name) for name in _plain_names()}
        values |= {name: getattr(record.actor, name) for name in _ACTOR}
        with self._database.session() as session:
            number = session.execute(insert(records).values(**values).returning(records.c.id)).scalar_one()
        return replace(record, id=number)

    def records(self, destination: str = "") -> tuple[Record, ...]:
        """All lines, or those about one destination, oldest first; also about destinations that are no more."""
        wanted = select(records).order_by(records.c.id)
        if destination:
            wanted = wanted.where(records.c.destination == destination)
        with self._database.session() as session:
            return tuple(_record(row) for row in session.execute(wanted).mappings())


def _plain_names() -> list[str]:
    return [column.name for column in records.c if column.name not in {"id", *_ACTOR}]


def _record(row: RowMapping) -> Record:
    plain = {name: row[name] for name in ("id", *_plain_names())}
    return Record(actor=Actor(*(row[name] for name in _ACTOR)), **plain)
