"""Divides a recording into chunks of 24 s that are analysed independently: by whom, and after what, changes no bit."""

from collections.abc import Iterator

import numpy as np

from radiodesk.audio.analyser import BLOCK_RECORDS, Analyser
from radiodesk.audio.arrays import Samples
from radiodesk.audio.entrance import TURN_PAGES
from radiodesk.audio.grid import PAGE_RECORDS, Grid
from radiodesk.audio.pages import Page
from radiodesk.audio.source import Source
from radiodesk.audio.truepeak import AFTER, BEFORE

CHUNK_PAGES = TURN_PAGES
"""Who analyses a chunk begins at a turn of the decoder, and decodes nothing in vain."""

_LEAD_WINDOWS = 25
"""A quarter of a second; K-weighting remembers 0.09 s at most."""

_SHARED_S = 120.0
"""Recordings of this length are worth several workers; one takes 0.3 s to start."""


class Chunks:
    """The chunks of one recording."""

    def __init__(self, source: Source) -> None:
        """`source` is read chunk by chunk, best forwards."""
        self._source = source
        self.grid = Grid(source.sample_rate_hz)
        self._analyser = Analyser(self.grid, source.channels)
        self.are_shared = source.is_shareable and source.info.duration_s >= _SHARED_S

    @property
    def samples(self) -> int:
        """The samples of a whole chunk."""
        return CHUNK_PAGES * self.grid.page

    def pages(self, number: int) -> Iterator[tuple[int, Page, int]]:
        """The pages of a chunk: their numbers, and how many samples each holds; the last of all may be short."""
        start = number * self.samples
        self._enter(start)
        for page in range(number * CHUNK_PAGES, (number + 1) * CHUNK_PAGES):
            first = page * self.grid.page
            samples = 0
            for block in range(0, PAGE_RECORDS, BLOCK_RECORDS):
                samples += (fed := self._feed(first + block * self.grid.record))
                if fed < BLOCK_RECORDS * self.grid.record:
                    break
            if samples:
                yield page, self._analyser.page(), samples
            if samples < self.grid.page:
                return

    def _enter(self, start: int) -> None:
        lead = min(start, _LEAD_WINDOWS * self.grid.window)
        sound = self._source.view(start - lead, lead)
        self._analyser.enter(sound[:, : sound.shape[1] // self.grid.window * self.grid.window])

    def _feed(self, start: int) -> int:
        """Analyse a block; gives how many samples there were."""
        length, before = BLOCK_RECORDS * self.grid.record, min(start, BEFORE)
        sound = self._source.view(start - before, before + length + AFTER)
        samples: int = max(min(sound.shape[1] - before, length), 0)
        if samples:
            whole = self.grid.records(samples) * self.grid.record
            self._analyser.feed(_padded(sound, BEFORE - before, BEFORE + whole + AFTER))
        return samples


def _padded(sound: Samples, before: int, length: int) -> Samples:
    """`sound` with `before` samples of silence in front, and silence behind it where it is shorter than `length`."""
    missing = length - before - sound.shape[1]
    return np.pad(sound, ((0, 0), (before, max(missing, 0)))) if before or missing > 0 else sound
