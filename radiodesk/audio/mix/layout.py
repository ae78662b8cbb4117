"""Where everything lies in the episode: kept stretches of the recording, what is put in between, what is laid over.

Samples here count at the recording's own rate, in the recording, in the clips and in the episode alike.

The stretches of the recording are frame-locked: what is left out between two of them is a whole number of frames of
what is published. So behind a cut the frames lie at the same sounds as before it, and nothing there is encoded anew.
For that each side of a joint moves by a quarter of a frame at most (6.5 ms at 44.1 kHz), less than its crossfade
covers; only the beginning, which has no other side, by half a frame.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from radiodesk.audio.rates import frame_step
from radiodesk.model.clips import Clip
from radiodesk.model.edits import CROSSFADE_S, EditList


@dataclass(frozen=True)
class Placed:
    """A stretch of one sound, `clip` None for the recording: `length` samples from `start` on, heard from `place` on.

    `left` and `right` are half its crossfades with what is before and after it: it is heard so much longer.
    """

    clip: Clip | None
    place: int
    start: int
    length: int
    left: int = 0
    right: int = 0

    @property
    def end(self) -> int:
        """The first sample of the episode behind it."""
        return self.place + self.length


@dataclass(frozen=True)
class Layout:
    """`main` follows one another without a gap from 0 to `length`; `over` is heard together with it."""

    main: tuple[Placed, ...]
    over: tuple[Placed, ...]
    length: int


def laid_out(edits: EditList, samples: int, rate: int) -> Layout:
    """The layout of an episode over a recording of `samples` at `rate`. Raises `NothingLeft`.

    What is laid over ends with the episode at the latest. An insert is a whole number of frames long.
    """
    step = frame_step(rate)
    spans = _locked(_spans(edits, samples, rate), samples, step)
    main = _with_crossfades(list(_in_a_row(spans, edits.inserts, rate, step)), samples, half_crossfade(rate))
    length = main[-1].end
    over = (_laid_over(clip, main, rate, length) for clip in edits.overlays)
    return Layout(tuple(main), tuple(placed for placed in over if placed.length > 0), length)


def half_crossfade(rate: int) -> int:
    """Half a crossfade in samples."""
    return round(CROSSFADE_S * rate / 2)


def _spans(edits: EditList, samples: int, rate: int) -> list[tuple[int, int]]:
    spans = [(round(a * rate), min(round(b * rate), samples)) for a, b in edits.kept(samples / rate)]
    return [span for span in spans if span[0] < span[1]]


def _locked(spans: list[tuple[int, int]], samples: int, step: int) -> list[tuple[int, int]]:
    """The spans with their edges moved so that between them lie whole steps; those shorter than a step are left out."""
    long = [span for span in spans if span[1] - span[0] >= step]
    if not long:
        return spans
    edges = [_whole(long[0][0], step)]
    for (_, before), (after, _) in pairwise(long):
        missing = _whole(after - before, step) - (after - before)
        edges += [before - missing // 2, after + missing - missing // 2]
    edges.append(min(long[-1][1], samples))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _whole(length: int, step: int) -> int:
    """The nearest whole number of steps, at least one where there is anything."""
    return max(round(length / step), 1) * step if length else 0


def _in_a_row(spans: Iterable[tuple[int, int]], inserts: tuple[Clip, ...], rate: int, step: int) -> Iterator[Placed]:
    place, waiting = 0, list(inserts)
    for start, end in spans:
        reached = start
        while waiting and waiting[0].at_s * rate < end:
            clip = waiting.pop(0)
            at = max(round(clip.at_s * rate), start)
            if at > reached:
                yield Placed(None, place, reached, at - reached)
                place, reached = place + at - reached, at
            yield (inserted := _inserted(clip, place, rate, step))
            place = inserted.end
        if end > reached:
            yield Placed(None, place, reached, end - reached)
            place += end - reached
    for clip in waiting:
        yield (inserted := _inserted(clip, place, rate, step))
        place = inserted.end


def _inserted(clip: Clip, place: int, rate: int, step: int) -> Placed:
    return Placed(clip, place, round(clip.start_s * rate), max(_whole(round(clip.duration_s * rate), step), step))


def _laid_over(clip: Clip, main: list[Placed], rate: int, length: int) -> Placed:
    at = round(clip.at_s * rate)
    own = (placed for placed in main if placed.clip is None)
    near = next((placed for placed in own if at <= placed.start + placed.length), None)
    place = length if near is None else near.place + max(at - near.start, 0)
    return Placed(clip, place, round(clip.start_s * rate), min(round(clip.duration_s * rate), length - place))


def _with_crossfades(main: list[Placed], samples: int, half: int) -> list[Placed]:
    """Give each joint its crossfade: half reads into what was left out on either side, less where too little is there.

    Where a clip has nothing before or behind, silence counts as there.
    """
    joints = [
        min(half, a.length // 2, b.length // 2, _after(a, samples, half), _before(b, half)) for a, b in pairwise(main)
    ]
    return [
        replace(placed, left=left, right=right)
        for placed, left, right in zip(main, [0, *joints], [*joints, 0], strict=True)
    ]


def _after(placed: Placed, samples: int, half: int) -> int:
    return half if placed.clip else samples - placed.start - placed.length


def _before(placed: Placed, half: int) -> int:
    return half if placed.clip else placed.start
