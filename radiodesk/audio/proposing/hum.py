"""Proposes to remove the hum of the mains, as far as what was heard of it asks for."""

from dataclasses import dataclass

from radiodesk.audio.measures import Measures
from radiodesk.audio.proposing.proposal import HUM, Proposal
from radiodesk.model.edits import EditList, Span
from radiodesk.model.words import N_

_INAUDIBLE_DB = 65.0
_FAINT_DB, _STRONG_DB = 50.0, 30.0
"""So far below the voices half of all the clean-up is enough, and so near all of it is needed."""

_STEP = 0.05


@dataclass(frozen=True)
class Hum:
    """What hums in the pauses: its mains, how many lines stand out (0: none), and how strong they are together."""

    mains_hz: int = 50
    lines: int = 0
    below_voices_db: float = 0.0
    over_ground_db: float = 0.0


def remove_hum(hum: Hum, measures: Measures, edits: EditList) -> tuple[Proposal, ...]:
    """To clean up, as far as it is needed; nothing where nothing is heard of it, or where that is done already."""
    if not hum.lines or hum.below_voices_db > _INAUDIBLE_DB or edits.clean_up.hum:
        return ()
    share = min(max((_FAINT_DB - hum.below_voices_db) / (_FAINT_DB - _STRONG_DB), 0.0), 1.0)
    amount = round(round((1 + share) / 2 / _STEP) * _STEP, 2)
    why = N_("hum of {hz} Hz in {lines} lines, {below} dB below the voices")
    figures: dict[str, float | str] = {
        "hz": str(hum.mains_hz), "lines": str(hum.lines), "below": hum.below_voices_db, "over": hum.over_ground_db,
    }  # fmt: skip
    return (Proposal(HUM, Span(0.0, measures.info.duration_s), why, figures, hum=amount, hum_hz=hum.mains_hz),)
