"""Publish again exactly what is not in public as it should be, and nothing else."""

from datetime import datetime

from radiodesk.desk.destinations import connect_to
from radiodesk.desk.publishing import Receipt, on_record
from radiodesk.desk.standing import plan_for
from radiodesk.desk.verifying import Verdict
from radiodesk.jobs.step import Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.problems import NothingPublished


def repair(library: Library, name: str, verdict: Verdict, now: datetime, step: Step = no_step) -> Receipt | None:
    """Bring what a verdict found faulty to a destination anew; None when publishing could mend none of it.

    What the episodes have become since is not brought along. Raises `UnknownDestination`, `NothingPublished`, and what
    the place raises.
    """
    destination, live = library.destination(name), library.live_edition(name)
    if live is None:
        raise NothingPublished(name=name)
    faulty = [file for file in live.files if file.path in verdict.mendable]
    if not faulty:
        return None
    plan = plan_for(library, destination, connect_to(destination), live.files, now, doubted=faulty)
    edition = library.begin_edition(name, live.files, live.publications, now, restores=live.id)
    return on_record(library, destination, edition, plan, step, "repair")
