"""Renders the chunks of an episode on all cores, and takes from the store what was rendered before."""

import hashlib
from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from threading import Event

from radiodesk.audio.arrays import Samples
from radiodesk.audio.division import Chunk, Kept, chunks_of
from radiodesk.audio.joiner import stretch_of
from radiodesk.audio.levelling import Conversion, Level, levelled, with_context
from radiodesk.audio.limiter import BLOCK, CONTEXT
from radiodesk.audio.mp3 import Mp3Format, encoded, frames_for
from radiodesk.audio.piece import Piece
from radiodesk.audio.piece_store import PieceStore
from radiodesk.audio.proof import measured
from radiodesk.audio.timeline import Timeline
from radiodesk.jobs.step import Step

_PATIENCE_S = 0.05


@dataclass(frozen=True)
class Production:
    """What is made: an episode at a level in a format. `identity` names the recording and the engine."""

    timeline: Timeline
    level: Level
    form: Mp3Format
    identity: str

    @property
    def samples(self) -> int:
        """The length of the episode, as published."""
        return self._published(self.timeline.length)

    @property
    def frames(self) -> int:
        """How many frames it takes."""
        return frames_for(self.samples)

    def chunks(self) -> tuple[Chunk, ...]:
        """The episode divided."""
        reach = CONTEXT + BLOCK + self._conversion.reach + self._published(self.timeline.crossfade)
        kept = (Kept(self._published(place), self._published(start)) for place, start in self.timeline.stretches)
        return chunks_of(tuple(kept), self.frames, reach)

    def key(self, chunk: Chunk) -> str:
        """Names all that decides the bytes of a chunk: with the same key they are the same in any episode."""
        start, end = chunk.span(self.samples)
        content = self.timeline.content(*self._asked(start, end))
        within = (start % self._conversion.numerator, end - start, chunk.lead, chunk.end - chunk.first)
        facts = (self.identity, self.level, self.form, self._conversion, within, content)
        return hashlib.sha256(repr(facts).encode()).hexdigest()

    def sound(self, chunk: Chunk) -> Samples:
        """What `made` needs for a chunk."""
        start, end = chunk.span(self.samples)
        return self.timeline.read(*self._asked(start, end))

    def made(self, chunk: Chunk, sound: Samples, stopped: Event) -> Piece:
        """Encode and measure a chunk; any thread may do it. Raises `CancelledError` soon after `stopped` is set."""
        start, end = chunk.span(self.samples)
        converted = self._conversion.converted(sound, *with_context(start, end - start))
        pieces = levelled(converted, end - start, self.form.channels, self.level)
        data = encoded(_until(stopped, pieces), self.form)
        count = chunk.end - chunk.first
        return Piece(stretch_of(data, chunk.lead, count), measured(data, chunk.lead, count, self.form))

    def _asked(self, start: int, end: int) -> tuple[int, int]:
        return self._conversion.before(*with_context(start, end - start))

    @property
    def _conversion(self) -> Conversion:
        return Conversion(self.timeline.sample_rate_hz, self.form.sample_rate_hz)

    def _published(self, samples: int) -> int:
        return round(samples * self.form.sample_rate_hz / self.timeline.sample_rate_hz)


def _until(stopped: Event, pieces: Iterator[Samples]) -> Iterator[Samples]:
    for piece in pieces:
        if stopped.is_set():
            raise CancelledError
        yield piece


def pieces(production: Production, store: PieceStore, workers: int, step: Step) -> Generator[Piece, None, None]:
    """The pieces of the episode in order. The sound is read here, one chunk after another; `workers` do the rest.

    Which of them does what, and what the store holds, changes nothing of what comes out. `step` is told frames, and
    asked many times a second. When it, or the caller, wants no more, the workers stop within some 50 ms.
    """
    stopped = Event()
    waiting: deque[tuple[Chunk, Future[Piece]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for chunk in production.chunks():
                waiting.append((chunk, _promised(production, chunk, store, pool, stopped)))
                if len(waiting) > workers + 1:
                    yield _settled(*waiting.popleft(), production.frames, step)
            while waiting:
                yield _settled(*waiting.popleft(), production.frames, step)
        finally:
            stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)


def _settled(chunk: Chunk, promised: Future[Piece], frames: int, step: Step) -> Piece:
    while not wait([promised], _PATIENCE_S).done:
        step(chunk.first, frames)
    step(chunk.end, frames)
    return promised.result()


def _promised(
    production: Production, chunk: Chunk, store: PieceStore, pool: ThreadPoolExecutor, stopped: Event
) -> Future[Piece]:
    key = production.key(chunk)
    kept = store.get(key)
    if kept is None:
        return pool.submit(_made_and_kept, production, chunk, production.sound(chunk), stopped, key, store)
    found: Future[Piece] = Future()
    found.set_result(kept)
    return found


def _made_and_kept(
    production: Production, chunk: Chunk, sound: Samples, stopped: Event, key: str, store: PieceStore
) -> Piece:
    piece = production.made(chunk, sound, stopped)
    store.put(key, piece)
    return piece
