"""The jobs of the foot of the publish page: take back, repair."""

from collections.abc import Callable
from datetime import UTC, datetime

from radiodesk.desk.publishing import Receipt
from radiodesk.desk.repairing import repair
from radiodesk.desk.undoing import prepare_unpublishing, unpublish
from radiodesk.desk.verifying import Verdict
from radiodesk.jobs.step import Step
from radiodesk.library.library import Library


def taking_back(library: Library, episode_id: int, destination: str) -> Callable[[Step], Receipt]:
    """Take an episode back from the public."""
    now = datetime.now(UTC)
    return lambda step: unpublish(library, prepare_unpublishing(library, [episode_id], destination, now), step)


def repairing(library: Library, destination: str, verdict: Verdict) -> Callable[[Step], Receipt | None]:
    """Publish again exactly what a verdict found wrong."""
    now = datetime.now(UTC)
    return lambda step: repair(library, destination, verdict, now, step)
