"""Maps the model's own classes onto the tables, so that there is no second set of row classes."""

from typing import Protocol

from sqlalchemy import Connection, event
from sqlalchemy.orm import Mapper, registry

from radiodesk.library.schema import destinations, episodes, metadata, programmes
from radiodesk.model.episode import Episode
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination


class _Numbered(Protocol):
    id: int | None


_registry = registry(metadata=metadata)


def _ask_for_number(_mapper: Mapper[_Numbered], _connection: Connection, entity: _Numbered) -> None:
    """In the model 0 means “not kept yet”; for the database the absence of a number means that."""
    if entity.id == 0:
        entity.id = None


for _kind, _table in ((Programme, programmes), (Episode, episodes), (Destination, destinations)):
    _registry.map_imperatively(_kind, _table)
    event.listen(_kind, "before_insert", _ask_for_number)
