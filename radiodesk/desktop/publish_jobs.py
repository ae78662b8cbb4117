"""The jobs of the publish page, bound to an episode and its destinations."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.desk import publishing
from radiodesk.desk.carrying import Flow, usual_traffic
from radiodesk.desk.publishing import Receipt
from radiodesk.desk.several import Outcome, Wish, prepare_each, publish_each
from radiodesk.desk.verifying import Verdict, verify
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.problems import WrongInput
from radiodesk.model.publication import Destination
from radiodesk.model.server_problems import HostKeyUnknown, SecretNeeded
from radiodesk.publish.address import read_address

PREPARE_SHARE = 0.5
"""How much of publishing is making the audio; a guess for the progress bar."""

ANSWERABLE = (WrongInput, SecretNeeded, HostKeyUnknown)
"""Problems that whoever sits here can do something about at once."""


def flows_for(wishes: Sequence[Wish]) -> tuple[Flow, ...]:
    """A meter for each destination; the traffic is one for all of them."""
    traffic = usual_traffic()
    return tuple(Flow(traffic) for _wish in wishes)


def preparing(library: Library, wishes: Sequence[Wish]) -> Callable[[Step], tuple[Outcome, ...]]:
    """Work out what publishing would do."""
    now = datetime.now(UTC)

    def work(step: Step) -> tuple[Outcome, ...]:
        return _alone_or_all(prepare_each(library, wishes, now, step, ANSWERABLE))

    return work


def going_out(
    library: Library, wishes: Sequence[Wish], flows: Sequence[Flow], may_delete: bool
) -> Callable[[Step], tuple[Outcome, ...]]:
    """Prepare and carry out."""
    prepare = preparing(library, wishes)

    def work(step: Step) -> tuple[Outcome, ...]:
        prepared = prepare(portion(step, 0, PREPARE_SHARE))
        return _alone_or_all(publish_each(library, prepared, portion(step, PREPARE_SHARE, 1), flows, may_delete))

    return work


def going_back(library: Library, destination: str) -> Callable[[Step], Receipt]:
    """Make the previous public state public again."""
    now = datetime.now(UTC)
    return lambda step: publishing.rollback(library, destination, now, step)


def looking_over(library: Library, destination: str) -> Callable[[Step], Verdict]:
    """Find out whether everything public is what it should be."""
    return lambda step: verify(library, destination, step)


def folder_of(destination: Destination) -> Path | None:
    """The folder of this computer that a destination's files lie in; None when they lie on a server."""
    address = read_address(destination.url)
    return Path(address.path) if address.kind == "folder" else None


def _alone_or_all(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """What stands in the way of the only destination is the problem of the whole job."""
    if len(outcomes) == 1 and outcomes[0].problem is not None:
        raise outcomes[0].problem
    return outcomes
