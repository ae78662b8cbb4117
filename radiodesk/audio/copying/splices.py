"""Makes the new frames of a gap, and finds where they fit to the copied ones on either side.

Two things must fit: the windows of the transform (`granules`), and the bit reservoir (`joiner`). An encoder decides
both for itself. So a few frames more than needed are made, and the nearest place is taken where both do.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

from radiodesk.audio.copying.encoding import Encoding
from radiodesk.audio.copying.granules import fades_in, fades_out
from radiodesk.audio.copying.packing import packed
from radiodesk.audio.copying.plan import REACH, Gap, Run
from radiodesk.audio.copying.table import FrameTable
from radiodesk.audio.division import CHUNK
from radiodesk.audio.joiner import Stretch, stretch_of, with_borrowed
from radiodesk.audio.layer3 import Frame, NotLayer3, frames_of

_SAFE_KBPS = 160
"""At the highest bit rate there is, a frame made at this one has room for all that can be borrowed of it."""

_Test = Callable[[int], bool]


@dataclass(frozen=True)
class Splicer:
    """Fills gaps between runs of the frames in `table`."""

    table: FrameTable
    encoding: Encoding

    def filled(self, gap: Gap, before: Run | None, after: Run | None) -> Iterator[tuple[int, Stretch]]:
        """New frames for a gap, and with which frame of the episode they begin; they may reach into the runs.

        Raises `NotLayer3` where they do not fit.
        """
        limits = [*range(gap.first, max(gap.end - CHUNK // 2, gap.first + 1), CHUNK), gap.end]
        for first, end in pairwise(limits):
            runs = before if first == gap.first else None, after if end == gap.end else None
            try:
                yield self._spliced(Gap(first, end, gap.bit_rate_kbps), *runs)
            except NotLayer3:
                yield self._spliced(Gap(first, end, min(gap.bit_rate_kbps, _SAFE_KBPS)), *runs)

    def _spliced(self, gap: Gap, before: Run | None, after: Run | None) -> tuple[int, Stretch]:
        data, lead = self.encoding.made(gap.first, gap.end + REACH, gap.bit_rate_kbps)
        new, begin, stop = _New(data, gap.first - lead), gap.first, gap.end
        if before:
            begin = _nearest(range(begin, begin - REACH, -1), *self._after(before, new))
            new = new.packed(begin, self._room(before, begin))
        if after:
            stop = _nearest(range(stop, stop + REACH), *self._before(after, new, begin))
        return begin, new.stretch(begin, stop)

    def _after(self, run: Run, new: "_New") -> tuple[_Test, _Test]:
        """Whether the windows, and whether the reservoir, let new frames follow the run from a frame on."""

        def match(begin: int) -> bool:
            return fades_out(self.table.frame(run.number(begin) - 1)) == fades_in(new.frame(begin))

        def fit(begin: int) -> bool:
            return _is_possible(lambda: new.packed(begin, self._room(run, begin)))

        return match, fit

    def _before(self, run: Run, new: "_New", begin: int) -> tuple[_Test, _Test]:
        """Whether they let the run follow new frames, which start with `begin`, from a frame on."""

        def match(end: int) -> bool:
            return fades_out(new.frame(end - 1)) == fades_in(self.table.frame(run.number(end)))

        def fit(end: int) -> bool:
            last, number = new.stretch(begin, end), run.number(end)
            borrowed = self.table.stretch(number, number + 1).borrowed
            return _is_possible(lambda: with_borrowed(last.tail, last.free, borrowed))

        return match, fit

    def _room(self, run: Run, end: int) -> int:
        """How many bytes new frames may borrow of a run that ends before the frame `end`."""
        number = run.number(end)
        return self.table.stretch(number - self.table.roomy, number).free


@dataclass(frozen=True)
class _New:
    """What an encoder made; its first frame is number `first` of the episode."""

    data: bytes
    first: int

    @cached_property
    def _frames(self) -> Sequence[Frame]:
        return frames_of(self.data)

    def frame(self, number: int) -> Frame:
        return self._frames[number - self.first]

    def stretch(self, begin: int, end: int) -> Stretch:
        return stretch_of(self.data, begin - self.first, end - begin)

    def packed(self, begin: int, room: int) -> "_New":
        """The same frames from `begin` on, which borrows no more than `room` bytes of the one before."""
        return _New(packed(self._frames, begin - self.first, room), begin - 1)


def _nearest(places: range, match: _Test, fit: _Test) -> int:
    """The first of the places where both hold, or at least the second. Raises `NotLayer3`."""
    ordered = chain(filter(match, places), (place for place in places if not match(place)))
    found = next(filter(fit, ordered), None)
    if found is None:
        raise NotLayer3
    return found


def _is_possible(joining: Callable[[], object]) -> bool:
    try:
        joining()
    except NotLayer3:
        return False
    return True
