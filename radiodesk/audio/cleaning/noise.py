"""Steady noise: how strong it is in each band, and FFmpeg's afftdn told so.

afftdn looks at 37.5 ms of sound every 12.5 ms. It knows noise by its level in 15 bands, half an octave and more wide,
and draws lines between their centres. Its own way to learn them smooths over all of them; here each is measured as
it takes them (libavfilter/af_afftdn.c, `config_input`, `sample_noise_block`).
"""

from math import log10

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from radiodesk.audio.arrays import Samples
from radiodesk.audio.cleaning.chain import Filter

CENTRES_HZ = (80, 120, 180, 270, 410, 620, 930, 1400, 2100, 3150, 4750, 7100, 10700, 16000, 24000)
_EDGE = 1.224745
"""A band reaches from its centre divided by this to its centre times this: the root of 1.5."""

_STEPS_PER_S = 80
_SOFTEST_DB = -120.0
_WIDEST_DB = 24.0
"""afftdn takes no band that is further than this from the mean of all."""

_WORKING_DB = -50.0
"""The level at which afftdn is given noise; it takes none that is softer than -80 dB."""

_OVER_DB = 6.0
"""Noise is taken for so much stronger than its mean, as it always varies: of white noise at 12 dB of reduction, 11.6 dB
go instead of 7, and no chirping is left; the voice loses 0.1 dB."""

_ADAPTIVITY = 0.7
"""How much a bin's past counts; afftdn's own 0.5 lets more chirping through."""


def step(sample_rate_hz: int) -> int:
    """Samples in a step of afftdn; it looks at three, so what comes out is two late."""
    return sample_rate_hz // _STEPS_PER_S


def powers(sound: Samples, sample_rate_hz: int) -> NDArray[np.float64]:
    """The power in afftdn's bins, (channels, looks, bins); none where `sound` is shorter than a look."""
    length = 3 * step(sample_rate_hz)
    window = np.sin(np.arange(length) * np.pi / length) ** 2
    if sound.shape[1] < length:
        return np.empty((len(sound), 0, _bins(length)))
    looks = sliding_window_view(sound, length, axis=1)[:, :: step(sample_rate_hz)]
    spectra = np.fft.rfft(looks * window, 2 * (_bins(length) - 1))
    return np.asarray(np.square(np.abs(spectra)) / (2 * np.square(window).sum()))


def bands_db(power: NDArray[np.float64], sample_rate_hz: int) -> tuple[float, ...]:
    """The level of each band, from the mean power in the bins, (bins,). Bands beyond the sample rate: as the last."""
    hz = np.arange(len(power)) * sample_rate_hz / (2 * (len(power) - 1))
    levels: list[float] = []
    for centre in CENTRES_HZ:
        within = power[(hz >= centre / _EDGE) & (hz <= min(centre * _EDGE, sample_rate_hz * 0.49))]
        level = 10 * log10(max(float(within.mean()), 1e-12)) if len(within) else levels[-1]
        levels.append(round(max(level, _SOFTEST_DB), 1))
    return tuple(levels)


def reduction(levels_db: tuple[float, ...], by_db: float) -> tuple[float, Filter]:
    """What sound is multiplied with before it goes into afftdn, and the filter that takes `by_db` of the noise."""
    mean = sum(levels_db) / len(levels_db)
    bands = [max(-_WIDEST_DB, min(_WIDEST_DB, level - mean)) for level in levels_db]
    floor = _WORKING_DB + _OVER_DB + sum(bands) / len(bands)
    profile = "|".join(f"{band:.2f}" for band in bands)
    options = f"noise_type=custom:band_noise={profile}:noise_floor={floor:.2f}:noise_reduction={by_db:.2f}"
    return 10 ** ((_WORKING_DB - mean) / 20), ("afftdn", f"{options}:adaptivity={_ADAPTIVITY}")


def _bins(length: int) -> int:
    """Bins of the shortest power of two that is longer than a look, from 0 to half the sample rate."""
    return (1 << length.bit_length()) // 2 + 1
