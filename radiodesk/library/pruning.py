"""Forget public states so old that nobody will return to them. What was published when stays on record for ever."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from radiodesk.library.schema import edition_publications, editions, steps

KEPT = 30
"""How many editions of a destination can be returned to."""


def forget_old_editions(session: Session, destination_id: int) -> set[str]:
    """Forget all but the newest `KEPT` editions; return the hashes of files that no edition names any more."""
    of_place = select(editions.c.id).where(editions.c.destination_id == destination_id)
    newest = of_place.order_by(editions.c.id.desc()).limit(KEPT)
    old = set(session.scalars(of_place.where(editions.c.state != "live"))) - set(session.scalars(newest))
    if not old:
        return set()
    named = _hashes(session, old)
    for column in (steps.c.edition_id, edition_publications.c.edition_id, editions.c.id):
        session.execute(delete(column.table).where(column.in_(old)))
    return named - _hashes(session, set(session.scalars(select(editions.c.id))))


def _hashes(session: Session, edition_ids: set[int]) -> set[str]:
    lists = session.scalars(select(editions.c.files).where(editions.c.id.in_(edition_ids)))
    return {file.sha256 for files in lists for file in files}
