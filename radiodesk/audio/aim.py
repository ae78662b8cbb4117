"""What a finished file must measure, and what to change when it measures something else."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from radiodesk.audio.gain import GAIN_DIGITS, NO_PROGRAMME_LUFS, TOLERANCE_LU
from radiodesk.audio.levelling import Level
from radiodesk.model.sound import Loudness

_FORESIGHT_LU = 2.0
"""A miss beyond this is no error of foresight: the sound, all clicks and nothing between, cannot be made so loud."""

_PEAK_MARGIN_DB = 0.3


@dataclass(frozen=True)
class Aim:
    """The loudness and the true-peak ceiling to be reached; `recorded_dbtp` finds the true peak before any gain."""

    lufs: float
    ceiling_dbtp: float
    recorded_dbtp: Callable[[], float]

    def corrected(self, level: Level, found: Loudness) -> Level:
        """The level to try next after `level` gave what was `found`; the same one when the file is as it should be."""
        missing_db = self.lufs - found.integrated_lufs
        is_programme = found.integrated_lufs > NO_PROGRAMME_LUFS
        is_off = is_programme and TOLERANCE_LU < abs(missing_db) < _FORESIGHT_LU
        gain_db = round(level.gain_db + missing_db, GAIN_DIGITS) if is_off else level.gain_db
        return Level(gain_db, self._ceiling_dbtp(level, found))

    def _ceiling_dbtp(self, level: Level, found: Loudness) -> float:
        """Lower by what the codec added too much, from where the peaks were: the limiter may not have touched them."""
        excess_db = found.true_peak_dbtp - self.ceiling_dbtp
        if excess_db <= 0:
            return level.ceiling_dbtp
        reached_dbtp = min(level.ceiling_dbtp, self.recorded_dbtp() + level.gain_db)
        return floor((reached_dbtp - excess_db - _PEAK_MARGIN_DB) * 10) / 10
