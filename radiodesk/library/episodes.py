"""Episodes and their history: every committed sheet is a row, which is autosave, undo and recovery at once."""

from collections.abc import Collection

from sqlalchemy import Text, cast, delete, insert, literal, select
from sqlalchemy.orm import Session

from radiodesk.library.codec import encode
from radiodesk.library.files import Files
from radiodesk.library.listing import list_episode, listed_episodes, listed_row
from radiodesk.library.programmes import known_programme
from radiodesk.library.schema import episodes, listing, programmes, revisions
from radiodesk.library.search import index_words, words_of
from radiodesk.library.slugs import free_slug
from radiodesk.library.transcripts import forget_transcripts
from radiodesk.model.episode import Episode, EpisodeRow, HistoryStep, Recording, Revision, Sheet
from radiodesk.model.problems import BadValue, UnknownEpisode
from radiodesk.model.words import N_

LARGEST_NUMBER = 2**31 - 1
"""What an INTEGER column holds in every database."""


REMEMBERED = 200
"""Of so many of the latest episodes the topics are proposed for the next."""


class Episodes(Files):
    """Adding, reading, changing and searching episodes. What comes out is a snapshot; changing it changes nothing."""

    def add_episode(self, recording: Recording, sheet: Sheet, programme_id: int = 0) -> Episode:
        """Begin an episode of a programme (0: the first) about a recording that is kept already.

        Its first revision is `sheet`. Raises `UnknownProgramme`, `BadValue`.
        """
        insist_on_numbers(sheet)

        def add(session: Session) -> Episode:
            episode = Episode(known_programme(session, programme_id).id, recording, sheet)
            session.add(episode)
            session.flush()
            self._append(session, episode, sheet, N_("Import"))
            return episode

        return self._write(add)

    def episode(self, episode_id: int) -> Episode:
        """Raises `UnknownEpisode`."""
        with self._database.session() as session:
            return _known(session, episode_id)

    def episodes(self, query: str = "", programme_id: int | None = None) -> tuple[EpisodeRow, ...]:
        """Those of a programme, or of all (None), in which every word of `query` begins a word.

        Newest first, undated before them.
        """
        words = words_of(query)
        return self._write(lambda session: listed_episodes(session, words, programme_id))

    def row(self, episode_id: int) -> EpisodeRow:
        """One episode as `episodes` lists it. Raises `UnknownEpisode`."""
        with self._database.session() as session:
            row = listed_row(session, episode_id)
        if row is None:
            raise UnknownEpisode(id=episode_id)
        return row

    def commit_sheet(self, episode_id: int, sheet: Sheet, label: str, *, amends: bool = False) -> Episode:
        """Make `sheet` the current one. What had been undone is dropped; a sheet like the current one adds nothing.

        `label` names in catalogue words what was done. With `amends` it takes the place of the current revision, which
        it corrects; the first one stays. Raises `UnknownEpisode`, `BadValue`.
        """
        insist_on_numbers(sheet)

        def commit(session: Session) -> Episode:
            episode = _known(session, episode_id)
            is_new = sheet != episode.sheet or encode(sheet) != encode(episode.sheet)  # 15.00 WIB is not 16.00 WITA
            if is_new:
                episode.revision -= amends and episode.revision > 1
                self._append(session, episode, sheet, label)
            return episode

        return self._write(commit)

    def undo(self, episode_id: int) -> Episode:
        """Go back one revision; at the first one nothing happens. Raises `UnknownEpisode`."""
        return self._write(lambda session: _go(session, episode_id, by=-1))

    def redo(self, episode_id: int) -> Episode:
        """Go forward again one revision; at the last one nothing happens. Raises `UnknownEpisode`."""
        return self._write(lambda session: _go(session, episode_id, by=+1))

    def go_to_revision(self, episode_id: int, number: int) -> Episode:
        """Go back or forward to a revision; where there is none with this number nothing happens.

        Raises `UnknownEpisode`.
        """
        return self._write(lambda session: _turn_back(session, _known(session, episode_id), number))

    def history(self, episode_id: int) -> tuple[Revision, ...]:
        """All revisions, oldest first; `Episode.revision` is the number of the current one. Raises `UnknownEpisode`."""
        with self._database.session() as session:
            _known(session, episode_id)
            rows = select(revisions).where(revisions.c.episode_id == episode_id).order_by(revisions.c.number)
            return tuple(Revision(row.number, row.label, row.made_at, row.sheet) for row in session.execute(rows))

    def history_steps(self, episode_id: int, first: int = 1, last: int = LARGEST_NUMBER) -> tuple[HistoryStep, ...]:
        """The revisions with these numbers without their sheets, oldest first; none for an episode that is not there.

        A long history of a large episode takes a second to be read with all its sheets, and a millisecond so.
        """
        columns = (revisions.c.number, revisions.c.label, revisions.c.made_at)
        wanted = (revisions.c.episode_id == episode_id) & revisions.c.number.between(first, last)
        with self._database.session() as session:
            rows = session.execute(select(*columns).where(wanted).order_by(revisions.c.number))
            return tuple(HistoryStep(row.number, row.label, row.made_at) for row in rows)

    def topics_used(self, programme_id: int) -> tuple[str, ...]:
        """The topics of a programme's latest episodes, each as it was written last, by name."""
        latest = select(episodes.c.sheet).where(episodes.c.programme_id == programme_id)
        with self._database.session() as session:
            sheets = session.scalars(latest.order_by(episodes.c.id.desc()).limit(REMEMBERED))
            used = {topic.casefold(): topic for sheet in reversed(sheets.all()) for topic in sheet.topics}
        return tuple(used[each] for each in sorted(used))

    def propose_slug(self, episode_id: int, wanted: str, also_taken: Collection[str] = ()) -> str:
        """The slug of an episode, or the one that it would be given now. Raises `UnknownEpisode`."""
        with self._database.session() as session:
            return _slug_for(session, _known(session, episode_id), wanted, also_taken)

    def fix_slug(self, episode_id: int, wanted: str) -> str:
        """The slug of an episode; given now, unique in its programme, if it had none. It never changes afterwards."""
        with self._database.session() as session:
            episode = _known(session, episode_id)
            if not episode.slug:
                episode.slug = _slug_for(session, episode, wanted, ())
                list_episode(session, episode)
            return episode.slug

    def discard_original(self, sha256: str) -> None:
        """Remove a sound that was kept, and what was found out about it, unless a programme or an episode needs it.

        A programme needs its opening and closing; an episode its recording, and the sounds of all clips that any sheet
        of its history names: undo must bring them back.
        """
        with self._database.session() as session:
            columns = (programmes.c.opening, programmes.c.closing, episodes.c.recording, revisions.c.sheet)
            uses = (select(literal(1)).where(cast(column, Text).contains(sha256)).limit(1) for column in columns)
            if not any(session.scalar(use) for use in uses):
                self._originals.forget(sha256)
                self.forget_analyses(sha256)

    def _append(self, session: Session, episode: Episode, sheet: Sheet, label: str) -> None:
        later = (revisions.c.episode_id == episode.id) & (revisions.c.number > episode.revision)
        dropped = session.execute(delete(revisions).where(later).returning(revisions.c.number)).all()
        values = {"number": episode.revision + 1, "label": label, "made_at": self._now(), "sheet": sheet}
        session.execute(insert(revisions).values(episode_id=episode.id, **values))
        _turn_to(session, episode, episode.revision + 1, sheet)
        if dropped:
            forget_transcripts(session, episode.id)


