"""What a listener meets of an episode, at the times of the finished audio."""

from radiodesk.audio.mix.settled import settled
from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.episode import Episode
from radiodesk.model.heard_words import heard_transcript
from radiodesk.model.question import Question, heard_questions
from radiodesk.model.soundbite import Soundbite, heard_soundbites
from radiodesk.model.transcript import Transcript


def chapters_heard(episode: Episode) -> tuple[Chapter, ...]:
    """The episode's chapters. Raises `NothingLeft`, as all of these."""
    info, sheet = episode.recording.info, episode.sheet
    return heard_chapters(sheet.chapters, settled(sheet.edits, info), info.duration_s) if sheet.chapters else ()


def questions_heard(episode: Episode) -> tuple[Question, ...]:
    """The questions of callers who are heard."""
    info, sheet = episode.recording.info, episode.sheet
    return heard_questions(sheet.questions, settled(sheet.edits, info), info.duration_s) if sheet.questions else ()


def soundbites_heard(episode: Episode) -> tuple[Soundbite, ...]:
    """The soundbites of which enough is heard."""
    info, sheet = episode.recording.info, episode.sheet
    return heard_soundbites(sheet.soundbites, settled(sheet.edits, info), info.duration_s) if sheet.soundbites else ()


def words_heard(episode: Episode, transcript: Transcript) -> Transcript:
    """What is said in it, of the transcript of its recording."""
    info, edits = episode.recording.info, episode.sheet.edits
    return heard_transcript(transcript, settled(edits, info), info.duration_s) if transcript.cues else transcript
