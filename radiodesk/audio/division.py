"""Divides an episode into chunks that are rendered apart, so that an edit changes few of them.

Chunks end where the frames of the *recording* have certain numbers: after a cut, the limits lie at the same sounds as
before it, provided that the cut is as long as a number of whole frames. Around each joint there is a short chunk of its
own, so that the long ones beside it do not know of the joint.
"""

from dataclasses import dataclass
from itertools import pairwise

from radiodesk.audio.layer3 import FRAME

TAIL = 4
"""Frames that an encoder is given after those that count, as it looks ahead."""

CHUNK = 784
"""Frames in a long chunk: 20 s at 44.1 kHz."""

_SHORTEST = 12
"""At the lowest bit rate, so many frames have slots for all that the frame after them may borrow."""


@dataclass(frozen=True)
class Chunk:
    """The frames from `first` up to but not including `end`; `lead` frames before them are encoded as well."""

    first: int
    end: int
    lead: int

    def span(self, samples: int) -> tuple[int, int]:
        """Start and end, in samples, of what is encoded; the episode has `samples`."""
        return (self.first - self.lead) * FRAME, min((self.end + TAIL) * FRAME, samples)


@dataclass(frozen=True)
class Kept:
    """A kept span: where it begins in the episode, and where in the recording, in samples as published."""

    place: int
    start: int


def chunks_of(kept: tuple[Kept, ...], frames: int, reach: int, lead: int) -> tuple[Chunk, ...]:
    """The chunks of an episode of so many frames; an encoder is given `lead` frames before those that count.

    A sample depends on nothing farther away than `reach` samples.
    """
    calm_from = [0, *(-(-(span.place + reach) // FRAME) + lead for span in kept[1:])]
    calm_to = [*((span.place - reach) // FRAME - TAIL for span in kept[1:]), frames]
    edges = [*(span.place // FRAME for span in kept), frames]
    limits: list[int] = []
    for span, whole, calm in zip(kept, pairwise(edges), zip(calm_from, calm_to, strict=True), strict=True):
        offset = (span.start - span.place) // FRAME
        limits += _limits(*calm, offset) or _certain(*whole, offset)
    return tuple(Chunk(first, end, min(lead, first)) for first, end in pairwise(_spaced(limits, frames)))


def _limits(calm_from: int, calm_to: int, offset: int) -> list[int]:
    """Where chunks end in a calm stretch: at its ends, and at certain numbers of the recording's frames between."""
    if calm_to - calm_from < _SHORTEST:
        return []
    inner = _certain(calm_from, calm_to, offset)
    return [calm_from, *(at for at in inner if calm_from + _SHORTEST <= at <= calm_to - _SHORTEST), calm_to]


def _certain(first: int, last: int, offset: int) -> range:
    """The frames between, of which the recording's number can be divided by the length of a chunk.

    Where cuts follow one another so closely that it is nowhere calm, chunks end there all the same: what lies behind
    such a frame does not depend on how much was cut before it.
    """
    return range(first + (-(first + offset)) % CHUNK, last, CHUNK)


def _spaced(limits: list[int], frames: int) -> list[int]:
    """The limits, none closer than a chunk may be short, none farther than it may be long."""
    spaced = [0]
    for limit in sorted(limits):
        while limit - spaced[-1] > CHUNK + 2 * _SHORTEST:
            spaced.append(spaced[-1] + CHUNK)
        if limit - spaced[-1] >= _SHORTEST and frames - limit >= _SHORTEST:
            spaced.append(limit)
    while frames - spaced[-1] > CHUNK + 2 * _SHORTEST:
        spaced.append(spaced[-1] + CHUNK)
    return [*spaced, frames]
