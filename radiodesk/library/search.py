"""Full-text search over episodes: SQLite's FTS5, the one dialect that this room speaks."""

from sqlalchemy import ColumnElement, Select, column, select, table, text
from sqlalchemy.orm import Session

from radiodesk.library.columns import storable
from radiodesk.model.episode import Episode
from radiodesk.model.programme import Programme

_CREATE = (
    "CREATE VIRTUAL TABLE {name} USING fts5(title, summary, notes, people, place, station, "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
_PARTS = ("data", "idx", "content", "docsize", "config")
_INSERT = text(
    "INSERT INTO search(rowid, title, summary, notes, people, place, station) "
    "VALUES (:id, :title, :summary, :notes, :people, :place, :station)"
)
_STATION = text(
    "UPDATE search SET station = :station WHERE rowid IN (SELECT id FROM episodes WHERE programme_id = :programme)"
)


def words_of(query: str) -> str:
    """A query as somebody types it, in FTS5's words: every word must occur, each as the beginning of one.

    Quoted, so that nothing in it is a command; what holds no letter or digit is passed over, which may leave nothing.
    Source: sqlite.org/fts5.html, Full-text Query Syntax.
    """
    words = [word for word in storable(query).split() if any(character.isalnum() for character in word)]
    return " ".join('"' + word.replace('"', '""') + '"*' for word in words)


def is_found(episode_id: ColumnElement[int], words: str) -> ColumnElement[bool]:
    """The condition that an episode matches `words`, a result of `words_of`."""
    return episode_id.in_(_matching(words))


def index_words(session: Session, episode: Episode) -> None:
    """Bring the index in step with an episode, in the transaction that changes it."""
    session.execute(text("DELETE FROM search WHERE rowid = :id"), {"id": episode.id})
    session.execute(_INSERT, _searchable(episode, _station(session, episode)))


def index_station(session: Session, programme_id: int, station: str) -> None:
    """Bring the index in step with the station of a programme."""
    session.execute(_STATION, {"programme": programme_id, "station": storable(station)})


def rebuild_search(session: Session) -> None:
    """Make the index anew from the episodes.

    A damaged FTS5 table may not even open, so that it cannot be dropped; but what it stores lies in ordinary tables
    (sqlite.org/fts5.html, section 9), and those of a new, empty index can take their place.
    """
    session.execute(text(_CREATE.format(name="search_anew")))
    for part in _PARTS:
        session.execute(text(f"DELETE FROM search_{part}"))  # noqa: S608 - the names are those below
        session.execute(text(f"INSERT INTO search_{part} SELECT * FROM search_anew_{part}"))  # noqa: S608
    session.execute(text("DROP TABLE search_anew"))
    for episode in session.scalars(select(Episode)):
        session.execute(_INSERT, _searchable(episode, _station(session, episode)))


def insist_on_sound_search(session: Session) -> None:
    """Let FTS5 compare the index with its texts; it raises SQLITE_CORRUPT_VTAB when they differ."""
    session.execute(text("INSERT INTO search(search) VALUES ('integrity-check')"))


def _matching(words: str) -> Select[int]:
    found: ColumnElement[int] = column("rowid")
    return select(found).select_from(table("search")).where(text("search MATCH :words").bindparams(words=words))


def _station(session: Session, episode: Episode) -> str:
    programme = session.get(Programme, episode.programme_id)
    return programme.station if programme else ""


def _searchable(episode: Episode, station: str) -> dict[str, object]:
    sheet = episode.sheet
    numbers = [str(number) for number in (sheet.number, sheet.season) if number is not None]
    texts = {
        "title": sheet.title,
        "summary": sheet.summary,
        "notes": sheet.notes,
        "people": "\n".join(credit.name for credit in sheet.people),
        "place": "\n".join([*numbers, episode.recording.file_name]),
        "station": station,
    }
    return {"id": episode.id, **{name: storable(value) for name, value in texts.items()}}
