"""The shape of fades: one curve for what is rendered, measured and predicted."""

import numpy as np
from numpy.typing import NDArray

from radiodesk.model.edits import EditList


def fade_gain(heard_s: NDArray[np.float64], edits: EditList, duration_s: float) -> NDArray[np.float64]:
    """The linear gain at moments of the episode (seconds after the cuts), which lasts `duration_s` in all.

    A fade rises as the square of a sine: it starts and ends without a corner. A fade longer than the episode is
    as long as the episode.
    """
    gain = np.ones(len(heard_s))
    for asked_s, from_edge_s in ((edits.fade_in_s, heard_s), (edits.fade_out_s, duration_s - heard_s)):
        length_s = min(asked_s, duration_s)
        if length_s > 0:
            gain *= np.sin(np.clip(from_edge_s / length_s, 0.0, 1.0) * (np.pi / 2)) ** 2
    return gain
