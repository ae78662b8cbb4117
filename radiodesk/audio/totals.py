"""Running totals of energy: from them the energy of any stretch is a difference, however long it is."""

import numpy as np

from radiodesk.audio.arrays import Energies, Samples


def totals(energies: Samples) -> Energies:
    """The sum of `energies` before each window and after the last, (n + 1,)."""
    sums = np.zeros(len(energies) + 1)
    np.cumsum(energies, dtype=np.float64, out=sums[1:])
    return sums


def total_at(sums: Energies, places: Energies) -> Energies:
    """The sum before places from 0 to n that are counted in windows, whole or not: within a window energy is even."""
    whole = places.astype(np.intp)
    low, part = sums[whole], places - whole
    whole += 1
    sum_at = sums.take(whole, mode="clip")
    sum_at -= low
    sum_at *= part
    sum_at += low
    return sum_at


def by_steps(sums: Energies, windows: float, step: float) -> Energies:
    """The sum before each of the whole steps, of `step` windows each, that fit into `windows`; at least one."""
    count = max(int(windows / step + 1e-6), 1)
    return total_at(sums, np.minimum(np.arange(count + 1, dtype=np.float64) * step, windows))
