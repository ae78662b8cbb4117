"""Several connections to one place that work side by side, each tried again while the line is bad."""

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue
from typing import Self, TypeVar

from radiodesk.model.server_problems import LineProblem
from radiodesk.publish.patience import Patience
from radiodesk.publish.place import Connect, Place
from radiodesk.publish.traffic import LOOK_EVERY_S, stop_or_go

MOST_AT_ONCE = 8

END_WAIT_S = 0.2
"""So long whoever is told to stop may finish by himself; then his connection is closed under him."""


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Task:
    """Something to do at a place.

    `has_moved` tells whether the last try brought anything further; such a try is not held against the line.
    """

    do: Callable[[Place], None]
    has_moved: Callable[[], bool] = _never


K = TypeVar("K")


class Crew:
    """Carries tasks to a place. What fails for good, or a stop, ends all of them: the first problem is raised."""

    def __init__(self, connect: Connect, patience: Patience) -> None:
        """Connections are opened when they are needed, and kept until the end."""
        self.stop = threading.Event()
        self._connect, self._patience = connect, patience
        self._free: SimpleQueue[Place] = SimpleQueue()
        self._open: list[Place] = []
        self._pool = ThreadPoolExecutor(MOST_AT_ONCE + 1, "publish")  # one more, which keeps the lock alive
        self._under_way: set[Future[None]] = set()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close every connection; nobody waits for a server that does not answer."""
        self.stop.set()
        self._pool.shutdown(wait=False, cancel_futures=True)
        wait(self._under_way, END_WAIT_S)
        for place in list(self._open):
            place.close()
        wait(self._under_way, END_WAIT_S / 4)

    def carry(self, tasks: Iterable[tuple[K, Task]], watch: Callable[[], None], at_once: int = 1) -> Iterator[K]:
        """Carry the tasks out, so many side by side; gives the key of each that is done, on the caller's thread.

        `watch` is called again and again meanwhile; what it raises ends the work.
        """
        waiting, keys = iter(tasks), dict[Future[None], K]()
        while True:
            for key, task in islice(waiting, min(at_once, MOST_AT_ONCE) - len(keys)):
                keys[self.submit(task)] = key
            if not keys:
                return
            done, _rest = wait(keys, LOOK_EVERY_S, FIRST_COMPLETED)
            watch()
            for future in done:
                future.result()
                yield keys.pop(future)

    def submit(self, task: Task) -> "Future[None]":
        """Carry one task out beside the others."""
        future = self._pool.submit(self.persist, task)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)
        return future

    def persist(self, task: Task) -> None:
        """Carry one task out, again while only the line is to blame. Raises what stays wrong, or `Cancelled`."""
        failed = 0
        while True:
            try:
                with self._lent() as place:
                    return task.do(place)
            except LineProblem as problem:
                stop_or_go(self.stop, 0)
                failed = 1 if task.has_moved() else failed + 1
                if failed >= self._patience.tries:
                    raise
                stop_or_go(self.stop, self._patience.wait_s(failed, problem))

    @contextmanager
    def _lent(self) -> Iterator[Place]:
        """A connection for one task; one on which something went wrong is not used again."""
        stop_or_go(self.stop, 0)
        place = self._take()
        is_sound = False
        try:
            yield place
            is_sound = True
        finally:
            if is_sound:
                self._free.put(place)
            else:
                self._open.remove(place)
                place.close()

    def _take(self) -> Place:
        try:
            return self._free.get_nowait()
        except Empty:
            place = self._connect()
            self._open.append(place)
            return place
