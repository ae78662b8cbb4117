"""Proves a file of copied and new frames: it is listed again, and decoded on both sides of each edge between them."""

from pathlib import Path

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
    with Source(file, table) as source:
        proof = _Proof(source, timeline, plan.delay)
        edges = [(0, 0), *written.new, (plan.frames, plan.frames)]
        for (_, before), (first, end), (after, _) in zip(edges, edges[1:], edges[2:], strict=False):
            step(first, plan.frames)
            proof.same(max(first - _LOOK, before + 1), first)
            proof.alike(first, min(first + _LOOK, end + 1))
            proof.alike(max(end - _LOOK, first), end + 1)
            proof.same(end + 1, min(end + 1 + _LOOK, after))


class _Proof:
    """Compares what is heard of a file with the episode. A new frame is heard until the one after it ends."""

    def __init__(self, file: Source, timeline: Timeline, delay: int) -> None:
        self._file, self._timeline, self._delay = file, timeline, delay

    def same(self, first: int, end: int) -> None:
        heard, asked = self._both(first, end)
        if not np.array_equal(heard, asked):
            raise NotAsPlanned

    def alike(self, first: int, end: int) -> None:
        heard, asked = self._both(first, end)
        if _power(heard - asked) > _power(asked) + _INAUDIBLE:
            raise NotAsPlanned

    def _both(self, first: int, end: int) -> tuple[Samples, Samples]:
        start = max(first * FRAME - self._delay, 0)
        count = min(end * FRAME - self._delay, self._timeline.length) - start
        if count <= 0:
            return np.zeros((1, 0), np.float32), np.zeros((1, 0), np.float32)
        return self._file.read(start, count), self._timeline.read(start, count)


def _power(sound: Samples) -> float:
    return float(np.square(sound).mean()) if sound.size else 0.0
