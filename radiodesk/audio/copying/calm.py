"""Finds where an episode is nothing but the recording, sample by sample: between joints, fades, gains and clips."""

from collections.abc import Iterable, Iterator
from itertools import chain
from math import ceil, floor
from typing import NamedTuple

from radiodesk.audio.mix.layout import Layout, Placed
from radiodesk.audio.mix.segments import RAMP_S
from radiodesk.model.edits import EditList


class Calm(NamedTuple):
    """Samples `start` to `end` of the episode are those of the recording from `start + shift` on, and nothing else."""

    start: int
    end: int
    shift: int


class _Stretch(NamedTuple):
    start: int
    end: int


def calm_stretches(layout: Layout, edits: EditList) -> tuple[Calm, ...]:
    """All such stretches, in order."""
    return tuple(
        Calm(*stretch, placed.start - placed.place)
        for number, placed in enumerate(layout.main)
        if placed.clip is None
        for stretch in _without(_alone(layout, number), _mixed(layout, edits), _adjusted(placed, layout.rate, edits))
    )


def _alone(layout: Layout, number: int) -> _Stretch:
    """Where a placed stretch of the recording is at its full height and its neighbours are not heard."""
    placed = layout.main[number]
    start, end = placed.place - placed.before + placed.rise, placed.end + placed.after - placed.fall
    before, after = layout.main[:number][-1:], layout.main[number + 1 :][:1]
    return _Stretch(
        max(start, *(other.end + other.after for other in before), 0),
        min(end, *(other.place - other.before for other in after), layout.length),
    )


def _mixed(layout: Layout, edits: EditList) -> Iterator[_Stretch]:
    """Where fades are, or a clip is heard together with the recording."""
    yield _Stretch(0, ceil(edits.fade_in_s * layout.rate))
    yield _Stretch(layout.length - ceil(edits.fade_out_s * layout.rate), layout.length)
    for over in layout.over:
        yield _Stretch(over.place - over.before, over.end + over.after)


def _adjusted(placed: Placed, rate: int, edits: EditList) -> Iterator[_Stretch]:
    """Where the recording is made louder or softer, with the ramps."""
    shift = placed.place - placed.start
    for gain in edits.gains:
        yield _Stretch(floor((gain.start_s - RAMP_S) * rate) + shift, ceil((gain.end_s + RAMP_S) * rate) + shift)


def _without(whole: _Stretch, *others: Iterable[_Stretch]) -> Iterator[_Stretch]:
    """What is left of a stretch."""
    reached = whole.start
    for start, end in sorted(other for other in chain(*others) if other.start < other.end):
        if reached < min(start, whole.end):
            yield _Stretch(reached, min(start, whole.end))
        reached = max(reached, end)
    if reached < whole.end:
        yield _Stretch(reached, whole.end)
