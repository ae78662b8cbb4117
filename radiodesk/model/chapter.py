"""A chapter: a moment of the recording that has a name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from radiodesk.model.edits import EditList


@dataclass(frozen=True, order=True)
class Chapter:
    """A named moment. `start_s` counts seconds of the untouched recording, so cuts do not move it."""

    start_s: float
    title: str
    url: str = ""


def heard_chapters(chapters: Iterable[Chapter], edits: EditList, duration_s: float) -> tuple[Chapter, ...]:
    """The chapters as a listener meets them: times of the episode after the cuts, in order.

    A chapter that starts inside a cut starts at its joint; of several at one joint the last one stays. What is put in
    belongs to the chapter in which that was done. A chapter of which nothing is heard falls away.
    """
    heard: dict[float, Chapter] = {}
    end_s = edits.heard_s(duration_s)
    for chapter in sorted(chapters):
        start_s = edits.to_heard(min(chapter.start_s, duration_s))
        if start_s < end_s:
            heard[round(start_s, 3)] = replace(chapter, start_s=round(start_s, 3))
    return tuple(heard[start_s] for start_s in sorted(heard))
