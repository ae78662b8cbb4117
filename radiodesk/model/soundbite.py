"""A soundbite: the few seconds of an episode that make people want to hear the rest."""

from collections.abc import Iterable
from dataclasses import dataclass

from radiodesk.model.edits import JOINT_S, EditList

SHORTEST_S, LONGEST_S = 15.0, 120.0
"""What apps recommend to stay within (podcast namespace, docs/tags/soundbite.md)."""

LEAST_HEARD = 0.5
"""So much of a soundbite must be left after the cuts: less of it would not say what it was chosen for."""


@dataclass(frozen=True, order=True)
class Soundbite:
    """From `start_s` to `end_s` of the recording (once published: of its audio). No title: the episode's is taken."""

    start_s: float
    end_s: float
    title: str = ""


def heard_soundbites(soundbites: Iterable[Soundbite], edits: EditList, duration_s: float) -> tuple[Soundbite, ...]:
    """The soundbites at the times of the episode after the cuts, in order, to the millisecond.

    A cut inside makes one shorter; where something else is put in, it ends, and its longest part stands for it. One of
    which less than half is left falls away: nobody is to hear in a soundbite what was cut out of the episode.
    """
    found = (_heard(each, edits, duration_s) for each in sorted(soundbites))
    return tuple(sorted(each for each in found if each))


def _heard(soundbite: Soundbite, edits: EditList, duration_s: float) -> Soundbite | None:
    runs: list[tuple[float, float]] = []
    for stretch in edits.stretches(duration_s):
        start_s, end_s = max(soundbite.start_s, stretch.start_s), min(soundbite.end_s, stretch.end_s)
        if end_s > start_s:
            by_s = stretch.heard_s - stretch.start_s
            if runs and abs(runs[-1][1] - (start_s + by_s)) < JOINT_S:
                runs[-1] = (runs[-1][0], end_s + by_s)
            else:
                runs.append((start_s + by_s, end_s + by_s))
    if not runs:
        return None
    start_s, end_s = max(runs, key=lambda run: run[1] - run[0])
    is_left = end_s - start_s >= LEAST_HEARD * (soundbite.end_s - soundbite.start_s)
    return Soundbite(round(start_s, 3), round(end_s, 3), soundbite.title) if is_left else None
