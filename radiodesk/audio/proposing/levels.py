"""Proposes to level the speakers: stretches between pauses that are far from how loud the programme usually speaks."""

from dataclasses import dataclass

import numpy as np

from radiodesk.audio.loudness import to_lufs
from radiodesk.audio.measures import Measures
from radiodesk.audio.proposing.heard_windows import BREATH_S, HeardWindows
from radiodesk.audio.proposing.proposal import LEVELS, Proposal
from radiodesk.audio.proposing.speech import is_speech
from radiodesk.model.edits import EditList
from radiodesk.model.words import N_

OFF_DB = 3.0
MOST_DB = 9.0
"""Louder than that and the noise of a far voice would be louder than it was."""

LEAST_S = 2.0
_JUDGED_S = 5.0
_STEP_DB = 0.5


@dataclass(frozen=True)
class _Talk:
    """Windows `first` to `last` with `spoken` ones among them, whose energies add up to `energy`."""

    first: int
    last: int
    energy: float
    spoken: int

    @property
    def lufs(self) -> float:
        return to_lufs(self.energy / max(self.spoken, 1))

    def and_then(self, other: "_Talk") -> "_Talk":
        return _Talk(self.first, other.last, self.energy + other.energy, self.spoken + other.spoken)


def level_speakers(measures: Measures, edits: EditList) -> tuple[Proposal, ...]:
    """Stretches of 2 s and more that are over 3 dB from the median of all speech, each with a gain of 9 dB at most.

    They change in the middle of pauses. Music is left alone.
    """
    heard = HeardWindows(measures, edits)
    islands = _islands(heard)
    talks = [talk for island in islands for talk in island]
    if not talks:
        return ()
    median = _median(talks)
    proposals = []
    for island in islands:
        merged = _merged(island, heard.windows(LEAST_S))
        for number, talk in enumerate(merged):
            if abs(median - talk.lufs) > OFF_DB and talk.last - talk.first >= heard.windows(LEAST_S):
                first = talk.first if number == 0 else (merged[number - 1].last + talk.first) // 2
                last = talk.last if number + 1 == len(merged) else (talk.last + merged[number + 1].first) // 2
                proposals.append(_proposal(heard, first, last, talk.lufs, median))
    return tuple(proposals)


def _islands(heard: HeardWindows) -> list[list[_Talk]]:
    """Talk after talk, parted by pauses; where music comes between, another list begins."""
    pauses = heard.pauses(BREATH_S).ravel().tolist()
    edges = [0, *pauses, len(heard)]
    islands: list[list[_Talk]] = [[]]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        if first == last:
            continue
        if _is_talk(heard, first, last):
            is_spoken = ~heard.is_quiet[first:last]
            energies = heard.energies[first:last]
            islands[-1].append(_Talk(first, last, float(energies[is_spoken].sum()), int(is_spoken.sum())))
        else:
            islands.append([])
    return [island for island in islands if island]


def _is_talk(heard: HeardWindows, first: int, last: int) -> bool:
    """What is short is judged with what is around it."""
    missing = max(heard.windows(_JUDGED_S) - (last - first), 0) // 2
    return is_speech(heard, first - missing, last + missing)


def _median(talks: list[_Talk]) -> float:
    """The loudness that half of all that is spoken does not reach."""
    in_order = sorted(talks, key=lambda talk: talk.lufs)
    reached = np.cumsum([talk.spoken for talk in in_order])
    return in_order[int(np.searchsorted(reached, reached[-1] / 2))].lufs


def _merged(talks: list[_Talk], least: int) -> list[_Talk]:
    """Neighbours that are alike become one, the most alike first; then the short join the neighbour more like them."""
    row, lufs = list(talks), np.array([talk.lufs for talk in talks])
    lengths = np.array([talk.last - talk.first for talk in talks])
    while len(row) > 1:
        steps, is_short = np.abs(np.diff(lufs)), lengths < least
        if steps.min() >= OFF_DB:
            steps = np.where(is_short[1:] | is_short[:-1], steps, np.inf)
        at = int(steps.argmin())
        if np.isinf(steps[at]):
            break
        row[at : at + 2] = [row[at].and_then(row[at + 1])]
        lufs, lengths = np.delete(lufs, at), np.delete(lengths, at)
        lufs[at], lengths[at] = row[at].lufs, row[at].last - row[at].first
    return row


def _proposal(heard: HeardWindows, first: int, last: int, lufs: float, median: float) -> Proposal:
    before_db = float(heard.gains_db[first:last].mean())
    by_db = min(max(median - lufs, -MOST_DB), MOST_DB)
    gain_db = round((before_db + by_db) / _STEP_DB) * _STEP_DB
    softer = N_("{off} dB softer than most speech, {median} LUFS")
    louder = N_("{off} dB louder than most speech, {median} LUFS")
    figures = {"off": abs(median - lufs), "median": median}
    return Proposal(LEVELS, heard.span(first, last), softer if lufs < median else louder, figures, gain_db=gain_db)
