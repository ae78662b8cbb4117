"""Has the chunks of an episode rendered on all cores, and takes from the store what was rendered before."""

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
from threading import Event
from typing import NamedTuple

from radiodesk.audio.arrays import Samples
from radiodesk.audio.division import CHUNK, Chunk
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.production import Production
from radiodesk.jobs.step import Step

_PATIENCE_S = 0.05
_AHEAD = 8
"""Chunks that are looked for in the store before their turn."""


def pieces(production: Production, store: PieceStore, workers: int, step: Step) -> Generator[Piece, None, None]:
    """The pieces of the episode in order. The sound is read here, one chunk after another; `workers` do the rest.

    Which of them does what, and what the store holds, changes nothing of what comes out. `step` is told frames, and
    asked many times a second. When it, or the caller, wants no more, the workers stop within some 50 ms.
    """
    stopped = Event()
    promised = _Promised(production.frames, step)
    with ThreadPoolExecutor(workers) as pool, ThreadPoolExecutor(workers) as shelf:
        try:
            for chunk, key, kept in _looked_up(production, store, shelf):
                yield from promised.kept_until((workers + 1) * CHUNK)
                if kept is None:
                    sound = production.sound(chunk)
                    promised.add(chunk, pool.submit(_made, production, chunk, sound, stopped, key, store))
                    del sound  # only the worker holds it now
                else:
                    promised.add(chunk, _there(kept))
            yield from promised.kept_until(0)
        finally:
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)


class _Promise(NamedTuple):
    chunk: Chunk
    piece: "Future[Piece]"


class _Promised:
    """The pieces that are made now, in order."""

    def __init__(self, frames: int, step: Step) -> None:
        """`step` is told how many of all `frames` are done."""
        self._frames, self._step = frames, step
        self._waiting: deque[_Promise] = deque()

    def add(self, chunk: Chunk, piece: "Future[Piece]") -> None:
        """A piece is on its way."""
        self._waiting.append(_Promise(chunk, piece))

    def kept_until(self, frames: int) -> Iterator[Piece]:
        """Those whose turn has come, until fewer than so many frames are still being made; with 0 all of them."""
        while self._waiting and (self._waiting[0].piece.done() or self._unmade() >= frames):
            if self._waiting[0].piece.done():
                chunk, piece = self._waiting.popleft()
                self._step(chunk.end, self._frames)
                yield piece.result()
            else:
                unmade = [promise.piece for promise in self._waiting if not promise.piece.done()]
                wait(unmade, _PATIENCE_S, FIRST_COMPLETED)
                self._step(self._waiting[0].chunk.first, self._frames)

    def _unmade(self) -> int:
        return sum(chunk.end - chunk.first for chunk, piece in self._waiting if not piece.done())


def _looked_up(
    production: Production, store: PieceStore, shelf: ThreadPoolExecutor
) -> Iterator[tuple[Chunk, str, Piece | None]]:
    """Each chunk with its key, and what the store has of it."""
    asked = (
        (chunk, key, shelf.submit(store.get, key)) for chunk in production.chunks() for key in [production.key(chunk)]
    )
    ahead = deque(islice(asked, _AHEAD))
    while ahead:
        chunk, key, looked = ahead.popleft()
        ahead.extend(islice(asked, 1))
        yield chunk, key, looked.result()


def _made(production: Production, chunk: Chunk, sound: Samples, stopped: Event, key: str, store: PieceStore) -> Piece:
    piece = production.made(chunk, sound, stopped)
    store.put(key, piece)
    return piece


def _there(piece: Piece) -> "Future[Piece]":
    found: Future[Piece] = Future()
    found.set_result(piece)
    return found
