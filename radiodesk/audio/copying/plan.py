"""Plans which frames of the recording are copied to which place in the episode, and where new ones are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from radiodesk.audio.copying.calm import Calm
from radiodesk.audio.copying.table import FrameTable
from radiodesk.audio.layer3 import FRAME
from radiodesk.audio.mp3 import DECODER_DELAY, ENCODER_DELAY

_SPREAD = 2 * FRAME
"""Samples, from where a frame begins to be heard, that it has a share in: itself, half the next, the filter bank."""

REACH = 5
"""So many frames farther out than planned the new ones of a gap may begin or end, to fit to what is beside them."""

_NEIGHBOURS = 12
"""Frames on either side of a gap whose bit rates decide that of the new ones."""

_MOST_KBPS = 256
"""The highest bit rate of new frames: a joint must be able to raise it, and 320 is the highest there is."""

_DELAY = ENCODER_DELAY + DECODER_DELAY


class Run(NamedTuple):
    """Frames `first` to `end` of the episode are the recording's from number `source` on."""

    first: int
    end: int
    source: int

    def number(self, frame: int) -> int:
        """Which frame of the recording is this frame of the episode."""
        return self.source + frame - self.first


class Gap(NamedTuple):
    """Frames `first` to `end` of the episode are made anew."""

    first: int
    end: int
    bit_rate_kbps: int


@dataclass(frozen=True)
class Plan:
    """All frames of an episode, in order. Its sample 0 comes out of the decoder after `delay` others.

    Where the parts begin with frame 1, frame 0 is a silent one.
    """

    parts: tuple[Run | Gap, ...]
    delay: int
    frames: int


class _Start(NamedTuple):
    """The delay, the first frame after a silent one or none, and which frame of the recording it is, if one."""

    delay: int
    first: int = 0
    source: int | None = None


def planned(calm: Sequence[Calm], length: int, table: FrameTable) -> Plan:
    """The plan for an episode of `length` samples of which these stretches are as recorded."""
    start = _start(calm, table)
    frames = -(-(length + start.delay) // FRAME)
    runs = _runs(calm, length, table, start)
    return Plan(tuple(_with_gaps(runs, start.first, frames, table)), start.delay, frames)


def _start(calm: Sequence[Calm], table: FrameTable) -> _Start:
    """How the episode begins: where that is possible with frames of the recording.

    One frame before the first that is heard lets a decoder get going; a silent one before that has room for what the
    other borrows, and makes the delay as long as that of a decoder at least.
    """
    place = calm[0].shift + table.origin if calm else 0
    source = max(place // FRAME - 1, 0)
    if not calm or not _begins_as_recorded(calm[0], table) or source < table.sound_from:
        return _Start(_DELAY + (place - _DELAY) % FRAME)
    passed = place - source * FRAME
    first = int(passed < DECODER_DELAY or table.frame(source).borrowed > 0)
    return _Start(passed + first * FRAME, first, source)


def _begins_as_recorded(calm: Calm, table: FrameTable) -> bool:
    """Whether the episode begins with frames enough of the recording."""
    return calm.start == 0 and min(calm.end, table.end - calm.shift) > (_fewest(table) + 4) * FRAME


def _runs(calm: Sequence[Calm], length: int, table: FrameTable, start: _Start) -> Iterator[Run]:
    for stretch in calm:
        later, rest = divmod(start.delay - stretch.shift - table.origin, FRAME)
        is_first = stretch.start == 0 and start.source is not None
        first = max(-(-(stretch.start + start.delay) // FRAME), later + table.sound_from)
        first = start.first if is_first else first
        end = -(-(length + start.delay) // FRAME)
        if stretch.end < length:
            end = (stretch.end + start.delay - _SPREAD) // FRAME + 1
        end = min(end, later + table.frames)
        if not rest and end - first >= _fewest(table):
            yield Run(first, end, first - later)


def _with_gaps(runs: Iterator[Run], reached: int, frames: int, table: FrameTable) -> Iterator[Run | Gap]:
    before: Run | None = None
    for run in runs:
        if run.first > reached:
            yield Gap(reached, run.first, _bit_rate_kbps(table, before, run))
        yield run
        before, reached = run, run.end
    if reached < frames:
        yield Gap(reached, frames, _bit_rate_kbps(table, before, None))


def _bit_rate_kbps(table: FrameTable, before: Run | None, after: Run | None) -> int:
    """That of the best frames next to a gap, as far as it leaves room; without neighbours the best of all."""
    near = []
    if before:
        end = before.source + before.end - before.first
        near.append((end - _NEIGHBOURS, end))
    if after:
        near.append((after.source, after.source + _NEIGHBOURS))
    return min(_MOST_KBPS, max(table.bit_rate_kbps(first, end) for first, end in near or [(0, table.frames)]))


def _fewest(table: FrameTable) -> int:
    """A shorter run may be used up by what joints take of it at either end, and its reservoir has no room."""
    return 2 * (REACH + table.roomy)
