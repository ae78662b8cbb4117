"""How much louder an episode must be made, the limiter's work foreseen: from the analysis alone, no sound is read."""

import numpy as np

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.formats.overshoot import overshoot_db
from radiodesk.audio.grid import WINDOWS
from radiodesk.audio.heard import Run, heard_runs
from radiodesk.audio.loudness import HOP_S, integrated_lufs
from radiodesk.model.edits import EditList
from radiodesk.model.sound import Preset

NO_PROGRAMME_LUFS = -60.0
"""Quieter than this is no programme but an open line: it is left as it is, not amplified to noise."""

_MOST_LIMITING_DB = 18.0
_PRECISION_DB = 0.01
_RUN = 6000
"""Tenths of a second that are reckoned with at a time."""


def limiter_ceiling_dbtp(preset: Preset) -> float:
    """What the limiter must hold so that the decoded file stays under the preset's ceiling."""
    return preset.ceiling_dbtp - overshoot_db(preset)


def planned_gain_db(analysis: Analysis, edits: EditList, preset: Preset) -> float:
    """The gain that brings what is heard under `edits` to the preset's loudness plus `edits.gain_db`, after limiting.

    `EditList.gain_db` is thus the user's offset to the target. What measures below -60 LUFS gets that offset alone.
    """
    heard = _Heard(analysis, edits, preset)
    target = preset.target_lufs + edits.gain_db
    recorded = heard.loudness(0.0, np.inf)
    if recorded < NO_PROGRAMME_LUFS:
        return edits.gain_db
    ceiling = 10 ** (limiter_ceiling_dbtp(preset) / 20)
    low, high = target - recorded, target - recorded + _MOST_LIMITING_DB
    if target - heard.loudness(low, ceiling) < _PRECISION_DB:
        return low
    while high - low > _PRECISION_DB:
        middle = (low + high) / 2
        low, high = (middle, high) if heard.loudness(middle, ceiling) < target else (low, middle)
    return (low + high) / 2


class _Heard:
    """Energies and peaks of the windows that are heard, in the channels that the preset publishes.

    Held in single precision and reckoned with in short runs, so that three hours take little more memory than one.
    Ten windows in a row make a tenth of a second; what is left over at the end is not counted.
    """

    def __init__(self, analysis: Analysis, edits: EditList, preset: Preset) -> None:
        runs = heard_runs(edits, analysis.info.duration_s, analysis.grid.window_s, analysis.windows)
        nothing = (np.zeros(0, np.float32), np.zeros(0, np.float32))
        parts = [nothing, *(_measured(analysis, run, edits, preset) for run in runs)]
        energies, peaks = (np.concatenate(kind) for kind in zip(*parts, strict=True))
        width = max(min(len(energies), WINDOWS), 1)
        whole = len(energies) // width * width
        self._energies = energies[:whole].reshape(-1, width)
        # The limiter turns down 7 ms before and after a peak: a window suffers from its neighbours' peaks too.
        peaks = np.pad(peaks, 1)
        self._peaks = np.maximum(np.maximum(peaks[:-2], peaks[1:-1]), peaks[2:])[:whole].reshape(-1, width)

    def loudness(self, gain_db: float, ceiling: float) -> float:
        """Integrated loudness after this gain and a limiter at `ceiling`."""
        gain = 10 ** (gain_db / 20)
        runs = [slice(first, first + _RUN) for first in range(0, len(self._energies), _RUN)]
        means = [_limited(self._energies[run], self._peaks[run], gain, ceiling) for run in runs]
        return integrated_lufs(np.cumsum(np.concatenate([np.zeros(1), *means])) * HOP_S)


def _measured(analysis: Analysis, run: Run, edits: EditList, preset: Preset) -> tuple[Samples, Samples]:
    """Energies and peaks of windows that follow one another, after their fades."""
    measures = analysis.mono_measures if preset.channels == 1 else analysis.measures
    energies, peaks = measures(run.first, run.last)
    gains = run.gains(edits, analysis.grid.window_s)
    copies = 2 if preset.channels == 2 and analysis.info.channels == 1 else 1
    return (energies * copies * gains**2).astype(np.float32), (peaks * gains).astype(np.float32)


def _limited(energies: Samples, peaks: Samples, gain: float, ceiling: float) -> Energies:
    """The mean energy of each row after the gain, where the limiter lets it through."""
    gains = np.minimum(gain, ceiling / np.maximum(peaks.astype(np.float64), 1e-9))
    return np.asarray((energies * gains**2).mean(axis=1))
