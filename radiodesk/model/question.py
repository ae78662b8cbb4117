"""A question of a caller: the heart of a call-in dialogue, kept with its answer and the moment it is heard."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from radiodesk.model.edits import EditList


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


def heard_questions(questions: Iterable[Question], edits: EditList, duration_s: float) -> tuple[Question, ...]:
    """The questions that a listener hears, at the times of the episode after the cuts, in order.

    A question whose moment is cut is not among them: a caller who was cut out is not to be quoted either.
    """
    heard = (question for question in sorted(questions) if question.start_s < duration_s)
    return tuple(
        replace(question, start_s=round(edits.to_heard(question.start_s), 3))
        for question in heard
        if not edits.is_cut(question.start_s)
    )
