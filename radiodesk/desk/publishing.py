"""Publish: prepare a proposal, carry it out so that a kill at any moment leaves a whole feed, verify, roll back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from radiodesk.desk.belonging import insist_on_belonging, programme_at
from radiodesk.desk.carrying import Flow, carry_out
from radiodesk.desk.destinations import connect_to
from radiodesk.desk.history_of_publishing import recorded
from radiodesk.desk.outlet import build_public_state
from radiodesk.desk.publications import publications_after
from radiodesk.desk.standing import look_ahead, plan_for
from radiodesk.desk.verifying import prove, tell_hubs
from radiodesk.feed.check import Finding
from radiodesk.jobs.step import Step, portion
from radiodesk.library.library import Library
from radiodesk.model.addresses import FEED_FILE, audio_file, episode_page, public_address
from radiodesk.model.plan_problems import TooMuchGone
from radiodesk.model.problems import FeedUnsound, NothingToRollBack
from radiodesk.model.publication import Destination, Edition, Publication, PublicFile
from radiodesk.publish.brake import gone_count, known_count, must_be_asked
from radiodesk.publish.place import COMPLETE, Abilities
from radiodesk.publish.plan import Plan
from radiodesk.publish.verify import Fault

RENDER_SHARE = 0.9
SENDING_SHARE = 0.8

LIVE = "live"


@dataclass(frozen=True)
class Proposal:
    """What publishing would do. `findings` are those of the feed check; an error among them blocks.

    `chosen` are the numbers of the episodes that somebody asked for; the others stay as they went out. `former` is what
    listeners see now, `abilities` what the place can do.
    """

    destination: Destination
    publications: tuple[Publication, ...]
    files: tuple[PublicFile, ...]
    plan: Plan
    findings: tuple[Finding, ...]
    made_at: datetime
    chosen: tuple[int, ...] = ()
    former: tuple[Publication, ...] = ()
    abilities: Abilities = COMPLETE


@dataclass(frozen=True)
class Receipt:
    """What stands in public now. `faults` is empty when everything was read back as it should be.

    `notes` say how that was found out, and what is worth knowing besides.
    """

    edition: Edition
    feed_url: str
    page_urls: tuple[str, ...]
    audio_paths: tuple[str, ...]
    plan: Plan
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()


def prepare(
    library: Library, ids: Sequence[int], destination: str, preset: str | None, now: datetime, step: Step
) -> Proposal:
    """Render what is needed, build feed and pages, and compare with what is public. Nothing public moves.

    `preset` None keeps what an episode went out with, else podcast. A publication that was interrupted is part of the
    proposal, so that publishing again finishes it. Raises `UnknownDestination`, `UnknownEpisode`, `OtherProgramme`,
    `MissingFacts`, `NothingLeft` and what rendering raises.
    """
    place = library.destination(destination)
    insist_on_belonging(library, place, ids)
    interrupted = library.unfinished_edition(destination)
    base = interrupted or library.live_edition(destination)
    former = base.publications if base else ()
    publications = publications_after(library, former, ids, preset, now, portion(step, 0, RENDER_SHARE))
    state = build_public_state(library, programme_at(library, place), publications)
    plan, abilities = look_ahead(
        library, place, connect_to(place), state.files, now, watch=lambda: step(RENDER_SHARE, 1)
    )
    live = library.live_edition(destination)
    step(1, 1)
    return Proposal(
        destination=place,
        publications=publications,
        files=state.files,
        plan=plan,
        findings=state.findings,
        made_at=now,
        chosen=tuple(ids),
        former=live.publications if live else (),
        abilities=abilities,
    )


def publish(
    library: Library,
    proposal: Proposal,
    step: Step,
    act: str = "publish",
    flow: Flow | None = None,
    may_delete: bool = False,
) -> Receipt:
    """Carry a proposal out: audio first, the feed last, each file whole or not at all; then read everything back.

    `act` is what the history of publishing says of it, one of `ACTS`; `may_delete` that somebody has said yes to a plan
    that takes a great deal away. Raises `FeedUnsound` and `TooMuchGone` before anything moves, and what the place
    raises; the feed then still names the former state.
    """
    if act != "unpublish":  # what must not be heard any more cannot wait for a category
        _insist_on_soundness(proposal)
    if act == "publish" and not may_delete and must_be_asked(proposal.plan):
        raise TooMuchGone(
            gone=gone_count(proposal.plan), known=known_count(proposal.plan), name=proposal.destination.name
        )
    for publication in proposal.publications:
        library.fix_slug(publication.episode_id, publication.slug)
    edition = _shown_already(library, proposal) or library.begin_edition(
        proposal.destination.name, proposal.files, proposal.publications, proposal.made_at
    )
    return on_record(library, proposal.destination, edition, proposal.plan, step, act, proposal.chosen, flow)


def rollback(library: Library, destination: str, now: datetime, step: Step, flow: Flow | None = None) -> Receipt:
    """Make the previous public state public again. Raises `NothingToRollBack`."""
    place = library.destination(destination)
    previous = library.previous_edition(destination)
    if previous is None:
        raise NothingToRollBack(name=destination)
    plan = plan_for(library, place, connect_to(place), previous.files, now)
    edition = library.begin_edition(destination, previous.files, previous.publications, now, restores=previous.id)
    return on_record(library, place, edition, plan, step, "rollback", flow=flow)


def _shown_already(library: Library, proposal: Proposal) -> Edition | None:
    """The live edition when it is just what is proposed: then nothing is sent, not even a word about it."""
    live = library.live_edition(proposal.destination.name)
    is_same = live is not None and (set(live.files), live.publications) == (
        set(proposal.files),
        proposal.publications,
    )
    return live if is_same and proposal.plan.is_empty else None


def _insist_on_soundness(proposal: Proposal) -> None:
    errors = [finding.sentence() for finding in proposal.findings if finding.level == "error"]
    if errors:
        raise FeedUnsound(reason="; ".join(errors))


def on_record(
    library: Library,
    destination: Destination,
    edition: Edition,
    plan: Plan,
    step: Step,
    act: str,
    chosen: Sequence[int] = (),
    flow: Flow | None = None,
) -> Receipt:
    """Carry a plan out for an edition that was begun, and keep it in the history of publishing as one of `ACTS`.

    Raises what the place raises; what listeners see is then whole all the same.
    """
    sent = [put.file for put in plan.puts]
    with recorded(library, act, destination, edition, sent, plan.removes, chosen) as attempt:
        if edition.state != LIVE:
            carry_out(library, destination, edition, plan, flow or Flow(), portion(step, 0, SENDING_SHARE))
        attempt.has_arrived = True
        verdict = prove(library, destination, edition.files, sent, portion(step, SENDING_SHARE, 1))
        faults = tuple(fault for fault in verdict.faults if not fault.is_note)
        told = [fault.sentence() for fault in verdict.faults if fault.is_note]
        attempt.faults = tuple(fault.sentence() for fault in faults)
    hubs = tell_hubs(library, destination) if sent and not faults else ()
    notes = (*told, verdict.way, *filter(None, [verdict.unasked]), *hubs)
    return _receipt(programme_at(library, destination).public_url, edition, plan, faults, notes)


def _receipt(base_url: str, edition: Edition, plan: Plan, faults: tuple[Fault, ...], notes: tuple[str, ...]) -> Receipt:
    sent = {put.file.path for put in plan.puts}
    changed = [each for each in edition.publications if episode_page(each.slug) in sent]
    return Receipt(
        edition=edition,
        feed_url=public_address(base_url, FEED_FILE),
        page_urls=tuple(public_address(base_url, episode_page(each.slug)) for each in changed),
        audio_paths=tuple(audio_file(each.enclosure.file_name) for each in changed),
        plan=plan,
        faults=faults,
        notes=notes,
    )
