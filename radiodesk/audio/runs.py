"""Stretches of windows that have something in common."""

import numpy as np
from numpy.typing import NDArray

Runs = NDArray[np.intp]
"""First windows, and those behind the last, (n, 2), in order."""


def runs_of(is_so: NDArray[np.bool_]) -> Runs:
    """Where `is_so` stays true."""
    edges = np.concatenate([[False], is_so, [False]])
    return np.flatnonzero(edges[1:] != edges[:-1]).reshape(-1, 2)
