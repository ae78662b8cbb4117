"""The arrays that travel through the room."""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]
"""Sound: float32 (channels, samples), full scale ±1.0."""

Energies = NDArray[np.float64]
"""Mean squares or their sums, one a step of the grid."""
