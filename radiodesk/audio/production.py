"""What is made of an episode: how it is divided into chunks, what names each, and how one is rendered and measured."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from threading import Event

import numpy as np

from radiodesk.audio import opening
from radiodesk.audio.arrays import Samples
from radiodesk.audio.division import TAIL, Chunk, Kept, chunks_of
from radiodesk.audio.joiner import Stretch, stretch_of
from radiodesk.audio.layer3 import FRAME
from radiodesk.audio.levelling import Level, levelled, with_context
from radiodesk.audio.limiter import CONTEXT
from radiodesk.audio.mp3 import Mp3Format, encoded, frames_for
from radiodesk.audio.piece import Piece
from radiodesk.audio.proof import measured
from radiodesk.audio.timeline import Timeline
from radiodesk.audio.truepeak import BLOCK

_READ = 64 * FRAME
"""Samples that are read at a time: a decoder that need not hold a whole chunk is faster."""


@dataclass(frozen=True)
class Production:
    """What is made: an episode at a level in a format. `identity` names the recording and the engine."""

    timeline: Timeline
    level: Level
    form: Mp3Format
    identity: str

    @property
    def samples(self) -> int:
        """The length of the episode."""
        return self.timeline.length

    @property
    def frames(self) -> int:
        """How many frames it takes."""
        return frames_for(self.samples)

    def chunks(self) -> tuple[Chunk, ...]:
        """The episode divided."""
        reach = CONTEXT + BLOCK + self.timeline.crossfade
        kept = tuple(Kept(place, start) for place, start in self.timeline.stretches)
        return chunks_of(kept, self.frames, reach, self.form.lead)

    def key(self, chunk: Chunk) -> str:
        """Names all that decides the bytes of a chunk: with the same key they are the same in any episode."""
        start, end = chunk.span(self.samples)
        content = self.timeline.content(*with_context(start, end - start))
        within = (end - start, chunk.lead, chunk.end - chunk.first)
        facts = (self.identity, self.level, self.form, within, content)
        return hashlib.sha256(repr(facts).encode()).hexdigest()

    def sound(self, chunk: Chunk) -> Samples:
        """What `made` needs for a chunk."""
        start, end = chunk.span(self.samples)
        first, count = with_context(start, end - start)
        sound = np.empty((self.timeline.channels, count), np.float32)
        for place in range(0, count, _READ):
            part = sound[:, place : place + _READ]
            part[...] = self.timeline.read(first + place, part.shape[1])
        return sound

    def made(self, chunk: Chunk, sound: Samples, stopped: Event) -> Piece:
        """Encode and measure a chunk; any thread may do it. Raises `CancelledError` soon after `stopped` is set."""
        start, end = chunk.span(self.samples)
        count = chunk.end - chunk.first
        data = encoded(_until(stopped, levelled(sound, end - start, self.form.channels, self.level)), self.form)
        stretch = self._joinable(stretch_of(data, chunk.lead, count), chunk, data, sound)
        return Piece(stretch, measured(data, chunk.lead, count, self.form))

    def _joinable(self, stretch: Stretch, chunk: Chunk, data: bytes, sound: Samples) -> Stretch:
        """With an opening, where there is no other certainty that it can follow the stretch before."""
        if not chunk.first or not opening.may_be_needed(data):
            return stretch

        def light(kbps: int) -> tuple[bytes, int]:
            if kbps == self.form.bit_rate_kbps:
                return data, chunk.lead
            lead = min(opening.LEAD, chunk.lead)
            some = (lead + opening.MOST + TAIL) * FRAME
            near = sound[:, (chunk.lead - lead) * FRAME :][:, : some + 2 * CONTEXT]
            pieces = levelled(near, near.shape[1] - 2 * CONTEXT, self.form.channels, self.level)
            return encoded(pieces, replace(self.form, bit_rate_kbps=kbps)), lead

        return replace(stretch, opening=opening.opening_of(data, chunk.lead, self.form.lighter_kbps, light))


def _until(stopped: Event, pieces: Iterator[Samples]) -> Iterator[Samples]:
    for piece in pieces:
        if stopped.is_set():
            raise CancelledError
        yield piece
