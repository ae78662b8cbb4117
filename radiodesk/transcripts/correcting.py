"""Correct what a transcript says without losing when it was said."""

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.transcripts.settling import shared, tidy

LENT = 0.5
"""So much of its time a word lends to one that is written behind it where there was no pause."""


def corrected(cue: Cue, text: str) -> Cue:
    """The cue with another text. Words that stay keep their times, and so does a word that is only spelt otherwise.

    Where more or fewer words stand than before, they share the time of those they replace; what is new takes the pause
    in which it stands, or half of the word before it. Without word times the cue keeps its own.
    """
    texts = tidy(text).split()
    if not cue.words:
        return replace(cue, text=" ".join(texts))
    words = tuple(_timed(list(cue.words), texts, cue))
    return replace(cue, text=" ".join(texts), words=words)


def with_cue(transcript: Transcript, number: int, cue: Cue) -> Transcript:
    """The transcript with another cue at `number`; one that says nothing any more falls out."""
    kept = (cue,) if cue.text else ()
    return replace(transcript, cues=(*transcript.cues[:number], *kept, *transcript.cues[number + 1 :]))


def renamed(transcript: Transcript, name: str, new_name: str) -> Transcript:
    """The transcript in which everything that `name` says is said by `new_name`."""
    speaker = tidy(new_name)
    cues = (replace(cue, speaker=speaker) if cue.speaker == name else cue for cue in transcript.cues)
    return replace(transcript, cues=tuple(cues))


def _timed(words: list[Word], texts: list[str], cue: Cue) -> list[Word]:
    kept: list[Word] = []
    matcher = SequenceMatcher(None, [word.text.casefold() for word in words], [t.casefold() for t in texts], False)
    for _kind, first, last, begin, end in matcher.get_opcodes():
        old, new = words[first:last], texts[begin:end]
        if len(old) == len(new):
            kept += (replace(word, text=text) for word, text in zip(old, new, strict=True))
        elif old and new:
            kept += shared(new, old[0].start_s, old[-1].end_s)
        elif new:
            before = kept.pop() if kept else None
            kept += _squeezed_in(new, before, words[first] if first < len(words) else None, cue)
    return kept


def _squeezed_in(texts: Sequence[str], before: Word | None, after: Word | None, cue: Cue) -> list[Word]:
    """New words between two that are there: in their pause, else in half of the word before."""
    start_s = cue.start_s if before is None else before.end_s
    end_s = cue.end_s if after is None else after.start_s
    if end_s - start_s > 0 or before is None:
        return [*([before] if before else []), *shared(texts, start_s, max(end_s, start_s))]
    middle_s = round(before.end_s - LENT * (before.end_s - before.start_s), 3)
    return [replace(before, end_s=middle_s), *shared(texts, middle_s, before.end_s)]