def _known(session: Session, episode_id: int) -> Episode:
    episode = session.get(Episode, episode_id) if abs(episode_id) <= LARGEST_NUMBER else None
    if episode is None:
        raise UnknownEpisode(id=episode_id)
    return episode


def _slug_for(session: Session, episode: Episode, wanted: str, also_taken: Collection[str]) -> str:
    of_programme = select(listing.c.slug).where(listing.c.programme_id == episode.programme_id)
    return episode.slug or free_slug(wanted, {*session.scalars(of_programme), *also_taken})


def _go(session: Session, episode_id: int, by: int) -> Episode:
    episode = _known(session, episode_id)
    return _turn_back(session, episode, episode.revision + by)


def _turn_back(session: Session, episode: Episode, number: int) -> Episode:
    """The episode as a revision of it was, if there is that one."""
    there = (revisions.c.episode_id == episode.id) & (revisions.c.number == number)
    sheet = session.scalars(select(revisions.c.sheet).where(there)).one_or_none()
    if sheet is not None:
        _turn_to(session, episode, number, sheet)
    return episode


def _turn_to(session: Session, episode: Episode, revision: int, sheet: Sheet) -> None:
    episode.revision, episode.sheet = revision, sheet
    session.flush()
    list_episode(session, episode)
    index_words(session, episode)


def insist_on_numbers(sheet: Sheet) -> None:
    """Raise `BadValue` for a number that no database keeps."""
    for field, value in ((N_("a number"), sheet.number), (N_("a season"), sheet.season)):
        if value is not None and abs(value) > LARGEST_NUMBER:
            raise BadValue(value=value, field=field, expected=f"0-{LARGEST_NUMBER}")
