"""Captions: what is said in a stretch of an episode, on pages of a few lines, each word with its time."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from math import ceil

from radiodesk.model.transcript import Cue, Transcript, Word
from radiodesk.social.cards.fitting import drawable

Measure = Callable[[str], float]
"""How wide a text is, in pixels."""

PAUSE_S = 1.0
"""After so long without a word a new page begins."""

LINGER_S = 0.6
"""So long the last words before a pause stay."""

_FULL_STOPS, _STOPS = (".", "?", "!", "…", "”", '"'), (",", ";", ":", "–", "—")
_LEAST_SHARE = 0.45
"""A page may end so early, of the words that would fit, where a sentence does."""


@dataclass(frozen=True)
class Spoken:
    """A word, and from when to when it is heard, in seconds of the film."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Page:
    """Lines of words, shown together. `is_timed` tells whether the times of single words are known."""

    lines: tuple[tuple[Spoken, ...], ...]
    speaker: str
    from_s: float
    to_s: float
    is_timed: bool


@dataclass(frozen=True)
class Run:
    """What one voice says without a long pause."""

    words: tuple[Spoken, ...]
    speaker: str
    is_timed: bool


def said_between(heard: Transcript, start_s: float, end_s: float) -> Transcript:
    """What is said from `start_s` to `end_s` of the episode, at the times of the film: words whose middle is there."""
    cues = tuple(_within(cue, start_s, end_s) for cue in heard.cues if cue.start_s < end_s and cue.end_s > start_s)
    return replace(heard, cues=tuple(cue for cue in cues if cue.text))


def runs_of(said: Transcript) -> tuple[Run, ...]:
    """The same by voices and pauses."""
    runs: list[Run] = []
    for cue in said.cues:
        words, is_timed = _words(cue), bool(cue.words)
        before = runs[-1] if runs else None
        if before and _goes_on(before, words, cue):
            runs[-1] = replace(before, words=before.words + words)
        else:
            runs.append(Run(words, cue.speaker, is_timed))
    return tuple(runs)


def spoken_text(said: Transcript) -> str:
    """All of it as one text: what is told to those who cannot see or hear the film."""
    return " ".join(cue.text for cue in said.cues)


def pages_of(said: Transcript, measure: Measure, width: float, lines: int) -> tuple[Page, ...]:
    """`said`, at the times of the film, on pages of at most `lines` lines no wider than `width`.

    They end where sentences end, if they can.
    """
    pages = [page for run in runs_of(said) for page in _pages(_shown(run), measure, width, lines)]
    return tuple(_lingering(page, after) for page, after in zip_longest(pages, pages[1:]))


def _lingering(page: Page, after: Page | None) -> Page:
    """Until the next page, or a moment longer than its last word."""
    is_followed = after is not None and after.from_s - page.to_s < PAUSE_S
    return replace(page, to_s=after.from_s if after and is_followed else page.to_s + LINGER_S)


def _words(cue: Cue) -> tuple[Spoken, ...]:
    """Those of a cue; without times of their own they share its time by their letters."""
    if cue.words:
        return tuple(Spoken(word.text, word.start_s, word.end_s) for word in cue.words)
    texts = cue.text.split()
    ends = [sum(len(text) + 1 for text in texts[:number]) for number in range(len(texts) + 1)]
    pace_s = (cue.end_s - cue.start_s) / max(ends[-1], 1)
    edges = [cue.start_s + end * pace_s for end in ends]
    return tuple(Spoken(text, *edge) for text, edge in zip(texts, pairwise(edges), strict=True))


def _within(cue: Cue, start_s: float, end_s: float) -> Cue:
    """What of a cue lies there, from 0 on; without text when that is nothing."""
    words = tuple(word for word in _words(cue) if start_s <= (word.start_s + word.end_s) / 2 < end_s)
    moved = tuple(
        Word(word.text, *(round(min(max(edge, start_s), end_s) - start_s, 3) for edge in (word.start_s, word.end_s)))
        for word in words
    )
    if not moved:
        return Cue(0.0, 0.0, "")
    text = " ".join(word.text for word in moved)
    return Cue(moved[0].start_s, moved[-1].end_s, text, cue.speaker, moved if cue.words else ())


def _goes_on(before: Run, words: Sequence[Spoken], cue: Cue) -> bool:
    is_alike = (before.speaker, before.is_timed) == (cue.speaker, bool(cue.words))
    return is_alike and words[0].start_s - before.words[-1].end_s < PAUSE_S


def _shown(run: Run) -> Run:
    """Without what the fonts cannot draw."""
    words = (replace(word, text=drawable(word.text)) for word in run.words)
    return replace(run, words=tuple(word for word in words if word.text))


def _pages(run: Run, measure: Measure, width: float, lines: int) -> Iterator[Page]:
    rest = run.words
    while rest:
        count = _page_length(rest, measure, width, lines)
        words, rest = rest[:count], rest[count:]
        laid = _balanced(words, measure, width)
        yield Page(laid, run.speaker, words[0].start_s, words[-1].end_s, run.is_timed)


def _page_length(words: Sequence[Spoken], measure: Measure, width: float, lines: int) -> int:
    """How many words stand on a page: as many as fit, fewer where a sentence, else a part of one, ends before."""
    fitting = _fitting(words, measure, width, lines)
    if fitting == len(words):
        return fitting
    least = max(1, round(_LEAST_SHARE * fitting))
    for stops in (_FULL_STOPS, _STOPS):
        ends = [at for at in range(least, fitting + 1) if words[at - 1].text.endswith(stops)]
        if ends:
            return ends[-1]
    return _even_share(words, fitting)


def _even_share(words: Sequence[Spoken], fitting: int) -> int:
    """How many words a page takes of a sentence that needs several: none is left with the last one alone."""
    whole = next((at for at, word in enumerate(words, 1) if word.text.endswith(_FULL_STOPS)), len(words))
    return ceil(whole / ceil(whole / fitting))


def _fitting(words: Sequence[Spoken], measure: Measure, width: float, lines: int) -> int:
    used, line, text = 0, 1, ""
    for word in words:
        longer = f"{text} {word.text}" if text else word.text
        if text and measure(longer) > width:
            line, longer = line + 1, word.text
        if line > lines:
            return used
        used, text = used + 1, longer
    return used


def _balanced(words: Sequence[Spoken], measure: Measure, width: float) -> tuple[tuple[Spoken, ...], ...]:
    """In lines of about the same length: the narrowest that are no more than they must be."""
    most = len(_wrapped(words, measure, width))
    low, high = width / 2, width
    while high - low > 8:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_wrapped(words, measure, middle)) <= most else (middle, high)
    return _wrapped(words, measure, high)


def _wrapped(words: Sequence[Spoken], measure: Measure, width: float) -> tuple[tuple[Spoken, ...], ...]:
    lines: list[list[Spoken]] = []
    for word in words:
        if lines and measure(" ".join(each.text for each in (*lines[-1], word))) <= width:
            lines[-1].append(word)
        else:
            lines.append([word])
    return tuple(map(tuple, lines))
