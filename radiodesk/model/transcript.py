"""A transcript: what is said in a recording, word by word where the times of words are known."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word as it is written, with its punctuation, and when it is heard, in seconds of the untouched recording."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Cue:
    """A few words of one voice that stand together. Without `words` only the cue itself has times.

    Where there are words, `text` is their texts with a space between them. `speaker` may be empty.
    """

    start_s: float
    end_s: float
    text: str
    speaker: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """All cues of a recording, in the order in which they begin. `language` is a BCP 47 tag, empty if nobody said."""

    cues: tuple[Cue, ...] = ()
    language: str = ""
