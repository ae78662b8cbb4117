"""The arrays that travel through the room."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound: float32 (channels, samples), full scale ±1.0."""

Energies = NDArray[np.float64]
"""Mean squares or their sums, one a step of the grid."""


def _keep_freed_memory() -> None:
    """Make the C library reuse freed arrays instead of handing them back to the system.

    glibc learns from the largest block it saw returned (mallopt(3), M_MMAP_THRESHOLD). Without this, every array of
    half a megabyte is mapped, faulted in and unmapped anew, a third of the time of an analysis. No page is touched.
    """
    np.empty(4 << 20, np.float32)


_keep_freed_memory()
