"""Where each word of a transcript stands in the text and when it is heard. Without Qt.

A spot is a word with its times; of a cue without word times, the whole cue is one spot.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
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
    """A transcript laid out as paragraphs, one a cue, with its spots in the order of the text."""

    def __init__(self, transcript: Transcript) -> None:
        """Reckon every place once. The spots of cue `n` begin at number `cue_starts[n]`."""
        self.transcript = transcript
        self.paragraphs = list(_paragraphs(transcript.cues))
        self.spots = list(_spots(transcript.cues, self.paragraphs))
        self._firsts = [spot.first for spot in self.spots]
        self.cue_starts = [0, *accumulate(max(len(cue.words), 1) for cue in transcript.cues)]
        self._by_start = sorted(range(len(self.spots)), key=lambda number: self.spots[number].start_s)
        self._starts_s = [self.spots[number].start_s for number in self._by_start]
        self._middles = sorted(((spot.start_s + spot.end_s) / 2, number) for number, spot in enumerate(self.spots))
        words = [text.lower() for cue in transcript.cues for text in _texts(cue)]
        self._words_first = [0, *accumulate(len(word) + 1 for word in words)]
        self._words = " ".join(words)

    def at_place(self, place: int) -> int:
        """The number of the spot at a character of the text, or of the one before it."""
        return max(bisect_right(self._firsts, place) - 1, 0)

    def at_time(self, time_s: float) -> int | None:
        """The number of the spot that is being said, or that was said last."""
        at = bisect_right(self._starts_s, time_s + 0.0005) - 1
        return self._by_start[at] if at >= 0 else None

    def span(self, one: int, other: int) -> Span:
        """What is heard from one spot to another: to the middles of the pauses beside them, or as far as is fit."""
        first, last = min(one, other), max(one, other)
        start_s, end_s = self.spots[first].start_s, max(spot.end_s for spot in self.spots[first : last + 1])
        before_s = self.spots[first - 1].end_s if first else 0.0
        after_s = self.spots[last + 1].start_s if last + 1 < len(self.spots) else end_s + REACH_S
        left_s = max((before_s + start_s) / 2, start_s - REACH_S) if before_s < start_s else start_s
        right_s = min((end_s + after_s) / 2, end_s + REACH_S) if after_s > end_s else end_s
        return Span(round(left_s, 3), round(right_s, 3))

    def within(self, span: Span) -> tuple[int, int] | None:
        """The first and the last spot of which more than half lies in a stretch of the recording."""
        inside = [number for _middle, number in self._between(span)]
        return (min(inside), max(inside)) if inside else None

    def left_out(self, edits: EditList) -> bytearray:
        """For each spot 1 if it is cut, else 0. What was moved is heard."""
        marks = bytearray(len(self.spots))
        for cut in edits.cuts:
            for _middle, number in self._between(cut):
                marks[number] = 1
        for clip in edits.moved:
            for _middle, number in self._between(Span(clip.start_s, clip.end_s)):
                marks[number] = 0
        return marks

    def found(self, wanted: str) -> list[tuple[int, int]]:
        """Where these words stand, upper and lower case alike, also across cues: the first and last spot of each."""
        wanted = " ".join(wanted.lower().split())
        hits: list[tuple[int, int]] = []
        at = self._words.find(wanted) if wanted else -1
        while at >= 0:
            hit = (self._spot_of(at), self._spot_of(at + len(wanted) - 1))
            if not hits or hits[-1] != hit:
                hits.append(hit)
            at = self._words.find(wanted, at + len(wanted))
        return hits

    def _between(self, span: Span) -> list[tuple[float, int]]:
        first = bisect_left(self._middles, (span.start_s, -1))
        return self._middles[first : bisect_left(self._middles, (span.end_s, -1))]

    def _spot_of(self, at: int) -> int:
        return bisect_right(self._words_first, at) - 1


def text_length(text: str) -> int:
    """How many characters a text is for Qt, which counts in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _texts(cue: Cue) -> list[str]:
    return [word.text for word in cue.words] or [cue.text]


def _paragraphs(cues: tuple[Cue, ...]) -> Iterator[Paragraph]:
    first, speaker = 0, ""
    for cue in cues:
        paragraph = Paragraph(cue.speaker if cue.speaker != speaker else "", cue.text, first)
        first, speaker = paragraph.last + 1, cue.speaker
        yield paragraph


def _spots(cues: tuple[Cue, ...], paragraphs: list[Paragraph]) -> Iterator[Spot]:
    for number, (cue, paragraph) in enumerate(zip(cues, paragraphs, strict=True)):
        at = paragraph.text_first
        if not cue.words:
            yield Spot(number, at, paragraph.last, cue.start_s, cue.end_s)
        for word in cue.words:
            last = at + text_length(word.text)
            yield Spot(number, at, last, word.start_s, word.end_s)
            at = last + 1
