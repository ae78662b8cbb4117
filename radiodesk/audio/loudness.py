"""The arithmetic of EBU R128: gated loudness (ITU-R BS.1770-5) and loudness range (EBU Tech 3342)."""

import numpy as np

from radiodesk.audio.arrays import Energies

HOP_S = 0.1
SILENT_LUFS = -70.0
SILENT_DBTP = -120.0
_BLOCK_HOPS = 4
_SHORT_TERM_HOPS = 30


def to_lufs(energy: float) -> float:
    """Loudness of a K-weighted mean square summed over the channels; never below -70 LUFS."""
    return max(-0.691 + 10 * float(np.log10(max(energy, 1e-12))), SILENT_LUFS)


def to_energy(lufs: float) -> float:
    """The inverse of `to_lufs`."""
    return float(10 ** ((lufs + 0.691) / 10))


def decibels(peak: float) -> float:
    """A linear peak in dB of full scale; never below -120."""
    return max(20 * float(np.log10(max(peak, 1e-12))), SILENT_DBTP)


def integrated_lufs(reached: Energies) -> float:
    """Integrated loudness: blocks of 0.4 s every 0.1 s, absolute gate -70 LUFS, relative gate -10 LU.

    `reached[k]` is the energy (mean square times seconds) of all that is heard before k * 0.1 s. Sound shorter than
    one block, for which the standard gives no figure, counts as one block.
    """
    blocks = _sliding(reached, _BLOCK_HOPS)
    heard = blocks[blocks > to_energy(SILENT_LUFS)]
    if not heard.size:
        return SILENT_LUFS
    gate = heard.mean() / 10
    return to_lufs(float(heard[heard > gate].mean()))


def range_lu(reached: Energies) -> float:
    """Loudness range: from the 10th to the 95th percentile of 3 s stretches above -70 LUFS and above -20 LU."""
    stretches = _sliding(reached, _SHORT_TERM_HOPS)
    heard = stretches[stretches > to_energy(SILENT_LUFS)]
    if not heard.size or len(reached) <= _SHORT_TERM_HOPS:
        return 0.0
    heard = np.sort(heard[heard > heard.mean() / 100])
    low, high = (heard[round((len(heard) - 1) * share)] for share in (0.10, 0.95))
    return to_lufs(float(high)) - to_lufs(float(low))


def _sliding(reached: Energies, hops: int) -> Energies:
    hops = max(min(hops, len(reached) - 1), 1)
    return (reached[hops:] - reached[:-hops]) / (hops * HOP_S)
