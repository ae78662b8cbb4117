"""The waveform of a recording while it is still being read: what a first look has seen stands in for the rest."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.analysis import Analysis
from radiodesk.audio.envelope import Envelope

Moments = NDArray[np.float64]
"""Seconds of the recording, one to a column."""

COARSEST_PX = 4
"""A first look is not shown when one of its columns would be wider than this."""


FAR_S = 30.0
"""What is left out between two columns is read in vain, unless it is longer than this."""


def known_at(analysis: Analysis, starts_s: Moments, per_column_s: float) -> Envelope:
    """What has been read, in columns that begin there: in any order, as folds and moved stretches want it."""
    steps = np.diff(starts_s)
    turns = np.flatnonzero((steps < 0) | (steps > max(FAR_S, 2 * per_column_s))) + 1
    if not len(turns):
        return analysis.envelope_at(starts_s, per_column_s)
    parts = [analysis.envelope_at(part, per_column_s) for part in np.split(starts_s, turns)]
    return Envelope(
        np.concatenate([part.minimum for part in parts]),
        np.concatenate([part.maximum for part in parts]),
        np.concatenate([part.rms for part in parts]),
    )


@dataclass(frozen=True)
class FirstLook:
    """What a recording of `duration_s` looks like in a few places, as wide columns."""

    seen: Envelope
    duration_s: float

    def serves(self, scale: float) -> bool:
        """Whether it is fine enough for a zoom of so many seconds per pixel."""
        return self.duration_s / len(self.seen.rms) <= COARSEST_PX * scale

    def completing(self, known: Envelope, moments_s: Moments, filled_s: float) -> Envelope:
        """The waveform at these moments as it is `known` up to `filled_s`, and as it was seen from there on."""
        is_seen = (moments_s >= filled_s) & (moments_s < self.duration_s)
        columns = (moments_s[is_seen] / self.duration_s * len(self.seen.rms)).astype(np.intp)
        parts = []
        for read, seen in (
            (known.minimum, self.seen.minimum),
            (known.maximum, self.seen.maximum),
            (known.rms, self.seen.rms),
        ):
            part = read.copy()
            part[is_seen] = seen[columns]
            parts.append(part)
        return Envelope(*parts)
