"""How much louder an episode must be made, the limiter's work foreseen: from the analyses alone, no sound is read."""

from collections.abc import Mapping

import numpy as np

from radiodesk.audio.arrays import Energies, Samples
from radiodesk.audio.formats.overshoot import overshoot_db
from radiodesk.audio.heard import Heard
from radiodesk.audio.loudness import HOP_S, integrated_lufs
from radiodesk.audio.measures import NO_SOUNDS, Measures
from radiodesk.model.edits import EditList
from radiodesk.model.sound import Preset

NO_PROGRAMME_LUFS = -60.0
"""Quieter than this is no programme but an open line: it is left as it is, not amplified to noise."""

TOLERANCE_LU = 0.2
"""So far from its target a file is still right."""

GAIN_DIGITS = 1
"""Decimals of a gain in dB: a hundredth more or less, which nobody hears, should not change every chunk."""

_MOST_LIMITING_DB = 18.0
_PRECISION_DB = 0.01
_WINDOW_S = 0.01

_NEIGHBOURS_SHARE = 0.35
"""Foresees the loudness to 0.05 LU under up to 7 dB of limiting, music and voices alike; with 0.15 it is 0.2 too loud,
with 1 0.4 too soft."""


def limiter_ceiling_dbtp(preset: Preset) -> float:
    """What the limiter must hold so that the decoded file stays under the preset's ceiling."""
    return preset.ceiling_dbtp - overshoot_db(preset)


def planned_gain_db(
    analysis: Measures,
    edits: EditList,
    preset: Preset,
    sounds: Mapping[str, Measures] = NO_SOUNDS,
    kept_db: float | None = None,
) -> float:
    """The gain that brings what is heard under `edits` to the preset's loudness plus `edits.gain_db`, after limiting.

    It comes in steps of 0.1 dB. `EditList.gain_db` is thus the user's offset to the target; what measures below -60
    LUFS gets that offset alone. `sounds` are the analyses of the clips' sounds by their SHA-256.

    `kept_db` is the gain that the episode had when it was made last. It comes back as it is while it leads to within
    0.2 LU of the target, so that an edit that hardly changes the loudness leaves every chunk that it does not touch.
    """
    apart = {name: sound.apart() for name, sound in sounds.items()}
    plan = _Plan(Heard(analysis.apart(), edits, apart, preset.channels), limiter_ceiling_dbtp(preset))
    target, recorded = preset.target_lufs + edits.gain_db, plan.recorded_lufs
    if recorded < NO_PROGRAMME_LUFS:
        return round(edits.gain_db, GAIN_DIGITS)
    if kept_db is not None and abs(plan.loudness(kept_db) - target) <= TOLERANCE_LU:
        return kept_db
    return round(_leading_to(target, plan), GAIN_DIGITS)


class _Plan:
    """What an episode measures after a gain and a limiter.

    The limiter holds a window's peak at the ceiling and takes as much from the energy of the window. It turns down
    7 ms before and after a peak, so a window suffers from its neighbours' peaks too, on average over a third of it.
    """

    def __init__(self, heard: Heard, ceiling_dbtp: float) -> None:
        reached = heard.reached()
        self.recorded_lufs = integrated_lufs(reached)
        self._steps = np.diff(reached)
        self._ceiling = 10 ** (ceiling_dbtp / 20)
        self._windows, self._energies, self._peaks = heard.row, heard.energies(), heard.peaks()
        self._near = _widened(self._peaks)

    def loudness(self, gain_db: float) -> float:
        """Integrated loudness after this gain and the limiter."""
        gain = 10 ** (gain_db / 20)
        steps = np.maximum(self._steps - self._lost(self._ceiling / gain), 0.0) * gain**2
        return integrated_lufs(np.concatenate([[0.0], np.cumsum(steps)]))

    def _lost(self, most: float) -> Energies:
        """The energy that is taken from each tenth of a second when no peak may be higher than `most`."""
        hot = np.flatnonzero(self._near > most)
        own, near = (1 - (most / np.maximum(peaks[hot], most)) ** 2 for peaks in (self._peaks, self._near))
        lost = self._energies[hot] * (own + _NEIGHBOURS_SHARE * (near - own)) * _WINDOW_S
        tenths = (self._windows.moments_s(hot) / HOP_S).astype(np.intp)
        return np.bincount(tenths, lost, len(self._steps))[: len(self._steps)].astype(np.float64, copy=False)


def _widened(peaks: Samples) -> Samples:
    """The highest of each window's peak and its neighbours'."""
    widened = peaks.copy()
    np.maximum(widened[1:], peaks[:-1], out=widened[1:])
    np.maximum(widened[:-1], peaks[1:], out=widened[:-1])
    return widened


def _leading_to(target_lufs: float, plan: _Plan) -> float:
    """The gain after which `plan` measures `target_lufs`, as near as limiting allows.

    The harder a limiter works, the less a decibel of gain adds, so each step, by the slope of the last, stops short.
    """
    gain_db, slope = target_lufs - plan.recorded_lufs, 1.0
    most_db = gain_db + _MOST_LIMITING_DB
    missing = target_lufs - plan.loudness(gain_db)
    while missing > _PRECISION_DB and gain_db < most_db:
        step_db = min(missing / slope, most_db - gain_db)
        gain_db += step_db
        left = target_lufs - plan.loudness(gain_db)
        slope, missing = max((missing - left) / step_db, 0.1), left
    return gain_db
