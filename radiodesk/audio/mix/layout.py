"""Where everything lies in the episode: kept stretches of the recording, what is put in between, what is laid over.

The stretches of the recording are frame-locked: what is left out between two of them is a whole number of frames of
what is published. So behind a cut the frames lie at the same sounds as before it, and nothing there is encoded anew.
For that each side of a joint moves by a quarter of a frame at most (6.5 ms at 44.1 kHz); only the beginning, which has
no other side, by half a frame. A cut of less than half a frame, around a click, becomes a whole one; what is kept of
less than two frames between cuts is nothing that anybody wanted to keep.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from radiodesk.audio.rates import frame_step
from radiodesk.model.clips import Clip
from radiodesk.model.edits import CROSSFADE_S, EditList


@dataclass(frozen=True)
class Placed:
    """A stretch of one sound, `clip` None for the recording: `length` samples from `start` on, heard from `place` on.

    It is heard `before` samples earlier and `after` samples longer than that (fewer, where that is negative), rising
    over its first `rise` samples and falling over its last `fall`.
    """

    clip: Clip | None
    place: int
    start: int
    length: int
    before: int = 0
    after: int = 0
    rise: int = 0
    fall: int = 0

    @property
    def end(self) -> int:
        """The first sample of the episode behind it."""
        return self.place + self.length

    @property
    def is_recording(self) -> bool:
        """Whether it is of the recording, at home or moved."""
        return self.clip is None or self.clip.is_moved

    def holds(self, sample: int) -> bool:
        """Whether a sample of its sound is heard in it."""
        return self.start <= sample < self.start + self.length


class Moment(NamedTuple):
    """A moment that can be found again after an edit: a sample of the recording, or of a clip that is put in there.

    In a stretch of the recording that was moved it is both.
    """

    sample: int
    clip: Clip | None = None
    clip_sample: int = 0


@dataclass(frozen=True)
class Layout:
    """`main` follows one another without a gap from 0 to `length`; `over` is heard together with it.

    All is counted in samples at `rate`, in the recording and in the clips as well, whatever their files have.
    """

    rate: int
    main: tuple[Placed, ...]
    over: tuple[Placed, ...]
    length: int

    def moment(self, place: int) -> Moment:
        """What is heard at a place of the episode; a joint belongs to what follows it."""
        sample = next(placed.start for placed in self.main if placed.clip is None)
        for placed in self.main:
            here = placed.start + place - placed.place
            if place < placed.end and placed.clip:
                return Moment(here if placed.is_recording else sample, placed.clip, here)
            if place < placed.end:
                return Moment(here)
            sample = sample if placed.clip else placed.start + placed.length
        return Moment(sample)

    def place(self, moment: Moment) -> int:
        """Where a moment is heard: one that was left out at its joint, one in a clip that is gone where it was put in.

        What is put in at a sample of the recording comes after it.
        """
        for placed in self.main:
            if placed.clip and moment.clip and _is_found(moment.clip, moment.clip_sample, placed, placed.clip):
                return placed.place + min(max(moment.clip_sample - placed.start, 0), placed.length)
        return _place_of(moment.sample, self.main)


def laid_out(edits: EditList, samples: int, rate: int) -> Layout:
    """The layout of an episode over a recording of `samples` at `rate`. Raises `NothingLeft`.

    What is laid over ends with the episode at the latest. An insert is a whole number of frames long. At this rate a
    recording may come to less than a sample: it counts as one.
    """
    samples = max(samples, 1)
    step, half = frame_step(rate), half_crossfade(rate)
    spans = _locked(_spans(edits, samples, rate), samples, step)
    row = list(_in_a_row(spans, edits.inserts, rate, max(2 * half, step // 2)))
    main = _joined(row, samples, half)
    length = main[-1].end
    over = (_laid_over(clip, main, rate, length) for clip in edits.overlays)
    return Layout(rate, tuple(main), tuple(_softened(placed, half) for placed in over if placed.length > 0), length)


def half_crossfade(rate: int) -> int:
    """Half a crossfade in samples."""
    return round(CROSSFADE_S * rate / 2)


def _is_found(clip: Clip, sample: int, placed: Placed, there: Clip) -> bool:
    """Whether a clip is there again; it may have been trimmed or made louder. One that was moved may be in pieces."""
    is_same = (clip.sound, clip.at_s) == (there.sound, there.at_s)
    return is_same and (placed.holds(sample) or not clip.is_moved)


def _place_of(sample: int, main: Sequence[Placed]) -> int:
    """Where a sample of the recording is heard; behind all of the recording, where its last stretch ends."""
    place = 0
    for placed in main:
        if placed.clip is None:
            place = placed.place + max(min(sample - placed.start, placed.length), 0)
            if placed.holds(sample):
                return place
            if sample <= placed.start + placed.length:
                break
    moved = (placed.place + sample - placed.start for placed in main if placed.is_recording and placed.holds(sample))
    return next(moved, place)


def _spans(edits: EditList, samples: int, rate: int) -> list[tuple[int, int]]:
    """The spans that are kept; where a cut is shorter than a sample, there is none."""
    spans: list[tuple[int, int]] = []
    for start_s, end_s in edits.kept(samples / rate):
        start, end = round(start_s * rate), min(round(end_s * rate), samples)
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        if start < end:
            spans.append((start, end))
    return spans


def _locked(spans: list[tuple[int, int]], samples: int, step: int) -> list[tuple[int, int]]:
    """The spans with their edges moved so that between them lie whole steps; those below two steps are left out."""
    long = [span for span in spans if span[1] - span[0] >= 2 * step]
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


def _in_a_row(
    spans: Iterable[tuple[int, int]], inserts: tuple[Clip, ...], rate: int, shortest: int
) -> Iterator[Placed]:
    """Spans and inserts as they follow one another; no insert leaves less than `shortest` of a span at its edge."""
    place, waiting = 0, list(inserts)
    for start, end in spans:
        reached = start
        while waiting and waiting[0].at_s * rate < end:
            clip = waiting.pop(0)
            at = _apart(round(clip.at_s * rate), reached, end, shortest)
            if at > reached:
                yield Placed(None, place, reached, at - reached)
                place, reached = place + at - reached, at
            yield (inserted := _inserted(clip, place, rate))
            place = inserted.end
        if end > reached:
            yield Placed(None, place, reached, end - reached)
            place += end - reached
    for clip in waiting:
        yield (inserted := _inserted(clip, place, rate))
        place = inserted.end


def _apart(at: int, start: int, end: int, shortest: int) -> int:
    if at - start < shortest:
        return start
    return end if end - at < shortest else at


def _inserted(clip: Clip, place: int, rate: int) -> Placed:
    asked, step = round(clip.duration_s * rate), frame_step(rate)
    length = max(_whole(asked, step), step)
    return Placed(clip, place, round(clip.start_s * rate), length, after=min(asked - length, 0))


def _laid_over(clip: Clip, main: list[Placed], rate: int, length: int) -> Placed:
    at = round(clip.at_s * rate)
    own = [placed for placed in main if placed.clip is None]
    is_heard = at <= own[-1].start + own[-1].length
    place = _place_of(at, main) if is_heard else length
    return Placed(clip, place, round(clip.start_s * rate), min(round(clip.duration_s * rate), length - place))


def _joined(main: list[Placed], samples: int, half: int) -> list[Placed]:
    """Give each joint its crossfade."""
    joined = [_softened(placed, half) for placed in main]
    for number, (a, b) in enumerate(pairwise(main)):
        after, before = _beyond(a, b, samples, half)
        if a.clip is None:
            joined[number] = replace(joined[number], after=after, fall=after + min(half, a.length // 2))
        if b.clip is None:
            joined[number + 1] = replace(joined[number + 1], before=before, rise=before + min(half, b.length // 2))
    return joined


def _beyond(a: Placed, b: Placed, samples: int, half: int) -> tuple[int, int]:
    """How far the recording is heard beyond a joint: into what was left out, less where too little is there.

    Between two stretches of it both sides reach equally far, so that their power adds up to one.
    """
    after, before = min(half, samples - a.start - a.length), min(half, b.start)
    if a.clip is None and b.clip is None:
        after = before = min(after, before, a.length // 2, b.length // 2)
    return after, before


def _softened(placed: Placed, half: int) -> Placed:
    """A clip rises and falls within itself at its edges: nothing outside of it is heard, and it does not click."""
    if placed.clip is None:
        return placed
    soft = min(half, (placed.length + placed.after) // 2)
    return replace(placed, rise=soft, fall=soft)
