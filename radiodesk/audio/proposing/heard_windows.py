"""The windows of a recording as an edit list lets them be heard, one after the other, and where they are quiet.

Cuts are left out, so that a pause on both sides of a cut is one pause; gains are counted; what lies under or over the
recording makes no place quiet.
"""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Energies
from radiodesk.audio.loudness import SILENT_LUFS, to_energy
from radiodesk.audio.measures import Measures
from radiodesk.audio.runs import Runs, runs_of
from radiodesk.model.edits import EditList, Span

_NO_PEAK = 1e-5
"""Below this (-100 dB) nothing was recorded at all."""

BREATH_S = 0.25
"""What is shorter than this lies within what is said."""

_SMOOTHED = 5
"""Windows that are taken together, so that a single soft one within a word is no pause and a click no speech."""

_AROUND_S, _EVERY_S = 30.0, 10.0
"""What is quiet is judged by half a minute around: a telephone call hisses where the studio does not."""

_SOFT, _LOUD = 10, 90
"""The percentiles that stand for the ground and for the voices there."""

_OVER_GROUND_DB = 6.0
_UNDER_VOICES_DB = 30.0
_CLEARLY_UNDER_DB = 9.0
"""A pause is no louder than either of the first two say, whichever is louder, and always so far below the voices."""

_DISTINCT_DB = 14.0
"""Where the ground is nearer to the voices there is no telling: music, or talk over music."""

_STILL_UNDER_DB, _NOT_STILL_DB = 40.0, 18.0
"""Nothing at all is heard so far below the loudness of the whole; nearer than the second it is never stillness."""


class HeardWindows:
    """A row of windows of 10 ms; `first` and `last` (not included) number them as they are heard."""

    def __init__(self, measures: Measures, edits: EditList) -> None:
        """`measures` are those of the recording; what is not analysed yet is not there."""
        self._measures = measures
        self.window_s: float = measures.grid.window_s
        edges = [round(edge / self.window_s) for edge in (0.0, *(edge for cut in edits.cuts for edge in cut))]
        kept = zip(edges[::2], [*edges[1::2], measures.windows], strict=True)
        numbers = [np.arange(begin, min(end, measures.windows)) for begin, end in kept]
        self._numbers = np.concatenate(numbers)
        self.gains_db = self._along([(gain.start_s, gain.end_s, gain.gain_db) for gain in edits.gains])
        self.energies: Energies = measures.energies[self._numbers] * 10 ** (self.gains_db / 10)
        beside = [
            (clip.at_s, edits.to_recording(edits.to_heard(clip.at_s) + clip.duration_s) + self.window_s, 1.0)
            for clip in edits.clips
        ]
        self._is_mixed = self._along(beside) > 0

    def __len__(self) -> int:
        """How many windows are heard."""
        return len(self._numbers)

    @property
    def loudness_lufs(self) -> float:
        """The integrated loudness of the recording."""
        return self._measures.integrated_lufs

    def windows(self, duration_s: float) -> int:
        """So many windows last so long."""
        return round(duration_s / self.window_s)

    def seconds(self, windows: int) -> float:
        """So many windows, in seconds to the millisecond."""
        return round(windows * self.window_s, 3)

    def span(self, first: int, last: int) -> Span:
        """Where windows lie in the recording; cuts between them lie within."""
        start_s, end_s = (float(self._numbers[at] * self.window_s) for at in (first, last - 1))
        return Span(round(start_s, 3), round(min(end_s + self.window_s, self._measures.filled_s), 3))

    def pauses(self, shortest_s: float) -> Runs:
        """Where nobody speaks for so long: quiet beside what is spoken around."""
        return self._long(self.is_quiet, shortest_s)

    @cached_property
    def is_breathing(self) -> NDArray[np.bool_]:
        """Which windows belong to the pauses that part what is said."""
        is_pause = np.zeros(len(self), bool)
        for first, last in self.pauses(BREATH_S).tolist():
            is_pause[first:last] = True
        return is_pause

    def stillness(self, shortest_s: float) -> Runs:
        """Where nothing is heard for so long, measured by the whole recording."""
        return self._long(self._is_still, shortest_s)

    @cached_property
    def nothing(self) -> Runs:
        """Where not even a ground was recorded."""
        return self._long(~self._is_recorded, 0.0)

    @cached_property
    def is_quiet(self) -> NDArray[np.bool_]:
        """Which windows are as quiet as a pause in what is spoken around them."""
        if not len(self):
            return np.zeros(0, bool)
        ground, voices = self._levels()
        least = np.minimum(np.maximum(ground + _OVER_GROUND_DB, voices - _UNDER_VOICES_DB), voices - _CLEARLY_UNDER_DB)
        least[voices - ground < _DISTINCT_DB] = -np.inf
        return np.asarray((self._smooth_db < least) & ~self._is_mixed)

    @cached_property
    def _is_recorded(self) -> NDArray[np.bool_]:
        return np.asarray(self._measures.peaks[self._numbers] >= _NO_PEAK)

    @cached_property
    def _is_still(self) -> NDArray[np.bool_]:
        recorded = self._smooth_db[self._is_recorded]
        ground = float(np.percentile(recorded, _SOFT / 2)) if len(recorded) else SILENT_LUFS
        least = max(ground + _OVER_GROUND_DB, self.loudness_lufs - _STILL_UNDER_DB)
        return np.asarray((self._smooth_db < min(least, self.loudness_lufs - _NOT_STILL_DB)) & ~self._is_mixed)

    @cached_property
    def _smooth_db(self) -> Energies:
        padded = np.pad(self.energies, _SMOOTHED // 2, "edge")
        smooth = np.convolve(padded, np.full(_SMOOTHED, 1 / _SMOOTHED), "valid")
        return np.asarray(10 * np.log10(np.maximum(smooth, to_energy(SILENT_LUFS) / 1e5)) - 0.691)

    def _levels(self) -> tuple[Energies, Energies]:
        """How loud the ground is around each window, and how loud the voices are."""
        half, count = self.windows(_AROUND_S / 2), len(self)
        middles = np.arange(0, count, self.windows(_EVERY_S))
        around = [self._smooth_db[max(at - half, 0) : at + half] for at in middles.tolist()]
        soft, loud = np.array([np.percentile(part, (_SOFT, _LOUD)) for part in around]).T
        places = np.arange(count)
        return np.interp(places, middles, soft), np.interp(places, middles, loud)

    def _along(self, stretches: list[tuple[float, float, float]]) -> Energies:
        """For each window the value of the stretch (from, to, value) that it lies in, else 0."""
        values = np.zeros(len(self._numbers))
        for start_s, end_s, value in stretches:
            first, last = np.searchsorted(self._numbers, [round(start_s / self.window_s), round(end_s / self.window_s)])
            values[first:last] = value
        return values

    def _long(self, is_so: NDArray[np.bool_], shortest_s: float) -> Runs:
        runs = runs_of(is_so)
        return runs[runs[:, 1] - runs[:, 0] >= self.windows(shortest_s)]
