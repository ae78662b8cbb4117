"""Take an episode back from the public: the feed stops naming it first, its pages go, its audio a week later.

Nothing takes its place: a static host answers 404 for what is not there, and that is what apps and search engines
understand. Its guid stays with the episode; published again, it comes back as it was, at the same addresses.
"""

from collections.abc import Sequence
from datetime import datetime

from radiodesk.desk.belonging import programme_at
from radiodesk.desk.destinations import connect_to
from radiodesk.desk.grace import give_grace, settle_withdrawals
from radiodesk.desk.outlet import build_public_state
from radiodesk.desk.publishing import Proposal, Receipt, on_record, publish
from radiodesk.desk.standing import plan_for
from radiodesk.jobs.step import Step, no_step
from radiodesk.library.library import Library
from radiodesk.model.problems import NothingPublished
from radiodesk.model.public_problems import NotPublic


def prepare_unpublishing(library: Library, ids: Sequence[int], name: str, now: datetime) -> Proposal:
    """What a destination should show without these episodes. Nothing public moves.

    Raises `UnknownDestination`, `NothingPublished`, and `NotPublic` for an episode that is not there.
    """
    destination = library.destination(name)
    base = library.unfinished_edition(name) or library.live_edition(name)
    if base is None:
        raise NothingPublished(name=name)
    for episode_id in ids:
        if not any(each.episode_id == episode_id for each in base.publications):
            raise NotPublic(id=episode_id, name=name)
    rest = tuple(each for each in base.publications if each.episode_id not in ids)
    state = build_public_state(library, programme_at(library, destination), rest)
    plan = plan_for(library, destination, connect_to(destination), state.files, now)
    return Proposal(destination, rest, state.files, plan, state.findings, now, tuple(ids))


def unpublish(library: Library, proposal: Proposal, step: Step = no_step) -> Receipt:
    """Carry it out. Its audio is let go when apps have read the new feed (`grace.GRACE`), set times are called off.

    What the feed check finds does not stand in the way: what must not be heard any more cannot wait for a category.
    """
    name = proposal.destination.name
    live = library.live_edition(name)
    desired = {file.path for file in proposal.files}
    gone = [file for file in live.files if file.stage == "audio" and file.path not in desired] if live else []
    give_grace(library, name, gone, proposal.made_at)
    for appointment in library.appointments(("waiting", "missed")):
        if appointment.destination == name and set(appointment.episode_ids) & set(proposal.chosen):
            library.settle_appointment(appointment.id, "dropped")
    return publish(library, proposal, step, "unpublish")


def sweep_withdrawn(library: Library, name: str, now: datetime, step: Step = no_step) -> Receipt | None:
    """Remove the audio whose time is over, without publishing anything new; None when there is none.

    Raises what the place raises.
    """
    destination, live = library.destination(name), library.live_edition(name)
    if live is None or not library.withdrawn(name, now):
        return None
    plan = plan_for(library, destination, connect_to(destination), live.files, now)
    if plan.is_empty:
        settle_withdrawals(library, name, (), now)
        return None
    edition = library.begin_edition(name, live.files, live.publications, now, restores=live.id)
    return on_record(library, destination, edition, plan, step, "sweep")
