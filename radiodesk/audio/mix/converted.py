"""Reads a sound at another sample rate: the same samples, however it is divided."""

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.levelling import Conversion
from radiodesk.audio.source import Source

_BLOCK = 1 << 18
"""Samples that are converted at once, from multiples of it on: six seconds. Long, as each needs some around it."""

_KEPT = 2


class Converted:
    """A sound as it is at another rate; where it has that rate itself, it is passed on."""

    def __init__(self, source: Source, rate: int) -> None:
        """Closing `source` remains with the caller."""
        self.channels: int = source.channels
        self.repeats: bool = source.repeats
        self._source, self._conversion = source, Conversion(source.sample_rate_hz, rate)
        self._blocks: dict[int, Samples] = {}

    def view(self, start: int, count: int) -> Samples:
        """Samples `start` to `start + count` as (channels, n), or fewer behind the end; not to be written to.

        `start` counts from 0. Raises what `Source.view` does.
        """
        if self._conversion.from_hz == self._conversion.to_hz:
            return self._source.view(start, count)
        numbers = range(start // _BLOCK, (start + count - 1) // _BLOCK + 1)
        together = np.concatenate([self._block(number) for number in numbers], axis=1)
        return together[:, start - numbers.start * _BLOCK :][:, :count]

    def _block(self, number: int) -> Samples:
        block = self._blocks.get(number)
        if block is None:
            while len(self._blocks) >= _KEPT:
                del self._blocks[next(iter(self._blocks))]
            block = self._blocks[number] = self._made(number * _BLOCK)
        return block

    def _made(self, start: int) -> Samples:
        first, count = self._conversion.before(start, _BLOCK)
        sound = np.zeros((self.channels, count), np.float32)
        there = self._source.view(max(first, 0), count + min(first, 0))
        sound[:, max(-first, 0) :][:, : there.shape[1]] = there
        return self._conversion.converted(sound, start, _BLOCK)
