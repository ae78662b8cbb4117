"""Proposes to shorten pauses of speech: what is left out lies in the middle, so that breaths and room stay."""

from radiodesk.audio.measures import Measures
from radiodesk.audio.proposing.heard_windows import HeardWindows
from radiodesk.audio.proposing.proposal import PAUSES, Proposal
from radiodesk.audio.proposing.speech import is_speech
from radiodesk.model.edits import EditList
from radiodesk.model.words import N_

LONGEST_S, REST_S = 0.9, 0.5

_BESIDE_S = 5.0
"""What is heard so long before and after a pause must be speech."""


def shorten_pauses(
    measures: Measures, edits: EditList, longest_s: float = LONGEST_S, rest_s: float = REST_S
) -> tuple[Proposal, ...]:
    """Pauses of what is heard that last longer than `longest_s`, each to become `rest_s`, which is less."""
    heard = HeardWindows(measures, edits)
    pauses = [run for run in heard.pauses(longest_s + heard.window_s).tolist() if _is_amid_speech(heard, *run)]
    return tuple(_shortened(heard, first, last, rest_s) for first, last in pauses)


def _is_amid_speech(heard: HeardWindows, first: int, last: int) -> bool:
    beside = heard.windows(_BESIDE_S)
    return is_speech(heard, first - beside, first) and is_speech(heard, last, last + beside)


def _shortened(heard: HeardWindows, first: int, last: int, rest_s: float) -> Proposal:
    rest = heard.windows(rest_s)
    begin, end = first + rest // 2, last - (rest - rest // 2)
    figures = {"length": heard.seconds(last - first), "rest": rest_s}
    why = N_("a pause of {length} s becomes {rest} s")
    return Proposal(PAUSES, heard.span(begin, end), why, figures, heard.seconds(end - begin))
