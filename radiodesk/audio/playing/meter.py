"""The meter of what is heard: momentary, short-term and integrated loudness, and true peak (EBU Tech 3341)."""

import threading
from array import array
from typing import NamedTuple

import numpy as np

from radiodesk.audio.arrays import Energies
from radiodesk.audio.loudness import (
    HOP_S,
    METER_STEP_S,
    MOMENTARY_S,
    SHORT_TERM_S,
    SILENT_DBTP,
    SILENT_LUFS,
    decibels,
    integrated_lufs,
    to_lufs,
)
from radiodesk.audio.playing.wish import Figures

_MOMENTARY = round(MOMENTARY_S / METER_STEP_S)
_SHORT_TERM = round(SHORT_TERM_S / METER_STEP_S)
_HOP = round(HOP_S / METER_STEP_S)


class Readings(NamedTuple):
    """What a meter shows: LUFS over 0.4 s, over 3 s and since it was set back; the highest true peak since then."""

    momentary_lufs: float = SILENT_LUFS
    short_term_lufs: float = SILENT_LUFS
    integrated_lufs: float = SILENT_LUFS
    true_peak_dbtp: float = SILENT_DBTP


class Meter:
    """Takes figures on one thread, and is read on another."""

    def __init__(self) -> None:
        """Nothing was heard yet."""
        self._lock = threading.Lock()
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        with self._lock:
            self._recent: Energies = np.zeros(_SHORT_TERM)
            self._reached = array("d", [0.0])
            self._hop: list[float] = []
            self._peak = 0.0
            self._integrated: tuple[int, float] = (1, SILENT_LUFS)

    def take(self, figures: Figures) -> None:
        """Somebody hears what these are of."""
        with self._lock:
            self._peak = max(self._peak, figures.peak)
            self._recent = np.concatenate([self._recent, figures.energies])[-_SHORT_TERM:]
            self._hop.extend(figures.energies.tolist())
            while len(self._hop) >= _HOP:
                self._reached.append(self._reached[-1] + sum(self._hop[:_HOP]) * METER_STEP_S)
                del self._hop[:_HOP]

    def readings(self) -> Readings:
        """What it shows now. Cheap enough for every frame: all that was heard is looked at ten times a second."""
        with self._lock:
            recent, peak, reached = self._recent, self._peak, self._reached
            if len(reached) != self._integrated[0]:
                self._integrated = (len(reached), integrated_lufs(np.array(reached)))
        return Readings(
            to_lufs(float(recent[-_MOMENTARY:].mean())),
            to_lufs(float(recent.mean())),
            self._integrated[1],
            decibels(peak),
        )
