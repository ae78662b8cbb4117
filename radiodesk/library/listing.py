"""The rows that lists show: narrow, in step with the episodes, and with the status worked out from what is public."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from radiodesk.library.codec import fingerprint
from radiodesk.library.schema import edition_publications, editions, listing, publications
from radiodesk.library.search import is_found
from radiodesk.model.episode import Episode, EpisodeRow


def list_episode(session: Session, episode: Episode) -> None:
    """Bring the row of an episode in step with it, in the transaction that changes it."""
    sheet = episode.sheet
    session.execute(delete(listing).where(listing.c.episode_id == episode.id))
    session.execute(
        insert(listing).values(
            episode_id=episode.id,
            title=sheet.title,
            number=sheet.number,
            season=sheet.season,
            aired=sheet.aired,
            aired_at=_instant_s(sheet.aired),
            duration_s=episode.recording.info.duration_s,
            slug=episode.slug,
            sheet_sha256=fingerprint(sheet),
            programme_id=episode.programme_id,
        )
    )


def listed_episodes(session: Session, words: str, programme_id: int | None) -> tuple[EpisodeRow, ...]:
    """The rows of a programme, or of all (None), that match `words` (see `search.words_of`; empty: all).

    Those without a date come first, as they are the newest work; then the last on air first.
    """
    order = (listing.c.aired_at.is_not(None), listing.c.aired_at.desc(), listing.c.episode_id.desc())
    rows = select(listing).order_by(*order)
    if programme_id is not None:
        rows = rows.where(listing.c.programme_id == programme_id)
    if words:
        rows = rows.where(is_found(listing.c.episode_id, words))
    public = _public_sheets(session)
    return tuple(_row(row, public) for row in session.execute(rows))


def listed_row(session: Session, episode_id: int) -> EpisodeRow | None:
    """The row of one episode; None when there is no such episode."""
    row = session.execute(select(listing).where(listing.c.episode_id == episode_id)).one_or_none()
    return None if row is None else _row(row, _public_sheets(session, episode_id))


def _row(row: Row[tuple[object, ...]], public: Mapping[int, set[str]]) -> EpisodeRow:
    return EpisodeRow(
        id=row.episode_id,
        title=row.title,
        number=row.number,
        season=row.season,
        aired=row.aired,
        duration_s=row.duration_s,
        status=_status(row.sheet_sha256, public.get(row.episode_id)),
        slug=row.slug,
        programme_id=row.programme_id,
    )


def _status(sheet_sha256: str, public: set[str] | None) -> str:
    if not public:
        return "draft"
    return "published" if public == {sheet_sha256} else "changed"


def _public_sheets(session: Session, episode_id: int | None = None) -> dict[int, set[str]]:
    """The fingerprints of the sheets that are public now, by episode (or of one), over all destinations."""
    live = (
        select(publications.c.episode_id, publications.c.sheet_sha256)
        .join(edition_publications, edition_publications.c.publication_id == publications.c.id)
        .join(editions, editions.c.id == edition_publications.c.edition_id)
        .where(editions.c.state == "live")
    )
    if episode_id is not None:
        live = live.where(publications.c.episode_id == episode_id)
    found: defaultdict[int, set[str]] = defaultdict(set)
    for published_id, sheet_sha256 in session.execute(live):
        found[published_id].add(sheet_sha256)
    return dict(found)


def _instant_s(moment: datetime | None) -> float | None:
    """Seconds since 1970, to sort by; a time without a zone is taken as UTC."""
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
