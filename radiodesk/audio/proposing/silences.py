"""Proposes to remove long silences: sound that dropped out, and dead air."""

from radiodesk.audio.loudness import to_energy
from radiodesk.audio.measures import Measures
from radiodesk.audio.proposing.heard_windows import HeardWindows
from radiodesk.audio.proposing.proposal import SILENCES, Proposal
from radiodesk.model.edits import EditList
from radiodesk.model.words import N_

DEAD_AIR_S = 3.0
REST_S = 1.0

_DROPOUT_S = 0.1
_BESIDE_S = 0.03
_ABRUPT_LU = 25.0
"""A dropout breaks off, or begins again, amid sound: no more than this below the loudness of the whole."""

_MOSTLY = 0.5
"""Where more than this of all stillness is digital silence, a gate or a computer made it, and nothing dropped out."""


def long_silences(measures: Measures, edits: EditList) -> tuple[Proposal, ...]:
    """Dropouts go entirely; of dead air a second stays. The two ends are left to `trim_ends`."""
    heard = HeardWindows(measures, edits)
    dropouts = _dropouts(heard)
    dead_air = [
        (first, last)
        for first, last in _inner(heard, heard.stillness(DEAD_AIR_S).tolist())
        if not any(begin < last and first < end for begin, end in dropouts)
    ]
    proposals = [
        *(_proposal(heard, *run, 0.0, N_("the sound drops out for {length} s")) for run in dropouts),
        *(_proposal(heard, *run, REST_S, N_("{length} s of silence become {rest} s")) for run in dead_air),
    ]
    return tuple(sorted(proposals, key=lambda proposal: proposal.span))


def _dropouts(heard: HeardWindows) -> list[tuple[int, int]]:
    still, nothing = (int((runs[:, 1] - runs[:, 0]).sum()) for runs in (heard.stillness(0.0), heard.nothing))
    if nothing > still * _MOSTLY:
        return []
    long = [(first, last) for first, last in heard.nothing.tolist() if last - first >= heard.windows(_DROPOUT_S)]
    return [run for run in _inner(heard, long) if _is_abrupt(heard, *run)]


def _is_abrupt(heard: HeardWindows, first: int, last: int) -> bool:
    beside, least = heard.windows(_BESIDE_S), to_energy(heard.loudness_lufs - _ABRUPT_LU)
    energies = heard.energies
    return bool(max(energies[max(first - beside, 0) : first].max(), energies[last : last + beside].max()) > least)


def _inner(heard: HeardWindows, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(first, last) for first, last in runs if first > 0 and last < len(heard)]


def _proposal(heard: HeardWindows, first: int, last: int, rest_s: float, why: str) -> Proposal:
    margin = heard.windows(rest_s / 2)
    figures = {"length": heard.seconds(last - first), "rest": rest_s}
    saved_s = heard.seconds(last - first - 2 * margin)
    return Proposal(SILENCES, heard.span(first + margin, last - margin), why, figures, saved_s)
