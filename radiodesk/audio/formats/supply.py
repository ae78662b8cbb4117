"""The levelled episode in the form that one encoder takes: made on all cores, handed out in order."""

from collections import deque
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from radiodesk.audio.arrays import Samples
from radiodesk.audio.formats.encodings import Encoding
from radiodesk.audio.formats.making import Order
from radiodesk.audio.formats.quantising import Planes, planes
from radiodesk.audio.levelling import Conversion, Level, levelled, with_context

_PIECE = 1 << 17
"""About so many samples at a time: three seconds at 44.1 kHz, and as much memory at any rate."""

_PATIENCE_S = 0.05

T = TypeVar("T")


@dataclass(frozen=True)
class Supply:
    """An episode at a level, as `encoding` takes it: pieces of whole frames, but for the last."""

    order: Order
    encoding: Encoding
    level: Level

    @property
    def first(self) -> int:
        """Where the pieces begin: in the silence before the episode."""
        return -self.encoding.silence

    @property
    def end(self) -> int:
        """Where the episode ends."""
        return self.order.published(self.encoding.sample_rate_hz)

    def pieces(self, ask: Callable[[], None]) -> Generator[Planes, None, None]:
        """The pieces in order. `ask` is called many times a second while they are waited for."""
        return _in_order(self._tasks(), self.order.workers, ask)

    def _tasks(self) -> Iterator[Callable[[], Planes]]:
        """The sound is read here, one piece after another; what is left to do with it may be done by anyone."""
        conversion = Conversion(self.order.timeline.sample_rate_hz, self.encoding.sample_rate_hz)
        step = _PIECE // self.encoding.frame * self.encoding.frame
        for start in range(self.first, self.end, step):
            count = min(step, self.end - start)
            sound = self.order.timeline.read(*conversion.before(*with_context(start, count)))
            yield _Task(self, conversion, sound, start, count)


@dataclass(frozen=True)
class _Task:
    """One piece, read but not yet converted and levelled."""

    supply: Supply
    conversion: Conversion
    sound: Samples
    start: int
    count: int

    def __call__(self) -> Planes:
        supply = self.supply
        converted = self.conversion.converted(self.sound, *with_context(self.start, self.count))
        made = list(levelled(converted, self.count, supply.order.channels, supply.level))
        return planes(np.concatenate(made, axis=1), supply.encoding.sample_format, self.start)


def _in_order(tasks: Iterator[Callable[[], T]], workers: int, ask: Callable[[], None]) -> Generator[T, None, None]:
    ahead: deque[Future[T]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for task in tasks:
                ahead.append(pool.submit(task))
                if len(ahead) > workers + 1:
                    yield _awaited(ahead.popleft(), ask)
            while ahead:
                yield _awaited(ahead.popleft(), ask)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _awaited(promised: "Future[T]", ask: Callable[[], None]) -> T:
    while not wait([promised], _PATIENCE_S).done:
        ask()
    return promised.result()
