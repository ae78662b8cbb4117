"""Commands that reach the public: publish, rollback."""

from datetime import UTC, datetime
from pathlib import Path

import click

from radiodesk.bahasa.words import _
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
from radiodesk.cli.root import root
from radiodesk.desk import publishing
from radiodesk.desk.publishing import Proposal, Receipt
from radiodesk.publish.describe import describe
from radiodesk.publish.verify import Fault

to_option = click.option("--to", "name", required=True, metavar=_("NAME"), help=_("The destination."))


@command(
    root,
    "publish",
    _("Publish episodes; without an ID, bring the destination up to date."),
)
@click.argument("ids", metavar="[ID]...", type=int, nargs=-1)
@to_option
@click.option("--plan", "only_plan", is_flag=True, help=_("Show what would happen and change nothing public."))
@preset_option
@library_option
@json_option
def publish(
    ids: tuple[int, ...], name: str, only_plan: bool, preset: str | None, library_root: Path, as_json: bool
) -> None:
    with opened(library_root) as library:
        with progress(_("Preparing")) as step:
            proposal = publishing.prepare(library, ids, name, preset, datetime.now(UTC), step)
        if only_plan:
            answer(as_json, _plan_document(proposal), *describe(proposal.plan), *_plan_lines(proposal))
            return
        with progress(_("Sending")) as step:
            receipt = publishing.publish(library, proposal, step)
        _answer_receipt(receipt, as_json)


@command(root, "rollback", _("Make the previous public state public again."))
@to_option
@library_option
@json_option
def rollback(name: str, library_root: Path, as_json: bool) -> None:
    with opened(library_root) as library, progress(_("Rolling back")) as step:
        receipt = publishing.rollback(library, name, datetime.now(UTC), step)
    _answer_receipt(receipt, as_json)


def _plan_document(proposal: Proposal) -> dict[str, object]:
    plan = proposal.plan
    return {
        "destination": proposal.destination,
        "puts": [{"path": put.file.path, "size_bytes": put.file.size_bytes, "why": put.why} for put in plan.puts],
        "removes": [file.path for file in plan.removes],
        "unchanged": len(plan.unchanged),
        "bytes": plan.bytes_to_send,
        "findings": [{"level": each.level, "rule": each.rule, "text": each.sentence()} for each in proposal.findings],
    }


def _plan_lines(proposal: Proposal) -> list[str]:
    puts = [f"  {_(put.why.value)}: {put.file.path}" for put in proposal.plan.puts]
    removes = [_("  removed: {path}").format(path=file.path) for file in proposal.plan.removes]
    return [*puts, *removes, *(f"  {finding.sentence()}" for finding in proposal.findings)]


def _answer_receipt(receipt: Receipt, as_json: bool) -> None:
    document = {
        "edition": receipt.edition.id,
        "feed_url": receipt.feed_url,
        "pages": receipt.page_urls,
        "audio": receipt.audio_paths,
        "episodes": [publication.episode_id for publication in receipt.edition.publications],
        "sent": [put.file.path for put in receipt.plan.puts],
        "ok": not receipt.faults,
        "faults": fault_documents(receipt.faults),
        "notes": receipt.notes,
    }
    answer(
        as_json,
        document,
        *describe(receipt.plan),
        receipt.feed_url,
        *receipt.page_urls,
        *_verdict(receipt.faults),
        *receipt.notes,
    )
    if receipt.faults:
        raise Told(_("Not everything arrived as it should; publish again."))


def fault_documents(faults: tuple[Fault, ...]) -> list[dict[str, object]]:
    """Faults for `--json`."""
    return [
        {"path": each.path, "wrong": each.wrong.name.lower(), "note": each.is_note, "text": each.sentence()}
        for each in faults
    ]


def _verdict(faults: tuple[Fault, ...]) -> list[str]:
    if not faults:
        return [_("Everything public is what it should be.")]
    return [fault.sentence() for fault in faults]
