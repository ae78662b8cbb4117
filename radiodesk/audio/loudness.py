"""The arithmetic of EBU R128: gated loudness (ITU-R BS.1770-5) and loudness range (EBU Tech 3342)."""

import numpy as np

from radiodesk.audio.arrays import Energies

HOP_S = 0.1
MOMENTARY_S = 0.4
SHORT_TERM_S = 3.0
METER_STEP_S = 0.01
"""How often meters of momentary and short-term loudness are read to find the loudest moment (EBU Tech 3341 asks for
0.1 s at least; with 10 ms a sound of 0.4 s is not underrated by more than 0.1 LU, wherever it begins)."""

SILENT_LUFS = -70.0
SILENT_DBTP = -120.0
_BLOCK_HOPS = round(MOMENTARY_S / HOP_S)
_SHORT_TERM_HOPS = round(SHORT_TERM_S / HOP_S)


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
    heard = _mean_above(blocks, to_energy(SILENT_LUFS))
    return to_lufs(_mean_above(blocks, max(heard / 10, to_energy(SILENT_LUFS)))) if heard else SILENT_LUFS


def range_lu(reached: Energies) -> float:
    """Loudness range: from the 10th to the 95th percentile of 3 s stretches above -70 LUFS and above -20 LU."""
    stretches = np.sort(_sliding(reached, _SHORT_TERM_HOPS))
    heard = stretches[np.searchsorted(stretches, to_energy(SILENT_LUFS), "right") :]
    if not heard.size or len(reached) <= _SHORT_TERM_HOPS:
        return 0.0
    heard = heard[np.searchsorted(heard, heard.mean() / 100, "right") :]
    low, high = (heard[round((len(heard) - 1) * share)] for share in (0.10, 0.95))
    return to_lufs(float(high)) - to_lufs(float(low))


def momentary_lufs(reached: Energies, step_s: float) -> Energies:
    """What a meter of momentary loudness (0.4 s, EBU Tech 3341 section 2.2) shows after each step, from the start on.

    `reached[k]` is the energy (mean square times seconds) of all that is heard before k * `step_s`.
    """
    return _metered(reached, round(MOMENTARY_S / step_s), MOMENTARY_S)


def short_term_lufs(reached: Energies, step_s: float) -> Energies:
    """The same of short-term loudness (3 s)."""
    return _metered(reached, round(SHORT_TERM_S / step_s), SHORT_TERM_S)


def _metered(reached: Energies, steps: int, length_s: float) -> Energies:
    """The loudness of the last `steps` before each moment; it was silent before the first."""
    before = np.concatenate([np.zeros(min(steps, len(reached))), reached[:-steps]])
    energies = np.maximum((reached - before) / length_s, 1e-12)
    return np.asarray(np.maximum(10 * np.log10(energies) - 0.691, SILENT_LUFS))


def _mean_above(energies: Energies, gate: float) -> float:
    """The mean of those above the gate, 0 when there are none; a product is far faster than picking them out."""
    is_above = energies > gate
    count = np.count_nonzero(is_above)
    return float((energies * is_above).sum()) / count if count else 0.0


def _sliding(reached: Energies, hops: int) -> Energies:
    hops = max(min(hops, len(reached) - 1), 1)
    return (reached[hops:] - reached[:-hops]) / (hops * HOP_S)
