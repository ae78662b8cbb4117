"""What the program and its engine say to each other: one line of JSON for each message."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Job:
    """Do this. `kind` names a class of `work`, `work` is one of it taken apart."""

    number: int
    kind: str
    work: object


@dataclass(frozen=True)
class Cancel:
    """Stop that job, if it still runs."""

    number: int


@dataclass(frozen=True)
class Progress:
    """So far it has come. The first says that the job was taken up."""

    number: int
    done: float
    total: float


@dataclass(frozen=True)
class Done:
    """It is finished; `result` is what came of it, taken apart."""

    number: int
    result: object


@dataclass(frozen=True)
class Failed:
    """It has failed: the class name of the problem and its facts; `details` are for the log."""

    number: int
    problem: str
    facts: Mapping[str, str]
    details: str


Order = Job | Cancel
News = Progress | Done | Failed

_KINDS = {kind.__name__: kind for kind in (Job, Cancel, Progress, Done, Failed)}


def packed(message: Order | News) -> bytes:
    """The message as a line. Names that are no proper UTF-8 survive, since all but ASCII is escaped."""
    said = {field.name: getattr(message, field.name) for field in fields(message)}
    return json.dumps([type(message).__name__, said]).encode("ascii") + b"\n"


def unpacked(line: bytes) -> Order | News:
    """The message in a line. Raises `ValueError`, `KeyError` or `TypeError` when it is none."""
    kind, said = json.loads(line)
    message: Order | News = _KINDS[kind](**said)
    return message
