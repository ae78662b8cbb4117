"""What of a recording was heard in others, as the engine tells it, and the proposal to cut it."""

from collections.abc import Sequence
from dataclasses import dataclass

from radiodesk.audio.proposing.proposal import JINGLES, Proposal
from radiodesk.model.edits import EditList, Span
from radiodesk.model.spans import beside
from radiodesk.model.timecode import format_clock
from radiodesk.model.words import N_

_LEAST_S = 0.5
"""What is left of it beside what is cut already is not worth a cut."""


@dataclass(frozen=True)
class Repeat:
    """A stretch of the recording that was heard `at_s` in the one with the number `other`."""

    span: Span
    other: int
    at_s: float


@dataclass(frozen=True)
class Recalled:
    """All that was found, in order."""

    repeats: tuple[Repeat, ...]


def cut_repeats(repeats: Sequence[Repeat], titles: Sequence[str], edits: EditList) -> tuple[Proposal, ...]:
    """A cut for each repeat that is still heard; `titles` are those of the other episodes, by number."""
    heard = ((repeat, sum(part.duration_s for part in beside(repeat.span, edits.cuts))) for repeat in repeats)
    return tuple(
        Proposal(JINGLES, repeat.span, N_("heard at {time} in “{title}”"), _figures(repeat, titles), round(saved_s, 3))
        for repeat, saved_s in heard
        if saved_s > _LEAST_S
    )


def _figures(repeat: Repeat, titles: Sequence[str]) -> dict[str, float | str]:
    return {"time": format_clock(repeat.at_s), "title": titles[repeat.other]}
