"""The jobs of the publish page, bound to an episode and a destination."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from radiodesk.desk import publishing
from radiodesk.desk.publishing import Proposal, Receipt
from radiodesk.desk.verifying import Verdict, verify
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.publication import Destination
from radiodesk.publish.address import read_address

PREPARE_SHARE = 0.85
"""How much of publishing is making the audio; a guess for the progress bar."""


@dataclass(frozen=True)
class Wish:
    """What should go out, where, and how loud."""

    episode_id: int
    destination: str
    preset: str


def preparing(library: Library, wish: Wish) -> Callable[[Step], Proposal]:
    """Work out what publishing would do."""
    now = datetime.now(UTC)
    return lambda step: publishing.prepare(library, [wish.episode_id], wish.destination, wish.preset, now, step)


def going_out(library: Library, wish: Wish) -> Callable[[Step], Receipt]:
    """Prepare and carry out."""
    prepare = preparing(library, wish)

    def work(step: Step) -> Receipt:
        proposal = prepare(portion(step, 0, PREPARE_SHARE))
        return publishing.publish(library, proposal, portion(step, PREPARE_SHARE, 1))

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
