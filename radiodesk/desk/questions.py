"""The questions of callers in an episode: added, changed, taken out. Each is one step of its history."""

from dataclasses import replace
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.desk.sheets import change
from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, UnknownQuestion
from radiodesk.model.question import Question
from radiodesk.model.timecode import format_time
from radiodesk.model.words import N_

LABEL_LETTERS = 40
"""So much of a question is quoted in the history."""


def add_question(library: Library, episode_id: int, question: Question) -> Episode:
    """Keep what a caller asked; a question at the same moment is replaced.

    Raises `BadValue` for a moment outside the recording, `UnknownEpisode`.
    """
    episode = library.episode(episode_id)
    others = (other for other in episode.sheet.questions if other.start_s != question.start_s)
    return _with_questions(library, episode, _("Question {name}").format(name=short_name(question)), *others, question)


def change_question(library: Library, episode_id: int, number: int, /, **fields: Any) -> Episode:
    """Change fields of a question; `number` counts from 1 in order of time.

    Raises `UnknownQuestion`, `BadValue`.
    """
    episode, others, question = _found(library, episode_id, number)
    changed = replace(question, **fields)
    label = _("Question {name} changed").format(name=short_name(changed))
    return _with_questions(library, episode, label, *others, changed)


def remove_question(library: Library, episode_id: int, number: int) -> Episode:
    """Take a question out, such as that of a caller who asks for it. Raises `UnknownQuestion`."""
    episode, others, question = _found(library, episode_id, number)
    label = _("Question {name} deleted").format(name=short_name(question))
    return _with_questions(library, episode, label, *others)


def short_name(question: Question) -> str:
    """What a question is called in the history: the beginning of its text, else its caller, else its moment."""
    if question.text:
        whole = " ".join(question.text.split())
        return f"“{whole if len(whole) <= LABEL_LETTERS else whole[:LABEL_LETTERS].rstrip() + '…'}”"
    return question.name or format_time(question.start_s)


def _with_questions(library: Library, episode: Episode, label: str, *questions: Question) -> Episode:
    duration_s = episode.recording.info.duration_s
    for question in questions:
        if not 0 <= question.start_s < duration_s:
            expected = f"{format_time(0)}-{format_time(duration_s)}"
            raise BadValue(value=format_time(question.start_s), field=N_("the recording"), expected=expected)
    return change(library, episode.id, label, questions=tuple(sorted(questions)))


def _found(library: Library, episode_id: int, number: int) -> tuple[Episode, tuple[Question, ...], Question]:
    episode = library.episode(episode_id)
    questions = tuple(sorted(episode.sheet.questions))
    if not 0 < number <= len(questions):
        raise UnknownQuestion(id=episode_id, number=number)
    return episode, (*questions[: number - 1], *questions[number:]), questions[number - 1]
