"""Editions: what each destination shows, showed before, and is on its way to show."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.orm import Session

from radiodesk.library.codec import fingerprint
from radiodesk.library.destinations import destination_named
from radiodesk.library.files import Files
from radiodesk.library.pruning import forget_old_editions
from radiodesk.library.schema import destinations, edition_publications, editions, publications, steps
from radiodesk.model.publication import Edition, EditionStep, Publication, PublicFile, kept_as


class Editions(Files):
    """The journal of publishing. At most one edition of a destination is live, and at most one is on its way."""

    def begin_edition(
        self,
        destination: str,
        files: Iterable[PublicFile],
        published: Iterable[Publication],
        made_at: datetime,
        restores: int = 0,
    ) -> Edition:
        """Write down a public state before anything of it is carried out. One that was on its way is abandoned.

        `restores` is the id of the earlier edition that a rollback brings back. Raises `UnknownDestination`.
        """
        with self._database.session() as session:
            place_id = destination_named(session, destination).id
            _turn(session, (editions.c.destination_id == place_id) & (editions.c.state == "applying"), "abandoned")
            values = {"made_at": made_at, "state": "applying", "restores": _root(session, restores)}
            added = insert(editions).values(destination_id=place_id, files=tuple(files), **values)
            edition_id = session.execute(added.returning(editions.c.id)).scalar_one()
            _link(session, edition_id, [_publication_id(session, place_id, each) for each in published])
            forgotten = forget_old_editions(session, place_id)
            begun = _edition(session, edition_id)
        self.forget_public(forgotten)
        return begun

    def finish_edition(self, edition_id: int) -> None:
        """The edition is public now, the former live one superseded. Raises LookupError unless it is on its way."""
        with self._database.session() as session:
            place_id = _insist_on_way(session, edition_id)
            _turn(session, (editions.c.destination_id == place_id) & (editions.c.state == "live"), "superseded")
            _turn(session, editions.c.id == edition_id, "live")

    def abandon_edition(self, edition_id: int) -> None:
        """The edition will not be completed. Raises LookupError unless it is on its way."""
        with self._database.session() as session:
            _insist_on_way(session, edition_id)
            _turn(session, editions.c.id == edition_id, "abandoned")

    def live_edition(self, destination: str) -> Edition | None:
        """What listeners see. Raises `UnknownDestination`."""
        return self._in_state(destination, "live")

    def unfinished_edition(self, destination: str) -> Edition | None:
        """What was begun and neither finished nor abandoned, as after a crash. Raises `UnknownDestination`."""
        return self._in_state(destination, "applying")

    def publication_keys(self, edition_id: int) -> tuple[str, ...]:
        """The fingerprints of an edition's publications, in its order, without reading any of them."""
        with self._database.session() as session:
            place_id = select(editions.c.destination_id).where(editions.c.id == edition_id).scalar_subquery()
            named = select(publications.c.id, publications.c.sha256).where(publications.c.destination_id == place_id)
            keys = dict(session.execute(named).tuples().all())
            links = select(edition_publications.c.publication_id).where(edition_publications.c.edition_id == edition_id)
            numbers = session.scalars(links.order_by(edition_publications.c.position)).all()
            return tuple([keys[number] for number in numbers])

    def publications_named(self, keys: Iterable[str]) -> dict[str, Publication]:
        """The publications with these fingerprints that are known."""
        places = select(destinations.c.id)  # named, so that the index serves
        wanted = publications.c.destination_id.in_(places) & publications.c.sha256.in_(list(keys))
        with self._database.session() as session:
            known = session.execute(select(publications.c.sha256, publications.c.value).where(wanted))
            return {sha256: kept_as(sha256, value) for sha256, value in known}

    def previous_edition(self, destination: str) -> Edition | None:
        """The edition that a rollback returns to. After a rollback it is the one before the state that came back."""
        with self._database.session() as session:
            of_place = editions.c.destination_id == destination_named(session, destination).id
            live = session.execute(select(editions).where(of_place, editions.c.state == "live")).one_or_none()
            if live is None:
                return None
            before = of_place & (editions.c.state == "superseded") & (editions.c.id < (live.restores or live.id))
            newest = session.scalar(select(func.max(editions.c.id)).where(before))
            return _edition(session, newest) if newest else None

    def doubtful_files(self, destination: str) -> tuple[PublicFile, ...]:
        """Files of editions begun after the live one: each may be public or not, whole or in part."""
        with self._database.session() as session:
            of_place = editions.c.destination_id == destination_named(session, destination).id
            live_id = session.scalar(select(editions.c.id).where(of_place, editions.c.state == "live")) or 0
            begun = session.scalars(select(editions.c.files).where(of_place, editions.c.id > live_id))
            return tuple(sorted({file for files in begun for file in files}))

    def begun_after_live(self, destination: str) -> tuple[tuple[int, tuple[PublicFile, ...]], ...]:
        """Number and files of each edition that was begun after the live one, oldest first; `steps` has the journal."""
        with self._database.session() as session:
            of_place = editions.c.destination_id == destination_named(session, destination).id
            live_id = session.scalar(select(editions.c.id).where(of_place, editions.c.state == "live")) or 0
            begun = select(editions.c.id, editions.c.files).where(of_place, editions.c.id > live_id)
            return tuple((row.id, row.files) for row in session.execute(begun.order_by(editions.c.id)))

    def note_step(self, edition_id: int, path: str, state: str) -> None:
        """Write into the journal of an edition what was done with a file."""
        with self._database.session() as session:
            session.execute(insert(steps).values(edition_id=edition_id, path=path, state=state))

    def steps(self, edition_id: int) -> tuple[EditionStep, ...]:
        """The journal of an edition, in order."""
        with self._database.session() as session:
            rows = session.execute(select(steps).where(steps.c.edition_id == edition_id).order_by(steps.c.id))
            return tuple(EditionStep(row.path, row.state) for row in rows)

    def _in_state(self, destination: str, state: str) -> Edition | None:
        with self._database.session() as session:
            place_id = destination_named(session, destination).id
            standing = (editions.c.destination_id == place_id) & (editions.c.state == state)
            edition_id = session.scalar(select(editions.c.id).where(standing))
            return _edition(session, edition_id) if edition_id else None


