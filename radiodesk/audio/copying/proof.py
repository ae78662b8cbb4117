"""Proves a file of copied and new frames: it is listed again, and decoded on both sides of each edge between them."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.copying.plan import Plan
from radiodesk.audio.copying.table import table_of
from radiodesk.audio.copying.writing import Written
from radiodesk.audio.layer3 import FRAME
from radiodesk.audio.probe import describe
from radiodesk.audio.source import Source
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step

_LOOK = 3
"""Frames that are decoded on either side of an edge."""

_INAUDIBLE = 1e-7
"""A mean square that is no sound, whatever it is beside it."""


class NotAsPlanned(ValueError):
    """The file is not what was to be written."""


def prove(file: Path, plan: Plan, written: Written, timeline: Timeline, step: Step) -> None:
    """Raise `NotAsPlanned` unless `file` has the frames and the length it should, and sounds like the episode.

    What was copied must be the same to the last bit; new frames may differ by less than the sound itself. `step` is
    told frames.
    """
    table = table_of(file)
    if (table.frames, table.origin, describe(file).samples) != (plan.frames, plan.delay, timeline.length):
        raise NotAsPlanned
    edges = [(0, 0), *written.new, (plan.frames, plan.frames)]
    with Source(file, table) as source:
        for (_, before), (first, end), (after, _) in zip(edges, edges[1:], edges[2:], strict=False):
            step(first, plan.frames)
            edge = _Edge(first * FRAME - plan.delay, (end + 1) * FRAME - plan.delay)
            low, high = max(first - _LOOK, before + 1), min(end + 1 + _LOOK, after)
            inner = [] if end - first < 2 * _LOOK else [first + _LOOK, end + 1 - _LOOK]
            places = [min(max(frame * FRAME - plan.delay, 0), timeline.length) for frame in (low, *inner, high)]
            for start, stop in zip(places[::2], places[1::2], strict=True):
                if start < stop:
                    edge.prove(start, source.read(start, stop - start), timeline.read(start, stop - start))
    step(plan.frames, plan.frames)


class _Edge(NamedTuple):
    """Samples `first` to `end` of the episode are those of new frames; the one after them has still a share in them."""

    first: int
    end: int

    def prove(self, start: int, heard: Samples, asked: Samples) -> None:
        """`heard` in the file is what was `asked` for from sample `start` on."""
        begin, end = (max(edge - start, 0) for edge in self)
        for copied in (slice(0, begin), slice(end, None)):
            if not np.array_equal(heard[:, copied], asked[:, copied]):
                raise NotAsPlanned
        new = slice(begin, end)
        if _power(heard[:, new] - asked[:, new]) > _power(asked[:, new]) + _INAUDIBLE:
            raise NotAsPlanned


def _power(sound: Samples) -> float:
    return float(np.square(sound).mean()) if sound.size else 0.0
