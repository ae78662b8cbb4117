"""Carry a plan out at a destination: the journal in the library, the lock, the line's speed, and what comes after."""

import time
from dataclasses import dataclass, field
from functools import partial

from radiodesk.desk.belonging import programme_at
from radiodesk.desk.destinations import connect_to
from radiodesk.desk.grace import settle_withdrawals
from radiodesk.desk.holding import desk_of, lock_of
from radiodesk.desk.outlet import content_of
from radiodesk.desk.posting import keep_posts
from radiodesk.desk.tidying import tidy_renders
from radiodesk.jobs.step import Cancelled, Step
from radiodesk.library.library import Library
from radiodesk.model.plan_problems import PlanOutdated
from radiodesk.model.problems import Problem
from radiodesk.model.publication import Destination, Edition
from radiodesk.publish.apply import Terms, apply_plan, manifest_after
from radiodesk.publish.manifest import manifest_bytes, read_manifest
from radiodesk.publish.meter import Meter
from radiodesk.publish.place import Place
from radiodesk.publish.plan import Plan
from radiodesk.publish.traffic import Traffic
from radiodesk.settings.lines import keep_line_speed, keep_manifest, load_sending

TELLING_BYTES, TELLING_S = 500_000, 1.0
"""A run smaller or shorter than that says nothing about the speed of a line."""


def usual_traffic() -> Traffic:
    """Traffic with the limit that the user chose."""
    return Traffic(load_sending().limit_kbps)


@dataclass(frozen=True)
class Flow:
    """What whoever watches a run holds in his hand: the traffic, to slow or pause it, and the meter, to read."""

    traffic: Traffic = field(default_factory=usual_traffic)
    meter: Meter = field(default_factory=Meter)


def carry_out(library: Library, destination: Destination, edition: Edition, plan: Plan, flow: Flow, step: Step) -> None:
    """Carry the plan of an edition out; then the edition is live. Broken off, it is abandoned, and may be done again.

    Raises what `apply_plan` raises.
    """
    connect = connect_to(destination)
    begin_s, before = time.monotonic(), flow.traffic.passed_bytes
    terms = Terms(
        traffic=flow.traffic,
        meter=flow.meter,
        lock=lock_of(library, destination, edition.made_at),
        check=partial(_insist_on_basis, plan=plan, name=destination.name),
        by=f"{desk_of(library)}:{edition.id}",
    )
    try:
        apply_plan(
            plan,
            connect,
            lambda file: content_of(library, file),
            step,
            lambda file, state: library.note_step(edition.id, file.path, state),
            terms,
        )
    except (Problem, Cancelled):
        library.abandon_edition(edition.id)
        raise
    if not flow.traffic.limit_kbps:
        _remember_speed(destination, flow.traffic.passed_bytes - before, time.monotonic() - begin_s)
    keep_manifest(destination.url, manifest_bytes(manifest_after(plan, terms.by)))
    library.finish_edition(edition.id)
    keep_posts(library, programme_at(library, destination), edition.publications)
    tidy_renders(library)
    settle_withdrawals(library, destination.name, plan.removes, edition.made_at)


def _insist_on_basis(place: Place, plan: Plan, name: str) -> None:
    """Between the plan and the lock, another desk may have published. Raises `PlanOutdated`."""
    manifest = read_manifest(place)
    if manifest is not None and manifest.by != plan.basis:
        raise PlanOutdated(name=name)


def _remember_speed(destination: Destination, sent_bytes: int, took_s: float) -> None:
    if sent_bytes >= TELLING_BYTES and took_s >= TELLING_S:
        keep_line_speed(destination.url, sent_bytes / took_s)
