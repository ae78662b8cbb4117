"""A recording that is cleaned up while it is read."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.blocks import Blocks
from radiodesk.audio.cleaning.evenness import Evenness
from radiodesk.audio.cleaning.stage import Stage, worked_off
from radiodesk.audio.cleaning.stages import of_clicks, of_lows, of_noise
from radiodesk.audio.frames import mend
from radiodesk.audio.grid import Grid
from radiodesk.audio.index import Index
from radiodesk.audio.source import Source
from radiodesk.model.cleaning import Cleaning

_RECORDS = 30
"""A block is 3 s long, half a page of an analysis: entering anywhere costs no more than that, and that each filter
begins anew for each block, a fifth."""

_FEW_RECORDS = 10
"""Looking for clicks takes the longest and has the shortest lead: 1 s."""

MOST_AHEAD = 3
_KEPT = MOST_AHEAD + 3
_FEW_KEPT = 32
"""What is known some ten seconds around, or is being cleaned in advance, is asked for again soon; 11 MB in all."""


class CleanedSource(Source):
    """A recording as it sounds cleaned up: as long as it was, every sample in its place.

    It is cleaned in blocks that lie fast in the recording, each from the same stretch around it: whoever reads, from
    where, and in which pieces, hears the same samples. At the seams they differ by less than -80 dB from those of
    filters that run through from the start.
    """

    def __init__(self, path: Path, cleaning: Cleaning, index: Index | None = None, ahead: int = 0) -> None:
        """Open `path`; see `Source`. While it is read on and on, `ahead` threads clean what comes next."""
        super().__init__(path, index)
        rate, clean_up = self.sample_rate_hz, cleaning.clean_up
        few, many = (records * Grid(rate).record for records in (_FEW_RECORDS, _RECORDS))
        self._reading = Lock()
        recorded = Blocks(few, lambda number: self._recorded(number * few, few), _FEW_KEPT)
        unclicked = _after(of_clicks(clean_up, rate), recorded, few, _FEW_KEPT)
        rest = (*of_lows(clean_up, cleaning.mains_hz, rate), *of_noise(cleaning, rate))
        self._uneven = _after(rest, unclicked, many, _KEPT)
        self._even = Blocks(many, self._evened, _KEPT)
        self._evenness = Evenness(recorded, cleaning, rate) if clean_up.levelling else None
        self._ahead = min(ahead, MOST_AHEAD) if self.repeats else 0  # threads read in no certain order
        self._others = ThreadPoolExecutor(self._ahead, "cleaning") if self._ahead else None
        self._here = self._given_out = -1

    def read(self, start: int, count: int) -> Samples:
        """See `Source.read`."""
        return self.view(start, count).copy()

    def view(self, start: int, count: int) -> Samples:
        """The same without a copy; nobody may change it."""
        self._look_ahead(start, start + count)
        return self._even.stretch(start, start + count)

    def close(self) -> None:
        """Give the file back, when what is just being cleaned is done."""
        if self._others is not None:
            self._others.shutdown(cancel_futures=True)
        super().close()

    def _look_ahead(self, start: int, end: int) -> None:
        """Have the blocks behind this stretch cleaned, if it goes on where the one before it was."""
        length = self._even.length
        first, last = start // length, max(end - 1, start) // length
        if self._others is None or abs(first - self._here) > 1:
            self._here = self._given_out = last
            return
        self._here = last
        for number in range(max(last, self._given_out) + 1, last + self._ahead + 1):
            if number * length < self.info.samples:
                self._others.submit(self._even.block, number)
                self._given_out = number

    def _recorded(self, start: int, count: int) -> Samples:
        """The recording as it is."""
        with self._reading:
            return super().view(start, count).copy()

    def _evened(self, number: int) -> Samples:
        start, length = number * self._even.length, self._even.length
        if self._evenness is None:
            made = self._uneven.stretch(start, start + length).copy()
        else:
            gains = self._evenness.gains(start, length)  # first: this reads from farthest back on
            sound = self._uneven.stretch(start, start + length)
            made = sound * gains[: sound.shape[1]]
        mend(made)
        return made


def _after(stages: Sequence[Stage], before: Blocks, length: int, kept: int) -> Blocks:
    """What `stages` make of what was `before`, in blocks of `length`."""

    def make(number: int) -> Samples:
        return worked_off(stages, before.stretch, number * length, (number + 1) * length).copy()

    return Blocks(length, make, kept) if stages else before
