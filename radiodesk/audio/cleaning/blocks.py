"""Blocks of equal length made when they are asked for, the last few of them remembered."""

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock

import numpy as np

from radiodesk.audio.arrays import Samples


class Blocks:
    """A row of columns, (rows, any number), known in blocks of `length`; only the last may be shorter, or empty.

    Several threads may ask; a block that one is making is waited for by the others.
    """

    def __init__(self, length: int, make: Callable[[int], Samples], kept: int) -> None:
        """`make` gives the block of a number; `kept` blocks stay in memory."""
        self.length = length
        self._make, self._kept = make, kept
        self._lock = Lock()
        self._known: OrderedDict[int, Future[Samples]] = OrderedDict()

    def block(self, number: int) -> Samples:
        """A block. Nobody may change what it holds. Raises what `make` does."""
        promised: Future[Samples] = Future()
        with self._lock:
            known = self._known.setdefault(number, promised)
            self._known.move_to_end(number)
            if len(self._known) > self._kept:
                self._known.popitem(last=False)
        if known is promised:
            self._keep(number, promised)
        return known.result()

    def stretch(self, start: int, end: int) -> Samples:
        """Columns `start` to `end`, fewer where the row ends. Nobody may change what it holds."""
        parts = []
        for number in range(start // self.length, max(-(-end // self.length), start // self.length + 1)):
            first, block = number * self.length, self.block(number)
            parts.append(block[:, max(start - first, 0) : max(end - first, 0)])
            if block.shape[1] < self.length:
                break
        return parts[0] if len(parts) == 1 else np.concatenate(parts, axis=1)

    def _keep(self, number: int, promised: Future[Samples]) -> None:
        """Make a block; one that cannot be made is tried again by who asks next."""
        try:
            made = self._make(number)
        except BaseException as error:
            with self._lock:
                self._known.pop(number, None)
            promised.set_exception(error)
            raise
        made.flags.writeable = False
        promised.set_result(made)
