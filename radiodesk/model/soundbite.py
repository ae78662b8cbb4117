"""A soundbite: the few seconds of an episode that make people want to hear the rest."""

from dataclasses import dataclass

SHORTEST_S, LONGEST_S = 15.0, 120.0
"""What apps recommend to stay within (podcast namespace, docs/tags/soundbite.md)."""


@dataclass(frozen=True)
class Soundbite:
    """From `start_s` to `end_s` of the recording (once published: of its audio). No title: the episode's is taken."""

    start_s: float
    end_s: float
    title: str = ""
