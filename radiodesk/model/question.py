"""A question of a caller: the heart of a call-in dialogue, kept with its answer and the moment it is heard."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Question:
    """What a caller wanted to know. `start_s` counts seconds of the untouched recording, so cuts do not move it.

    `name` is what the caller is called on air, `region` where the call comes from; both may stay empty. `answer` says
    in short what was answered.
    """

    start_s: float
    text: str
    name: str = ""
    region: str = ""
    answer: str = ""
