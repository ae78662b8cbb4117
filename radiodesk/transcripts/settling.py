"""Bring what a file says into order: sorted, nothing empty, no time that runs backwards, every word with a time."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise
from math import inf

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.model.words import N_
from radiodesk.transcripts.rough import RoughCue, RoughWord, Unreadable

MOST_WORDS = 200_000
"""Some twenty hours of speech."""

A_LETTER_S = 0.06
"""How long a letter of speech takes, about: for cues of which nobody says when they end."""

_BLANK = re.compile(r"[\s\x00-\x1f\x7f-\x9f\ufeff\ufffe]+")


def settle(rough: Iterable[RoughCue], language: str = "") -> Transcript:
    """The transcript that a file means. Raises `Unreadable` when there is nothing in it, or too much."""
    cues = sorted(_with_text(rough), key=lambda cue: cue.start_s)
    if not cues:
        raise Unreadable(N_("there are no words with times in it"))
    followed = zip(cues, [*(cue.start_s for cue in cues[1:]), inf], strict=True)
    return Transcript(tuple(_settled(cue, next_s) for cue, next_s in followed), language.strip())


def tidy(text: str) -> str:
    """A text on one line, without control characters, with single blanks."""
    return _BLANK.sub(" ", text).strip()


def shared(texts: Sequence[str], start_s: float, end_s: float) -> list[Word]:
    """Words between two moments, each as long as its letters deserve."""
    reached = [0, *accumulate(len(text) + 1 for text in texts)]
    edges = [round(start_s + (end_s - start_s) * letters / reached[-1], 3) for letters in reached]
    return [Word(text, *edge) for text, edge in zip(texts, pairwise(edges), strict=True)]


def _with_text(rough: Iterable[RoughCue]) -> Iterator[RoughCue]:
    """The cues that say something, tidied; words of which no time is known do not count as words."""
    count = 0
    for cue in rough:
        words = _single(cue.words) if any(word.start_s is not None for word in cue.words) else ()
        text = " ".join(word.text for word in words) or tidy(cue.text)
        count += max(len(words), text.count(" ") + 1)
        if count > MOST_WORDS:
            raise Unreadable(N_("it holds more words than a day has room for"))
        if text:
            yield RoughCue(max(cue.start_s, 0.0), cue.end_s, text, tidy(cue.speaker), tuple(words))


def _single(words: Iterable[RoughWord]) -> list[RoughWord]:
    """Words one by one: where several stand under one time, they share it."""
    single: list[RoughWord] = []
    for word in words:
        texts = tidy(word.text).split(" ")
        if len(texts) == 1 or word.start_s is None or word.end_s is None:
            single += (RoughWord(text, word.start_s, word.end_s) for text in texts if text)
        else:
            parts = shared(texts, word.start_s, word.end_s)
            single += (RoughWord(part.text, part.start_s, part.end_s) for part in parts)
    return single


def _settled(cue: RoughCue, next_s: float) -> Cue:
    start_s, end_s = round(cue.start_s, 3), round(_end_s(cue, next_s), 3)
    words = tuple(_forwards(_timed(cue.words, start_s, end_s)))
    if words:
        start_s, end_s = min(start_s, words[0].start_s), max(end_s, words[-1].end_s)
    return Cue(start_s, end_s, cue.text, cue.speaker, words)


def _end_s(cue: RoughCue, next_s: float) -> float:
    """Where a cue ends; one that ends before it begins lasts as long as it takes to say it, or until the next."""
    if cue.end_s is not None and cue.end_s > cue.start_s:
        return cue.end_s
    spoken_s = cue.start_s + A_LETTER_S * len(cue.text)
    return min(spoken_s, next_s) if next_s > cue.start_s else spoken_s


def _timed(words: Sequence[RoughWord], start_s: float, end_s: float) -> Iterator[Word]:
    """Every word with its times; those of which none is known share what lies between their neighbours."""
    unknown: list[str] = []
    here_s = start_s
    for word, following in zip(words, [*words[1:], None], strict=True) if words else ():
        if word.start_s is None:
            unknown.append(word.text)
            continue
        began_s = max(word.start_s, 0.0)
        yield from shared(unknown, here_s, max(began_s, here_s)) if unknown else ()
        unknown = []
        stop_s = _stop_s(word, began_s, following, max(end_s, began_s))
        yield Word(word.text, round(began_s, 3), round(stop_s, 3))
        here_s = max(stop_s, began_s)
    yield from shared(unknown, here_s, max(end_s, here_s)) if unknown else ()


def _stop_s(word: RoughWord, began_s: float, following: RoughWord | None, end_s: float) -> float:
    if word.end_s is not None:
        return word.end_s
    if following is None:
        return end_s
    return began_s + A_LETTER_S * len(word.text) if following.start_s is None else following.start_s


def _forwards(words: Iterable[Word]) -> Iterator[Word]:
    """Words of which none begins before the one in front of it ends, or ends before it begins."""
    row = list(words)
    starts = list(accumulate((word.start_s for word in row), max))
    for word, start_s, next_s in zip(row, starts, chain(starts[1:], [inf]), strict=False):
        yield Word(word.text, start_s, min(max(word.end_s, start_s), next_s))
