"""How much louder an episode must be made, the limiter's work foreseen: from the analysis alone, no sound is read."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.arrays import Energies
from radiodesk.audio.grid import WINDOWS
from radiodesk.audio.heard import heard_windows
from radiodesk.audio.loudness import HOP_S, integrated_lufs
from radiodesk.model.edits import EditList
from radiodesk.model.sound import Preset

NO_PROGRAMME_LUFS = -60.0
"""Quieter than this is no programme but an open line: it is left as it is, not amplified to noise."""

_MOST_LIMITING_DB = 18.0
_PRECISION_DB = 0.01

_CODEC_OVERSHOOT_DB = {64: 2.6, 96: 2.0, 128: 1.5, 192: 1.2}
"""How far MP3 at a bit rate (kbit/s) lifts the peaks of long limited sound; a miss costs a second encoding.

Measured on music and speech: 0.1 to 0.7 dB over ten seconds, over twenty minutes 1.3 at 128 and 2.5 at 64 (mono).
"""


def limiter_ceiling_dbtp(preset: Preset) -> float:
    """What the limiter must hold so that the decoded MP3 stays under the preset's ceiling."""
    overshoot = next((db for kbps, db in _CODEC_OVERSHOOT_DB.items() if kbps >= preset.bit_rate_kbps), 1.0)
    return preset.ceiling_dbtp - overshoot


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
    """Energies and peaks of the windows that are heard, in the channels that the preset publishes."""

    def __init__(self, analysis: Analysis, edits: EditList, preset: Preset) -> None:
        energies, peaks = analysis.mono_mix() if preset.channels == 1 else (analysis.energies, analysis.peaks)
        numbers, fades = heard_windows(edits, analysis.info.duration_s, analysis.grid.window_s, len(energies))
        self._energies = energies[numbers] * fades**2
        peaks = peaks[numbers] * fades
        # The limiter turns down 7 ms before and after a peak: a window suffers from its neighbours' peaks too.
        self._peaks = sliding_window_view(np.pad(peaks, 1), 3).max(axis=1)

    def loudness(self, gain_db: float, ceiling: float) -> float:
        """Integrated loudness after this gain and a limiter at `ceiling`."""
        gain = 10 ** (gain_db / 20)
        gains = np.minimum(gain, ceiling / np.maximum(self._peaks, 1e-9))
        return integrated_lufs(_reached(self._energies * gains**2))


def _reached(energies: Energies) -> Energies:
    """The energy before every tenth window, as `integrated_lufs` takes it."""
    total = np.concatenate([[0.0], np.cumsum(energies)]) * (HOP_S / WINDOWS)
    return total[::WINDOWS] if len(total) > WINDOWS else total[[0, -1]] * (WINDOWS / max(len(energies), 1))
