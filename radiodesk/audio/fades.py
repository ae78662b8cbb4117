"""The shape of fades: one curve for what is rendered, measured and predicted."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList

Numbers = NDArray[np.float64]

_LAST_DB = 60.0
"""An exponential fade rises evenly in decibels from about here; below that it lets go of silence without a step."""

CROSSING = "crossing"
"""The curve of crossfades: with its mirror image the power adds up to one, and it begins and ends without a corner."""

_NEPERS = _LAST_DB / 20 * float(np.log(10))

_CURVES: dict[str, Callable[[Numbers], Numbers]] = {
    "s-curve": lambda share: np.sin(share * (np.pi / 2)) ** 2,
    "linear": lambda share: share,
    "equal-power": lambda share: np.sin(share * (np.pi / 2)),
    CROSSING: lambda share: np.sin(np.sin(share * (np.pi / 2)) ** 2 * (np.pi / 2)),
    "exponential": lambda share: np.expm1(share * _NEPERS) / np.expm1(_NEPERS),
}


def shape(share: Numbers, name: str) -> Numbers:
    """The linear gain 0 to 1 of a fade of which this `share` is over, 0 before it and 1 behind it.

    `name` is one of `FADE_SHAPES`, or `CROSSING`.
    """
    return _CURVES[name](np.clip(share, 0.0, 1.0))


def fade_gain(heard_s: Numbers, edits: EditList | Clip, duration_s: float) -> Numbers:
    """The linear gain that the fades of an episode or a clip give at moments of it, which lasts `duration_s` in all.

    The moments are seconds after the cuts, or after the clip's beginning. A fade longer than that is as long as it.
    """
    gain = np.ones(len(heard_s))
    for asked_s, name, from_edge_s in (
        (edits.fade_in_s, edits.fade_in_shape, heard_s),
        (edits.fade_out_s, edits.fade_out_shape, duration_s - heard_s),
    ):
        length_s = min(asked_s, duration_s)
        if length_s > 0:
            gain *= shape(from_edge_s / length_s, name)
    return gain
