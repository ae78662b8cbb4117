"""Brings near and far voices together: turned up or down by what is spoken around, and held where nobody speaks.

FFmpeg's own ways were measured first. dynaudnorm brings voices as close, but turns a pause up as far as it may, 12 dB,
or, given a threshold, leaves holes of 20 dB; compressors let the noise rise by 8 dB after each word; speechnorm
leaves 6 dB of 11. Here a pause keeps the gain of the voices beside it, and what is more than five seconds away does
not matter, so that it is the same wherever one enters.
"""

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.blocks import Blocks
from radiodesk.audio.cleaning.chain import Filter, filtered
from radiodesk.audio.cleaning.stage import Read
from radiodesk.audio.cleaning.stages import levelled_share
from radiodesk.audio.grid import Grid
from radiodesk.model.cleaning import Cleaning

_NEAR_HOPS = 15
"""What is spoken up to so many hops before and after counts, the nearest most."""

_FAR_HOPS = 50
_FAR_WEIGHT = 0.01
"""In a pause, the voices beside it still count, up to so many hops away."""

_DOUBT = 1e-3
"""Where nobody speaks at all the gain goes back to none."""

_OVER_NOISE_DB = 8.0
_UNDER_VOICES_DB = 25.0
"""A hop counts as spoken when it is so much over the noise of the pauses, and at most so much below the voices."""

_MOST_DB = 12.0

_VOICE: tuple[Filter, ...] = (("highpass", "f=200:r=f64"),)
"""What is below a voice, hum above all, does not make it louder."""

_VOICE_LEAD_S = 0.1

_BLOCK_HOPS = 10
_KEPT = 32

Energies = NDArray[np.float64]


class Evenness:
    """The gains that bring the voices of a recording together. Known in blocks, so that they are the same anywhere."""

    def __init__(self, recorded: Blocks, cleaning: Cleaning, sample_rate_hz: int) -> None:
        """For a recording of which `cleaning` knows how loud its voices and its pauses are, read from `recorded`."""
        self._recorded, self._cleaning, self._rate = recorded, cleaning, sample_rate_hz
        self._hop = Grid(sample_rate_hz).record
        self._share = levelled_share(cleaning.clean_up.levelling)
        self._energies = Blocks(_BLOCK_HOPS, self._measured, _KEPT)

    def gains(self, start: int, count: int) -> Samples:
        """The linear gains of `count` samples from `start` on, which is where a hop begins."""
        first, hops, around = start // self._hop, -(-count // self._hop), _FAR_HOPS + 1
        known = self._energies.stretch(max(first - around, 0), first + hops + around)[0]
        missing = max(around - first, 0)
        energies = np.pad(known, (missing, hops + 2 * around - missing - len(known)))
        middles = self._gains(energies.astype(np.float64))
        places = (np.arange(count) + 0.5) / self._hop + 0.5
        return np.interp(places, np.arange(len(middles)), middles).astype(np.float32)

    def _gains(self, energies: Energies) -> Energies:
        """The gains in the middles of all hops that have `_FAR_HOPS` on either side of them."""
        voices_db, pauses_db = self._cleaning.voices_db, self._cleaning.pauses_db
        least = max(10 ** ((pauses_db + _OVER_NOISE_DB) / 10), 10 ** ((voices_db - _UNDER_VOICES_DB) / 10))
        is_spoken, usual = (energies > least).astype(np.float64), 10 ** (voices_db / 10)
        level = np.convolve(is_spoken * energies, _WEIGHTS, "valid") + _DOUBT * usual
        level /= np.convolve(is_spoken, _WEIGHTS, "valid") + _DOUBT
        off_db = np.clip(-10 * self._share * np.log10(level / usual), -_MOST_DB, _MOST_DB)
        return np.asarray(10 ** (off_db / 20))

    def _measured(self, number: int) -> Samples:
        length = _BLOCK_HOPS * self._hop
        return hop_energies(self._recorded.stretch, number * length, (number + 1) * length, self._rate)[None]


def hop_energies(read: Read, start: int, end: int, sample_rate_hz: int) -> Samples:
    """Mean squares of what is voice in a recording from `start` to `end`, summed over the channels, by hops.

    A hop is a record of the grid: a tenth of a second. There are fewer where the recording ends.
    """
    begin = max(start - round(_VOICE_LEAD_S * sample_rate_hz), 0)
    voice = filtered(read(begin, end), sample_rate_hz, _VOICE)[:, start - begin :]
    starts = np.arange(0, voice.shape[1], Grid(sample_rate_hz).record)
    if not len(starts):
        return np.zeros(0, np.float32)
    squares = np.add.reduceat(np.einsum("cn,cn->n", voice, voice), starts, dtype=np.float64)
    return (squares / np.diff(starts, append=voice.shape[1])).astype(np.float32)


def _weights() -> Energies:
    places = np.arange(-_FAR_HOPS, _FAR_HOPS + 1)
    near = np.where(np.abs(places) < _NEAR_HOPS, np.cos(np.pi / 2 * places / _NEAR_HOPS) ** 2, 0.0)
    return np.asarray(near + _FAR_WEIGHT * np.cos(np.pi / 2 * places / (_FAR_HOPS + 1)) ** 2)


_WEIGHTS = _weights()
