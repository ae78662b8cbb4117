"""Proposes to trim the ends: the silence before the first sound and after the last. Music and noises are left alone."""

import numpy as np

from radiodesk.audio.measures import Measures
from radiodesk.audio.proposing.heard_windows import HeardWindows
from radiodesk.audio.proposing.proposal import TRIM, Proposal
from radiodesk.audio.runs import runs_of
from radiodesk.model.edits import EditList
from radiodesk.model.words import N_

AIR_BEFORE_S, AIR_AFTER_S = 0.3, 0.5
"""What stays: room for the breath before the first word, and for the last one to die away."""

_LEAST_S = 0.3
"""Less than this is not worth a cut."""

_SOUND_S = 0.1
"""What is shorter is a knock, not the beginning."""


def trim_ends(measures: Measures, edits: EditList) -> tuple[Proposal, ...]:
    """At most one for each end; none where there is only silence."""
    heard = HeardWindows(measures, edits)
    is_sound = np.ones(len(heard), bool)
    for first, last in heard.stillness(0.0).tolist():
        is_sound[first:last] = False
    sounds = runs_of(is_sound)
    sounds = sounds[sounds[:, 1] - sounds[:, 0] >= heard.windows(_SOUND_S)]
    if not len(sounds):
        return ()
    begin = int(sounds[0, 0]) - heard.windows(AIR_BEFORE_S)
    end = int(sounds[-1, 1]) + heard.windows(AIR_AFTER_S)
    ends = (
        (0, begin, N_("{length} s of silence before the first sound")),
        (end, len(heard), N_("{length} s of silence after the last sound")),
    )
    return tuple(
        Proposal(TRIM, heard.span(a, b), why, {"length": heard.seconds(b - a)}, heard.seconds(b - a))
        for a, b, why in ends
        if b - a >= heard.windows(_LEAST_S)
    )
