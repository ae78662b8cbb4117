"""Transcripts, kept by their content for as long as the history of their episode, or a publication, names them.

Every correction makes a new one, so they are kept small: 10,000 words with their times take some 150 kB.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sqlalchemy import JSON, ColumnElement, Table, delete, insert, select, type_coerce
from sqlalchemy.orm import Session

from radiodesk.library.codec import Unreadable
from radiodesk.library.columns import storable
from radiodesk.library.holding import Holding
from radiodesk.library.schema import publications, revisions, transcripts
from radiodesk.model.problems import FileMissing
from radiodesk.model.transcript import Cue, Transcript, Word

FORM = 1
"""Version of the canonical form."""

QUICK = 1
"""The level of zlib: half as long as the best, a fifth larger."""


class Transcripts(Holding):
    """Keeping transcripts and finding them again."""

    _written: Mapping[int, tuple[Cue, str]] = MappingProxyType({})
    """The cues that were kept last, by identity, as they were written: a correction leaves all but one as they are."""

    def keep_transcript(self, episode_id: int, transcript: Transcript) -> str:
        """Keep a transcript for an episode and return the SHA-256 of its canonical form; the same is kept once."""
        data = _whole(transcript, self._lines(transcript))
        sha256 = hashlib.sha256(data).hexdigest()
        self._write(lambda session: insert_transcript(session, episode_id, sha256, data))
        return sha256

    def transcript(self, sha256: str) -> Transcript:
        """The transcript that was kept under this hash; none is an empty one. Raises `FileMissing`."""
        if not sha256:
            return Transcript()
        with self._database.session() as session:
            content = session.scalars(select(transcripts.c.content).where(transcripts.c.sha256 == sha256)).first()
        if content is None:
            raise FileMissing(path=self.root / "transcripts" / sha256)
        return of_canonical(zlib.decompress(content))

    def _lines(self, transcript: Transcript) -> list[str]:
        known = self._written
        lines = [
            found[1] if (found := known.get(id(cue))) is not None and found[0] is cue else _line(cue)
            for cue in transcript.cues
        ]
        self._written = {id(cue): (cue, line) for cue, line in zip(transcript.cues, lines, strict=True)}
        return lines


def fingerprinted(transcript: Transcript) -> tuple[str, bytes]:
    """The SHA-256 of the canonical form of a transcript, and that form."""
    data = canonical(transcript)
    return hashlib.sha256(data).hexdigest(), data


def insert_transcript(session: Session, episode_id: int, sha256: str, data: bytes) -> None:
    """Keep the canonical form of a transcript for an episode, unless it is kept already."""
    known = (transcripts.c.sha256 == sha256) & (transcripts.c.episode_id == episode_id)
    if session.scalar(select(transcripts.c.sha256).where(known)) is None:
        values = {"sha256": sha256, "episode_id": episode_id, "content": zlib.compress(data, QUICK)}
        session.execute(insert(transcripts).values(**values))


def canonical(transcript: Transcript) -> bytes:
    """The one way to write a transcript: JSON of short lists, times in milliseconds."""
    return _whole(transcript, [_line(cue) for cue in transcript.cues])


def _whole(transcript: Transcript, lines: Iterable[str]) -> bytes:
    return storable(f"[{FORM},{_json(transcript.language)},[{','.join(lines)}]]").encode()


def _line(cue: Cue) -> str:
    words = [[word.text, round(word.start_s * 1000), round(word.end_s * 1000)] for word in cue.words]
    return _json([round(cue.start_s * 1000), round(cue.end_s * 1000), cue.text, cue.speaker, words])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def of_canonical(data: bytes) -> Transcript:
    """The inverse of `canonical`. Raises `Unreadable` for a form of a newer RadioDesk."""
    form, language, cues = json.loads(data)
    if form != FORM:
        raise Unreadable(f"transcript: form {form}")
    return Transcript(
        tuple(
            Cue(start / 1000, end / 1000, text, speaker, tuple(Word(w, a / 1000, b / 1000) for w, a, b in words))
            for start, end, text, speaker, words in cues
        ),
        language,
    )


def forget_transcripts(session: Session, episode_id: int) -> None:
    """Forget those of an episode's transcripts that no step of its history and no publication names any more."""
    named = {
        sha256
        for table, column in ((revisions, _in_sheet(revisions)), (publications, _in_publication()))
        for sha256 in session.scalars(select(column).where(table.c.episode_id == episode_id))
    }
    own = transcripts.c.episode_id == episode_id
    kept = set(session.scalars(select(transcripts.c.sha256).where(own)))
    if lost := kept - named:
        session.execute(delete(transcripts).where(own & transcripts.c.sha256.in_(lost)))


def _in_sheet(table: Table) -> ColumnElement[str]:
    named: ColumnElement[str] = type_coerce(table.c.sheet, JSON)[("value", "transcript")].as_string()
    return named


def _in_publication() -> ColumnElement[str]:
    named: ColumnElement[str] = type_coerce(publications.c.value, JSON)[("value", "sheet", "transcript")].as_string()
    return named
