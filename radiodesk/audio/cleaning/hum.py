"""Finds the very frequency of the mains that hums in a recording, and gives the notches that take it out.

The mains are some tenths of a hertz off, on small islands a whole one; a notch that is narrow enough for voices to
pass beside it must lie exactly where the hum is.
"""

import numpy as np
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.chain import Filter
from radiodesk.audio.cleaning.stage import Read
from radiodesk.audio.fold import to_mono

_OFF_HZ = 1.0
_STEP_HZ = 0.01
_STRETCHES = 6
_STRETCH_S = 10.0
"""A hertz is told apart in hundreds when it is heard for so long."""

_FINER = 4
_OVERTONES = 12
_REDUCED_HZ = 2400.0
"""The sound is thinned out to this rate: the twelfth overtone of 60 Hz is at 720 Hz."""

_MOST_BELS = 3.0
"""A line that rises further counts no more: one note of music would outweigh everything."""

_CERTAIN_BELS = 2.0
"""Speech without any hum reaches 0.5 to 1 in the sum, hum 30 dB below it 2 to 3."""

_NARROW_HZ = 1.5
_WIDER_HZ = 0.25
"""A notch is 1.5 Hz wide at the mains and a quarter of a hertz wider at each overtone, where drift is as many times
more. All fourteen together take 0.15 dB from a voice."""

NOTCH_LEAD_S = 2.0
"""After this a notch 1.5 Hz wide has forgotten how it began: 88 dB."""

_HIGHEST = 0.45
"""Of the sample rate."""


def notches(mains_hz: float, overtones: int, depth_db: float, sample_rate_hz: int) -> list[Filter]:
    """Filters that lower the mains and its overtones, `overtones` in all, by `depth_db`."""
    mix = 1 - 10 ** (-depth_db / 20)
    return [
        ("bandreject", f"f={mains_hz * n:.3f}:t=h:w={_NARROW_HZ + _WIDER_HZ * (n - 1):.3f}:m={mix:.5f}:r=f64")
        for n in range(1, overtones + 1)
        if mains_hz * n < sample_rate_hz * _HIGHEST
    ]


def mains_hz(read: Read, samples: int, sample_rate_hz: int, nominal_hz: int) -> float:
    """The frequency of the hum near `nominal_hz`; just that where none stands out.

    `samples` is how long the recording is that `read` reads.
    """
    length = min(round(_STRETCH_S * sample_rate_hz), samples)
    if length < sample_rate_hz:
        return float(nominal_hz)
    starts = np.linspace(0, samples - length, min(_STRETCHES, -(-samples // length))).astype(int).tolist()
    thinned = max(int(sample_rate_hz / _REDUCED_HZ), 1)
    spectra = [_spectrum(_thinned(read(start, start + length), thinned)) for start in starts]
    tried = np.arange(nominal_hz - _OFF_HZ, nominal_hz + _OFF_HZ + _STEP_HZ / 2, _STEP_HZ)
    bels = _prominence(
        np.sum(spectra, axis=0), tried, nominal_hz, _FINER * (length // thinned * thinned) / sample_rate_hz
    )
    best = int(bels.argmax())
    return round(float(tried[best]), 2) if bels[best] > _CERTAIN_BELS else float(nominal_hz)


def _prominence(
    power: NDArray[np.float64], tried: NDArray[np.float64], nominal_hz: int, bins_per_hz: float
) -> NDArray[np.float64]:
    """How far each of the frequencies `tried` and its overtones rise above what is around them."""
    bels = np.zeros(len(tried))
    for n in range(1, _OVERTONES + 1):
        first, last = (round((nominal_hz + off) * n * bins_per_hz) for off in (-1.5 * _OFF_HZ, 1.5 * _OFF_HZ))
        if last >= len(power):
            break
        line = np.interp(tried * n * bins_per_hz, np.arange(first, last), power[first:last])
        bels += np.clip(np.log10(np.maximum(line, 1e-30) / max(np.median(power[first:last]), 1e-30)), 0, _MOST_BELS) / n
    return bels


def _thinned(sound: Samples, by: int) -> NDArray[np.float64]:
    mono = to_mono(sound)[0]
    return np.asarray(mono[: len(mono) // by * by].reshape(-1, by).mean(axis=1, dtype=np.float64))


def _spectrum(sound: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(np.square(np.abs(np.fft.rfft(sound * np.hanning(len(sound)), _FINER * len(sound)))))
