"""Episodes that moved in from another feed: with the identification they had, and all that was known of them there."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from radiodesk.library.episodes import Episodes, insist_on_numbers
from radiodesk.library.programmes import insist_on_own_address, known_programme
from radiodesk.library.schema import episodes, origins
from radiodesk.library.search import index_station
from radiodesk.library.transcripts import fingerprinted, insert_transcript
from radiodesk.model.episode import Episode, Recording
from radiodesk.model.origin import Origin
from radiodesk.model.programme import Programme
from radiodesk.model.transcript import Transcript
from radiodesk.model.words import N_


class Origins(Episodes):
    """Bringing episodes in, and remembering where they come from."""

    def bring_in(
        self, programme_id: int, guid: str, recording: Recording, origin: Origin, transcript: Transcript | None = None
    ) -> Episode:
        """Begin an episode with a guid that apps know, its sheet as it came and its transcript: all or nothing.

        Raises `UnknownProgramme`, `BadValue`.
        """
        kept = fingerprinted(transcript) if transcript and transcript.cues else ("", b"")
        sheet = replace(origin.sheet, transcript=kept[0])
        insist_on_numbers(sheet)

        def bring(session: Session) -> Episode:
            episode = Episode(known_programme(session, programme_id).id, recording, sheet, guid)
            session.add(episode)
            session.flush()
            if kept[0]:
                insert_transcript(session, episode.id, *kept)
            self._append(session, episode, sheet, N_("Moved in"))
            values = {"episode_id": episode.id, "value": replace(origin, sheet=sheet)}
            session.execute(insert(origins).values(**values))
            return episode

        return self._write(bring)

    def origin(self, episode_id: int) -> Origin | None:
        """Where an episode comes from; None for one that was made here."""
        with self._database.session() as session:
            found = session.scalars(select(origins.c.value).where(origins.c.episode_id == episode_id)).one_or_none()
        return found if isinstance(found, Origin) else None

    def guids(self, programme_id: int) -> Mapping[str, int]:
        """The episodes of a programme by the guid under which apps know them."""
        of_programme = select(episodes.c.guid, episodes.c.id).where(episodes.c.programme_id == programme_id)
        with self._database.session() as session:
            return {row.guid: row.id for row in session.execute(of_programme)}

    def is_vacant(self, programme_id: int) -> bool:
        """Whether a programme has no episode yet."""
        count = select(func.count()).where(episodes.c.programme_id == programme_id)
        with self._database.session() as session:
            return not session.scalar(count)

    def settle_in(self, programme: Programme) -> Programme:
        """Let a programme that was public elsewhere take the place of one without episodes, with the guid it had.

        Raises `UnknownProgramme`, `AddressTaken`, and ValueError when there are episodes: their feed has its guid.
        """

        def settle(session: Session) -> Programme:
            known = known_programme(session, programme.id)
            if session.scalar(select(func.count()).where(episodes.c.programme_id == known.id)):
                raise ValueError(programme.title)
            changed = replace(programme, id=known.id)
            insist_on_own_address(session, changed)
            index_station(session, known.id, programme.station)
            return session.merge(changed)

        return self._write(settle)
