"""Publish: prepare a proposal, carry it out so that a kill at any moment leaves a whole feed, verify, roll back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from radiodesk.desk.belonging import insist_on_belonging, programme_at
from radiodesk.desk.destinations import connect_to
from radiodesk.desk.grace import remove_withdrawn
from radiodesk.desk.history_of_publishing import recorded
from radiodesk.desk.outlet import build_public_state, content_of
from radiodesk.desk.posting import keep_posts
from radiodesk.desk.publications import publications_after
from radiodesk.desk.tidying import tidy_renders
from radiodesk.feed.check import Finding
from radiodesk.jobs.step import Cancelled, Step, no_step, portion
from radiodesk.library.library import Library
from radiodesk.model.addresses import FEED_FILE, audio_file, episode_page, public_address
from radiodesk.model.problems import FeedUnsound, NothingPublished, NothingToRollBack, Problem
from radiodesk.model.publication import Destination, Edition, Publication, PublicFile
from radiodesk.publish.apply import apply_plan
from radiodesk.publish.place import Place
from radiodesk.publish.plan import Plan, find_foreign, plan_publication
from radiodesk.publish.verify import Fault, verify_public

RENDER_SHARE = 0.9


@dataclass(frozen=True)
class Proposal:
    """What publishing would do. `findings` are those of the feed check; an error among them blocks.

    `chosen` are the numbers of the episodes that somebody asked for; the others stay as they went out.
    """

    destination: Destination
    publications: tuple[Publication, ...]
    files: tuple[PublicFile, ...]
    plan: Plan
    findings: tuple[Finding, ...]
    made_at: datetime
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True)
class Receipt:
    """What stands in public now. `faults` is empty when everything was read back as it should be."""

    edition: Edition
    feed_url: str
    page_urls: tuple[str, ...]
    audio_paths: tuple[str, ...]
    plan: Plan
    faults: tuple[Fault, ...]


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
    plan = _plan(library, place, state.files)
    step(1, 1)
    return Proposal(place, publications, state.files, plan, state.findings, now, tuple(ids))


def publish(library: Library, proposal: Proposal, step: Step, act: str = "publish") -> Receipt:
    """Carry a proposal out: audio first, the feed last, each file whole or not at all; then read everything back.

    `act` is what the history of publishing says of it, one of `ACTS`.
    Raises `FeedUnsound` before anything moves, and what the place raises; the feed then still names the former state.
    """
    errors = [finding.sentence() for finding in proposal.findings if finding.level == "error"]
    if errors:
        raise FeedUnsound(reason="; ".join(errors))
    for publication in proposal.publications:
        library.fix_slug(publication.episode_id, publication.slug)
    edition = library.begin_edition(proposal.destination.name, proposal.files, proposal.publications, proposal.made_at)
    return _on_record(library, proposal.destination, edition, proposal.plan, step, act, proposal.chosen)


def rollback(library: Library, destination: str, now: datetime, step: Step) -> Receipt:
    """Make the previous public state public again. Raises `NothingToRollBack`."""
    place = library.destination(destination)
    previous = library.previous_edition(destination)
    if previous is None:
        raise NothingToRollBack(name=destination)
    plan = _plan(library, place, previous.files)
    edition = library.begin_edition(destination, previous.files, previous.publications, now, restores=previous.id)
    return _on_record(library, place, edition, plan, step, "rollback")


def verify(library: Library, destination: str, step: Step = no_step) -> tuple[Fault, ...]:
    """Read everything public back and compare. Raises `NothingPublished`."""
    place = library.destination(destination)
    live = library.live_edition(destination)
    if live is None:
        raise NothingPublished(name=destination)
    return verify_public(live.files, connect_to(place)(), programme_at(library, place).public_url, FEED_FILE, step)


def _on_record(
    library: Library,
    destination: Destination,
    edition: Edition,
    plan: Plan,
    step: Step,
    act: str,
    chosen: Sequence[int] = (),
) -> Receipt:
    sent = [put.file for put in plan.puts]
    with recorded(library, act, destination, edition, sent, plan.removes, chosen) as attempt:
        receipt = _carry_out(library, destination, edition, plan, step)
        attempt.faults = tuple(fault.sentence() for fault in receipt.faults)
    return receipt


def _carry_out(library: Library, destination: Destination, edition: Edition, plan: Plan, step: Step) -> Receipt:
    place = connect_to(destination)()
    try:
        apply_plan(
            plan,
            place,
            lambda file: content_of(library, file),
            portion(step, 0, 0.8),
            lambda file, state: library.note_step(edition.id, file.path, state),
        )
    except (Problem, Cancelled):
        library.abandon_edition(edition.id)
        raise
    library.finish_edition(edition.id)
    keep_posts(library, programme_at(library, destination), edition.publications)
    tidy_renders(library)
    remove_withdrawn(library, destination, place, edition.made_at)
    base_url = programme_at(library, destination).public_url
    return _receipt(base_url, edition, plan, place, portion(step, 0.8, 1))


def _receipt(base_url: str, edition: Edition, plan: Plan, place: Place, step: Step) -> Receipt:
    sent = {put.file.path for put in plan.puts}
    changed = [each for each in edition.publications if episode_page(each.slug) in sent]
    return Receipt(
        edition=edition,
        feed_url=public_address(base_url, FEED_FILE),
        page_urls=tuple(public_address(base_url, episode_page(each.slug)) for each in changed),
        audio_paths=tuple(audio_file(each.enclosure.file_name) for each in changed),
        plan=plan,
        faults=verify_public(edition.files, place, base_url, FEED_FILE, step),
    )


def _plan(library: Library, destination: Destination, desired: Sequence[PublicFile]) -> Plan:
    place = connect_to(destination)()
    live = library.live_edition(destination.name)
    known = live.files if live else ()
    meant = library.doubtful_files(destination.name)
    sound = [file for file in known if place.stat(file.path) == file.size_bytes]
    foreign = find_foreign(place, desired, (*known, *meant))
    return plan_publication(desired, sound, (*meant, *known), foreign)