def _edition(session: Session, edition_id: int) -> Edition:
    row = session.execute(
        select(editions, destinations.c.name).join(destinations).where(editions.c.id == edition_id)
    ).one()
    return Edition(row.id, row.name, row.made_at, row.state, row.files, _publications(session, row.id), row.restores)


def _publications(session: Session, edition_id: int) -> tuple[Publication, ...]:
    rows = (
        select(publications.c.sha256, publications.c.value)
        .join(edition_publications, edition_publications.c.publication_id == publications.c.id)
        .where(edition_publications.c.edition_id == edition_id)
        .order_by(edition_publications.c.position)
    )
    return tuple(kept_as(sha256, value) for sha256, value in session.execute(rows))


def _publication_id(session: Session, place_id: int, publication: Publication) -> int:
    """The row of a publication; the same one again while nothing about it has changed."""
    sha256 = fingerprint(publication)
    same = (publications.c.destination_id == place_id) & (publications.c.sha256 == sha256)
    known = session.scalar(select(publications.c.id).where(same))
    if known is not None:
        return int(known)
    values = {"sha256": sha256, "sheet_sha256": fingerprint(publication.sheet), "value": publication}
    added = insert(publications).values(destination_id=place_id, episode_id=publication.episode_id, **values)
    return int(session.execute(added.returning(publications.c.id)).scalar_one())


def _link(session: Session, edition_id: int, publication_ids: list[int]) -> None:
    keys = ("edition_id", "position", "publication_id")
    links = [dict(zip(keys, (edition_id, *link), strict=True)) for link in enumerate(publication_ids)]
    if links:
        session.execute(insert(edition_publications), links)


def _root(session: Session, restores: int) -> int:
    """The edition whose state really comes back: a rollback to the result of a rollback is one to its origin."""
    earlier = session.scalar(select(editions.c.restores).where(editions.c.id == restores))
    return earlier or restores


def _turn(session: Session, which: ColumnElement[bool], state: str) -> None:
    session.execute(update(editions).where(which).values(state=state))


def _insist_on_way(session: Session, edition_id: int) -> int:
    on_way = (editions.c.id == edition_id) & (editions.c.state == "applying")
    place_id = session.scalar(select(editions.c.destination_id).where(on_way))
    if place_id is None:
        raise LookupError(f"edition {edition_id} is not on its way")
    return int(place_id)
