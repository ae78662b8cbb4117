"""Blocks of equal length made when they are asked for, the last few of them remembered."""

from collections import OrderedDict
from collections.abc import Callable

import numpy as np

from radiodesk.audio.arrays import Samples


class Blocks:
    """A row of columns, (rows, any number), known in blocks of `length`; only the last may be shorter, or empty."""

    def __init__(self, length: int, make: Callable[[int], Samples], kept: int) -> None:
        """`make` gives the block of a number; `kept` blocks stay in memory."""
        self.length = length
        self._make, self._kept = make, kept
        self._made: OrderedDict[int, Samples] = OrderedDict()

    def block(self, number: int) -> Samples:
        """A block. Nobody may change what it holds."""
        if number not in self._made:
            made = self._make(number)
            made.flags.writeable = False
            self._made[number] = made
            if len(self._made) > self._kept:
                self._made.popitem(last=False)
        self._made.move_to_end(number)
        return self._made[number]

    def stretch(self, start: int, end: int) -> Samples:
        """Columns `start` to `end`, fewer where the row ends. Nobody may change what it holds."""
        parts = []
        for number in range(start // self.length, max(-(-end // self.length), start // self.length + 1)):
            first, block = number * self.length, self.block(number)
            parts.append(block[:, max(start - first, 0) : max(end - first, 0)])
            if block.shape[1] < self.length:
                break
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)
