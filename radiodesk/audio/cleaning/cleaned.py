"""A recording that is cleaned up while it is read."""

from collections.abc import Sequence
from pathlib import Path

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

_KEPT = 4
_FEW_KEPT = 24
"""What is known ten seconds around is asked for again soon; 9 MB in all."""


class CleanedSource(Source):
    """A recording as it sounds cleaned up: as long as it was, every sample in its place.

    It is cleaned in blocks that lie fast in the recording, each from the same stretch around it: whoever reads, from
    where, and in which pieces, hears the same samples. At the seams they differ by less than -80 dB from those of
    filters that run through from the start.
    """

    def __init__(self, path: Path, cleaning: Cleaning, index: Index | None = None) -> None:
        """Open `path`; see `Source`."""
        super().__init__(path, index)
        rate, clean_up = self.sample_rate_hz, cleaning.clean_up
        few, many = (records * Grid(rate).record for records in (_FEW_RECORDS, _RECORDS))
        recorded = Blocks(few, lambda number: super(CleanedSource, self).read(number * few, few), _FEW_KEPT)
        unclicked = _after(of_clicks(clean_up, rate), recorded, few, _FEW_KEPT)
        rest = (*of_lows(clean_up, cleaning.mains_hz, rate), *of_noise(cleaning, rate))
        self._uneven = _after(rest, unclicked, many, _KEPT)
        self._even = Blocks(many, self._evened, _KEPT)
        self._evenness = Evenness(recorded, cleaning, rate) if clean_up.levelling else None

    def read(self, start: int, count: int) -> Samples:
        """See `Source.read`."""
        return self._even.stretch(start, start + count).copy()

    def view(self, start: int, count: int) -> Samples:
        """The same without a copy; nobody may change it."""
        return self._even.stretch(start, start + count)

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
