"""Where each word of a transcript stands in the text and when it is heard. Without Qt.

A spot is a word with its times; of a cue without word times, the whole cue is one spot.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from radiodesk.model.edits import EditList, Span
from radiodesk.model.transcript import Cue, Transcript

REACH_S = 0.25
"""A cut goes to the middle of the pause beside a word, but not farther than this from the word."""


class Spot(NamedTuple):
    """The characters `first` to `last` (not included) of the text are heard from `start_s` to `end_s`."""

    cue: int
    first: int
    last: int
    start_s: float
    end_s: float


@dataclass(frozen=True)
class Paragraph:
    """A cue in the text: the name of its speaker on a line of its own, where it is another one than before."""

    name: str
    text: str
    first: int

    @property
    def text_first(self) -> int:
        """Where what is said begins."""
        return self.first + (text_length(self.name) + 1 if self.name else 0)

    @property
    def last(self) -> int:
        """Where it ends."""
        return self.text_first + text_length(self.text)


class Page:
    """A transcript laid out as paragraphs, one a cue, with its spots in the order of the text.

    Everything is kept in rows of plain numbers: an hour is laid out anew with every correction.
    """

    def __init__(self, transcript: Transcript) -> None:
        """Reckon every place once. The spots of cue `n` begin at number `cue_starts[n]`."""
        self.transcript = transcript
        self.paragraphs = list(_paragraphs(transcript.cues))
        said = [piece for cue in transcript.cues for piece in cue.words or (cue,)]
        self._texts = [piece.text for piece in said]
        self._starts_s, self._ends_s = [piece.start_s for piece in said], [piece.end_s for piece in said]
        self._middles_s = [(start_s + end_s) / 2 for start_s, end_s in zip(self._starts_s, self._ends_s, strict=True)]
        self.cue_starts = [0, *accumulate(len(cue.words) or 1 for cue in transcript.cues)]
        self._lengths = _lengths(self._texts)
        self._firsts: list[int] = []
        for paragraph, (begin, end) in zip(self.paragraphs, pairwise(self.cue_starts), strict=True):
            reached = accumulate((length + 1 for length in self._lengths[begin : end - 1]), initial=0)
            self._firsts += [paragraph.text_first + at for at in reached]
        self._by_start, self._by_middle = _order(self._starts_s), _order(self._middles_s)

    def __len__(self) -> int:
        """How many spots there are."""
        return len(self._firsts)

    def spot(self, number: int) -> Spot:
        """The spot with this number, from 0."""
        first = self._firsts[number]
        cue = bisect_right(self.cue_starts, number) - 1
        return Spot(cue, first, first + self._lengths[number], self._starts_s[number], self._ends_s[number])

    def at_place(self, place: int) -> int:
        """The number of the spot at a character of the text, or of the one before it."""
        return max(bisect_right(self._firsts, place) - 1, 0)

    def at_time(self, time_s: float) -> int | None:
        """The number of the spot that is being said, or that was said last."""
        at = bisect_right(self._by_start, time_s + 0.0005, key=self._starts_s.__getitem__) - 1
        return self._by_start[at] if at >= 0 else None

    def span(self, one: int, other: int) -> Span:
        """What is heard from one spot to another: to the middles of the pauses beside them, or as far as is fit."""
        first, last = min(one, other), max(one, other)
        start_s, end_s = self._starts_s[first], max(self._ends_s[first : last + 1])
        before_s = self._ends_s[first - 1] if first else 0.0
        after_s = self._starts_s[last + 1] if last + 1 < len(self) else end_s + REACH_S
        left_s = max((before_s + start_s) / 2, start_s - REACH_S) if before_s < start_s else start_s
        right_s = min((end_s + after_s) / 2, end_s + REACH_S) if after_s > end_s else end_s
        return Span(round(left_s, 3), round(right_s, 3))

    def within(self, span: Span) -> tuple[int, int] | None:
        """The first and the last spot of which more than half lies in a stretch of the recording."""
        inside = self._between(span)
        return (min(inside), max(inside)) if inside else None

    def left_out(self, edits: EditList) -> bytearray:
        """For each spot 1 if it is cut, else 0. What was moved is heard."""
        marks = bytearray(len(self))
        for cut in edits.cuts:
            for number in self._between(cut):
                marks[number] = 1
        for clip in edits.moved:
            for number in self._between(Span(clip.start_s, clip.end_s)):
                marks[number] = 0
        return marks

    def found(self, wanted: str) -> list[tuple[int, int]]:
        """Where these words stand, upper and lower case alike, also across cues: the first and last spot of each."""
        wanted = " ".join(wanted.lower().split())
        words, firsts = self._sought
        hits: list[tuple[int, int]] = []
        at = words.find(wanted) if wanted else -1
        while at >= 0:
            hit = (bisect_right(firsts, at) - 1, bisect_right(firsts, at + len(wanted) - 1) - 1)
            if not hits or hits[-1] != hit:
                hits.append(hit)
            at = words.find(wanted, at + len(wanted))
        return hits

    def _between(self, span: Span) -> list[int]:
        """The spots whose middles lie in a stretch, in the order of their middles."""
        first, last = (bisect_left(self._by_middle, edge, key=self._middles_s.__getitem__) for edge in span)
        return self._by_middle[first:last]

    @cached_property
    def _sought(self) -> tuple[str, list[int]]:
        """All words in small letters, and where each begins there."""
        words = [text.lower() for text in self._texts]
        return " ".join(words), [0, *accumulate(len(word) + 1 for word in words)]


def text_length(text: str) -> int:
    """How many characters a text is for Qt, which counts in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _lengths(texts: list[str]) -> list[int]:
    is_plain = all(map(str.isascii, texts))
    return list(map(len if is_plain else text_length, texts))


def _order(moments_s: list[float]) -> list[int]:
    return sorted(range(len(moments_s)), key=moments_s.__getitem__)


def _paragraphs(cues: tuple[Cue, ...]) -> Iterator[Paragraph]:
    first, speaker = 0, ""
    for cue in cues:
        paragraph = Paragraph(cue.speaker if cue.speaker != speaker else "", cue.text, first)
        first, speaker = paragraph.last + 1, cue.speaker
        yield paragraph
