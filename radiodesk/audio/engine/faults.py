"""How what went wrong in the engine reaches the program: as the same problem with the same facts."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from radiodesk.audio.engine.messages import Failed
from radiodesk.jobs.step import Cancelled
from radiodesk.model.problems import DamagedRecording, EngineFailed, Problem
from radiodesk.model.words import N_

TOO_MUCH_MEMORY = N_("it asks for more memory than any recording needs")


class InEngine(Exception):
    """The traceback from the engine, as the cause of a problem; only the log shows it."""


def told(number: int, error: Exception, recording: Path) -> Failed:
    """The message that says what happened to a job over `recording`."""
    problem = _problem(error, recording)
    return Failed(number, type(problem).__name__, getattr(problem, "facts", {}), traceback.format_exc())


def raised(failed: Failed) -> Problem | Cancelled:
    """The problem that the message tells of, to be raised. `Cancelled` likewise."""
    kinds = {kind.__name__: kind for kind in problem_kinds()}
    problem = Cancelled() if failed.problem == Cancelled.__name__ else kinds[failed.problem](**failed.facts)
    problem.__cause__ = InEngine(failed.details)
    return problem


def problem_kinds(kind: type[Problem] = Problem) -> Iterator[type[Problem]]:
    """The whole tree of problems."""
    yield kind
    for below in kind.__subclasses__():
        yield from problem_kinds(below)


def _problem(error: Exception, recording: Path) -> Problem | Cancelled:
    if isinstance(error, Problem | Cancelled):
        return error
    if isinstance(error, MemoryError):
        return DamagedRecording(name=recording.name, reason=TOO_MUCH_MEMORY)
    return EngineFailed(name=recording.name, reason=f"{type(error).__name__}: {error}")
