"""Commands that reach the public: publish, rollback."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from radiodesk.bahasa.words import _
from radiodesk.cli.asking import is_somebody_there
from radiodesk.cli.frame import (
    Told,
    answer,
    command,
    json_option,
    library_option,
    opened,
    preset_option,
    progress,
)
from radiodesk.cli.publish_words import (
    answer_receipt,
    outcome_document,
    plan_document,
    plan_lines,
)
from radiodesk.cli.root import root
from radiodesk.cli.scheduling import answer_appointments, at_option
from radiodesk.desk import publishing
from radiodesk.desk.carrying import Flow
from radiodesk.desk.several import Outcome, Wish, prepare_each, publish_each, wishes_to_retry
from radiodesk.library.library import Library
from radiodesk.model.problems import NotFilledIn, Problem, WrongInput
from radiodesk.model.server_problems import HostKeyUnknown, SecretNeeded
from radiodesk.model.words import N_
from radiodesk.publish.traffic import Traffic

to_option = click.option("--to", "name", required=True, metavar=_("NAME"), help=_("The destination."))
several_option = click.option(
    "--to", "names", multiple=True, metavar=_("NAME"), help=_("The destination; may be repeated.")
)
retry_option = click.option("--retry", is_flag=True, help=_("Try again what did not get through."))
plan_option = click.option("--plan", "only_plan", is_flag=True, help=_("Show what would happen and change nothing."))
delete_option = click.option("--yes-delete", is_flag=True, help=_("Say yes to a plan that takes much away."))
limit_option = click.option("--limit", "limit_kbps", type=click.IntRange(1), metavar="KBPS", help=_("At most so fast."))


@command(root, "publish", _("Publish episodes; without an ID, bring the destinations up to date."))
@click.argument("ids", metavar="[ID]...", type=int, nargs=-1)
@several_option
@retry_option
@plan_option
@delete_option
@limit_option
@at_option
@preset_option
@library_option
@json_option
def publish(
    ids: tuple[int, ...],
    names: tuple[str, ...],
    retry: bool,
    only_plan: bool,
    yes_delete: bool,
    limit_kbps: int | None,
    at: str,
    preset: str | None,
    library_root: Path,
    as_json: bool,
) -> None:
    with opened(library_root) as library:
        wishes = _wishes(library, ids, names, preset, retry)
        if at:
            answer_appointments(library, wishes, at, as_json)
            return
        if not wishes:
            answer(as_json, {"destinations": []}, _("Everything got through; there is nothing to try again."))
            return
        prepared = _prepared(library, wishes)
        if only_plan:
            _answer_plans(prepared, as_json)
            return
        flow = Flow(Traffic(limit_kbps)) if limit_kbps else Flow()
        with progress(_("Sending")) as step:
            outcomes = publish_each(library, prepared, step, [flow] * len(prepared), yes_delete)
    _answer(outcomes, as_json)


@command(root, "rollback", _("Make the previous public state public again."))
@to_option
@library_option
@json_option
def rollback(name: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library, progress(_("Rolling back")) as step:
        receipt = publishing.rollback(library, name, datetime.now(UTC), step)
    answer_receipt(receipt, as_json)


def _wishes(
    library: Library, ids: tuple[int, ...], names: Sequence[str], preset: str | None, retry: bool
) -> tuple[Wish, ...]:
    if retry:
        failed = wishes_to_retry(library)
        return tuple(wish for wish in failed if not names or wish.destination in names)
    if not names:
        raise NotFilledIn(field=N_("The name of the destination"))
    return tuple(Wish(name, ids, preset) for name in dict.fromkeys(names))


def _prepared(library: Library, wishes: Sequence[Wish]) -> tuple[Outcome, ...]:
    """Where somebody can answer, or there is only one destination, problems are told at once."""
    raised: tuple[type[Problem], ...] = (WrongInput,)
    if is_somebody_there():
        raised = (WrongInput, SecretNeeded, HostKeyUnknown)
    with progress(_("Preparing")) as step:
        prepared = prepare_each(library, wishes, datetime.now(UTC), step, raised)
    _raise_only_problem(prepared)
    return prepared


def _raise_only_problem(outcomes: Sequence[Outcome]) -> None:
    if len(outcomes) == 1 and outcomes[0].problem is not None:
        raise outcomes[0].problem


def _answer_plans(prepared: Sequence[Outcome], as_json: bool) -> None:
    proposals = [outcome.proposal for outcome in prepared if outcome.proposal]
    documents = [plan_document(proposal) for proposal in proposals]
    lines = [line for proposal in proposals for line in (f"{proposal.destination.name}:", *plan_lines(proposal))]
    problems = [outcome.sentence() for outcome in prepared if outcome.problem]
    if len(prepared) == 1:
        answer(as_json, documents[0], *lines[1:])
    else:
        answer(as_json, {"plans": documents, "problems": problems}, *lines, *problems)


def _answer(outcomes: Sequence[Outcome], as_json: bool) -> None:
    _raise_only_problem(outcomes)
    if len(outcomes) == 1 and outcomes[0].receipt is not None:
        answer_receipt(outcomes[0].receipt, as_json)
        return
    documents = [outcome_document(outcome) for outcome in outcomes]
    answer(as_json, {"destinations": documents}, *(outcome.sentence() for outcome in outcomes))
    if not all(outcome.is_well for outcome in outcomes):
        raise Told(_("Not every destination was reached. “radiodesk publish --retry” tries those again."))
