"""What was said, sentence by sentence: who said it, and at which second it can be heard."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from radiodesk.model.transcript import Cue, Transcript
from radiodesk.social.lines import one_line
from radiodesk.social.sentences import sentences


@dataclass(frozen=True)
class Saying:
    """One sentence, word for word. `start_s` counts seconds of the episode as it is heard; `speaker` may be empty."""

    text: str
    start_s: float
    speaker: str = ""


QUOTES = '“”"'


def quoted(saying: Saying) -> str:
    """Its words in quotation marks with the name of who said them; without marks where that is not known."""
    words = saying.text.strip(QUOTES)
    return f"“{words}” — {saying.speaker}" if saying.speaker else words


def sayings(transcript: Transcript) -> tuple[Saying, ...]:
    """Every sentence of a transcript in order; one that runs over several cues of a voice is put together."""
    turns = groupby(transcript.cues, key=lambda cue: cue.speaker)
    return tuple(saying for speaker, cues in turns for saying in _of_turn(speaker, tuple(cues)))


def _of_turn(speaker: str, cues: tuple[Cue, ...]) -> Iterator[Saying]:
    pieces = [piece for cue in cues for piece in _timed(cue)]
    starts: list[int] = []
    text = ""
    for words, _start_s in pieces:
        text = f"{text} {words}" if text else words
        starts.append(len(text) - len(words))
    position = 0
    for sentence in sentences(text):
        position = text.index(sentence, position)
        yield Saying(sentence, pieces[bisect_right(starts, position) - 1][1], speaker)
        position += len(sentence)


def _timed(cue: Cue) -> Iterator[tuple[str, float]]:
    timed = [(word.text, word.start_s) for word in cue.words] or [(cue.text, cue.start_s)]
    for text, start_s in timed:
        if line := one_line(text):
            yield line, start_s
