"""Writes an episode of copied and new frames in one go, piece by piece."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

from radiodesk.audio.copying.packing import silence
from radiodesk.audio.copying.plan import Plan, Run
from radiodesk.audio.copying.splices import Splicer
from radiodesk.audio.copying.table import FrameTable
from radiodesk.audio.crc16 import crc16
from radiodesk.audio.joiner import Joiner, Stretch
from radiodesk.audio.layer3 import MOST_BORROWED
from radiodesk.jobs.step import Step

_PIECE = 2500
"""Frames that are copied at once: a megabyte of most recordings."""


class Mark(NamedTuple):
    """Where frame `first` of the episode lies in the file, and in the recording if it was copied."""

    first: int
    begin: int
    source: int | None


@dataclass(frozen=True)
class Written:
    """What was written: the sums, marks in order, and from where to where frames are new."""

    frames: int
    size_bytes: int
    crc: int
    marks: tuple[Mark, ...]
    new: tuple[tuple[int, int], ...]

    def begin_of(self, frame: int, table: FrameTable) -> int:
        """Where a frame lies; within new ones, where the first of them does."""
        mark = self.marks[bisect_right(self.marks, frame, key=lambda mark: mark.first) - 1]
        if mark.source is None:
            return mark.begin
        return mark.begin + table.places[mark.source + frame - mark.first] - table.places[mark.source]


class _Piece(NamedTuple):
    """Frames of the episode from `first` on: the recording's from number `source` on, or new ones."""

    first: int
    stretch: Stretch
    source: int | None = None

    @property
    def end(self) -> int:
        return self.first + self.stretch.frames


def write(file: BinaryIO, plan: Plan, table: FrameTable, splicer: Splicer, step: Step) -> Written:
    """Write the frames of an episode. `step` is told frames. Raises `NotLayer3`, and a `StorageProblem`."""
    joiner = Joiner(file)
    marks: list[Mark] = []
    new: list[tuple[int, int]] = []
    for piece in _pieces(plan, table, splicer):
        joiner.add(piece.stretch)
        marks.append(Mark(piece.first, joiner.size_bytes - len(piece.stretch.body), piece.source))
        if piece.source is None:
            begin = new.pop()[0] if new and new[-1][1] == piece.first else piece.first
            new.append((begin, piece.end))
        step(piece.end, plan.frames)
    joiner.finish()
    return Written(joiner.frames, joiner.size_bytes, joiner.crc, tuple(marks), tuple(new))


def _pieces(plan: Plan, table: FrameTable, splicer: Splicer) -> Iterator[_Piece]:
    reached = plan.parts[0].first
    if reached:
        silent = silence(table.usual)
        yield _Piece(0, Stretch(1, b"", silent.data, min(len(silent.slots), MOST_BORROWED), b"", 0))
    for before, part, after in zip([None, *plan.parts], plan.parts, [*plan.parts[1:], None], strict=False):
        if isinstance(part, Run):
            continue
        runs = (each if isinstance(each, Run) else None for each in (before, after))
        for first, stretch in splicer.filled(part, *runs):
            if isinstance(before, Run):
                yield from _copied(table, before, reached, first)
            yield _Piece(first, stretch)
            reached = first + stretch.frames
    if isinstance(part, Run):
        yield from _copied(table, part, reached, plan.frames)


def _copied(table: FrameTable, run: Run, first: int, end: int) -> Iterator[_Piece]:
    """Frames `first` to `end` of the episode as they stand in the recording; all but the last ones unseen."""
    split = max(end - table.roomy, first)
    for start in range(first, split, _PIECE):
        number, stop = run.number(start), run.number(min(start + _PIECE, split))
        borrowed = table.stretch(number, number + 1).borrowed if start == first else b""
        body = table.read(number, stop)
        yield _Piece(start, Stretch(stop - number, body, b"", 0, borrowed, crc16(body)), number)
    if split < end:
        tail = table.stretch(run.number(split), run.number(end))
        yield _Piece(split, tail if split == first else replace(tail, borrowed=b""), run.number(split))
