"""The transcript of an episode: brought in from a file, corrected, taken out, written as it is heard.

Every change is one step of the history; the library keeps each transcript that a step names.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.desk.heard import words_heard
from radiodesk.desk.sheets import change
from radiodesk.desk.whole_files import write_whole
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, NoTranscript, OtherTranscript
from radiodesk.model.publication import Publication
from radiodesk.model.timecode import format_time
from radiodesk.model.transcript import Cue, Transcript
from radiodesk.model.words import N_
from radiodesk.transcripts.correcting import corrected, renamed, with_cue
from radiodesk.transcripts.reading import read_file
from radiodesk.transcripts.writing import MEDIA_TYPES, written

LABEL_LETTERS = 40
"""So much of a correction is quoted in the history."""


def import_transcript(library: Library, episode_id: int, file: Path) -> Episode:
    """Take a transcript of the untouched recording in from a WebVTT, SubRip or JSON file; it replaces the one before.

    What lies behind the end of the recording is left out. Raises `NotATranscript`, `OtherTranscript`, `FileMissing`.
    """
    duration_s = library.episode(episode_id).recording.info.duration_s
    read = read_file(file)
    cues = tuple(_until(cue, duration_s) for cue in read.cues if cue.start_s < duration_s)
    if not cues:
        raise OtherTranscript(name=file.name, time=format_time(read.cues[0].start_s))
    label = _("Transcript “{name}”").format(name=file.name)
    return set_transcript(library, episode_id, replace(read, cues=cues), label)


def set_transcript(library: Library, episode_id: int, transcript: Transcript, label: str) -> Episode:
    """Let this be what is said in the recording, as one step of the history named `label`."""
    sha256 = library.keep_transcript(episode_id, transcript) if transcript.cues else ""
    return change(library, episode_id, label, transcript=sha256)


def remove_transcript(library: Library, episode_id: int) -> Episode:
    """Take the transcript out; undo brings it back. Raises `NoTranscript`."""
    _insist_on_transcript(library.episode(episode_id))
    return change(library, episode_id, _("Transcript removed"), transcript="")


def correction(transcript: Transcript, number: int, text: str) -> tuple[Transcript, str]:
    """The transcript in which cue `number`, from 0, says something else, and what that step is called.

    Words keep their times. An empty text takes the cue out.
    """
    cue = corrected(transcript.cues[number], text)
    quoted = cue.text if len(cue.text) <= LABEL_LETTERS else cue.text[:LABEL_LETTERS].rstrip() + "…"
    label = _("Correct “{text}”").format(text=quoted) if cue.text else _("Take words out of the transcript")
    return with_cue(transcript, number, cue), label


def renaming(transcript: Transcript, name: str, new_name: str) -> tuple[Transcript, str]:
    """The transcript in which somebody is called otherwise wherever he or she speaks, and what that step is called."""
    return renamed(transcript, name, new_name), _("Speaker “{name}”").format(name=new_name)


def heard_words(library: Library, episode: Episode) -> Transcript:
    """The transcript of what a listener hears, at the times of the episode; empty where there is none."""
    return words_heard(episode, library.transcript(episode.sheet.transcript))


def transcript_file(library: Library, episode: Episode, suffix: str) -> bytes:
    """What a listener hears as a file of the kind `suffix`: .vtt, .srt or .json. Same edits, same bytes.

    Raises `NoTranscript`.
    """
    _insist_on_transcript(episode)
    return written(heard_words(library, episode), suffix)


def export_transcript(library: Library, episode_id: int, out: Path) -> Path:
    """Write what a listener hears to `out`; its ending says how. Raises `NoTranscript`, `BadValue`, `NotWritable`."""
    if out.suffix.lower() not in MEDIA_TYPES:
        raise BadValue(value=out.suffix, field=N_("the kind of file"), expected=", ".join(MEDIA_TYPES))
    data = transcript_file(library, library.episode(episode_id), out.suffix.lower())
    write_whole(out, data)
    return out


def with_transcripts(library: Library, publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """The publications with what is said in them, at the times of their audio; None where nobody wrote it down.

    An edition keeps only which transcript it was, by its hash: the words of hundreds of hours would weigh on it.
    """
    return tuple(_with_transcript(library, each) if each.sheet.transcript else each for each in publications)


def _until(cue: Cue, end_s: float) -> Cue:
    words = tuple(word for word in cue.words if word.start_s < end_s)
    words = tuple(replace(word, end_s=min(word.end_s, end_s)) for word in words)
    text = " ".join(word.text for word in words) or cue.text
    return replace(cue, end_s=min(cue.end_s, end_s), text=text, words=words)


def _insist_on_transcript(episode: Episode) -> None:
    if not episode.sheet.transcript:
        raise NoTranscript(id=episode.id)


def _with_transcript(library: Library, publication: Publication) -> Publication:
    heard = heard_words(library, replace(library.episode(publication.episode_id), sheet=publication.sheet))
    return replace(publication, transcript=heard if heard.cues else None)
