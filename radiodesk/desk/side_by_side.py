"""Several lines of work at the same time, so that a slow one holds up none, with one step for all of them."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from threading import Lock
from typing import TypeVar

from radiodesk.jobs.step import Cancelled, Step

T = TypeVar("T")


def side_by_side(lines: Sequence[Callable[[Step], Sequence[T]]], step: Step) -> Iterator[T]:
    """What each line gives, the quickest first. Raises what a line raises; the others stop at their next step then."""
    shared = _Shared(step, len(lines))
    with ThreadPoolExecutor(max(1, len(lines)), "line") as pool:
        try:
            for future in as_completed([pool.submit(line, shared.part(at)) for at, line in enumerate(lines)]):
                yield from future.result()
        finally:
            shared.is_over = True


class _Shared:
    """One step that several call: how far they are together."""

    def __init__(self, step: Step, count: int) -> None:
        self._step, self._lock = step, Lock()
        self._parts = [0.0] * count
        self.is_over = False

    def part(self, at: int) -> Step:
        def inner(done: float, total: float, /) -> None:
            with self._lock:
                if self.is_over:
                    raise Cancelled
                self._parts[at] = done / total if total else 1.0
                self._step(sum(self._parts), len(self._parts))

        return inner
