"""What publishing would do, and what came of it, for `--json` and in lines for a person."""

from radiodesk.bahasa.words import _, sentence
from radiodesk.cli.frame import Told, answer
from radiodesk.desk.foresight import foresee
from radiodesk.desk.publishing import Proposal, Receipt
from radiodesk.desk.several import Outcome
from radiodesk.publish.brake import must_be_asked
from radiodesk.publish.describe import describe
from radiodesk.publish.verify import Fault


def plan_document(proposal: Proposal) -> dict[str, object]:
    """A plan for `--json`."""
    plan, ahead = proposal.plan, foresee(proposal)
    return {
        "destination": proposal.destination,
        "puts": [{"path": put.file.path, "size_bytes": put.file.size_bytes, "why": put.why} for put in plan.puts],
        "removes": [file.path for file in plan.removes],
        "leaving": [{"path": each.file.path, "since": each.since.isoformat()} for each in plan.leaving],
        "unchanged": len(plan.unchanged),
        "bytes": plan.bytes_to_send,
        "seconds": ahead.seconds,
        "listeners": ahead.listeners,
        "costs": ahead.costs,
        "needs_yes_delete": must_be_asked(plan),
        "findings": [{"level": each.level, "rule": each.rule, "text": each.sentence()} for each in proposal.findings],
    }


def plan_lines(proposal: Proposal) -> list[str]:
    """A plan for a person: what it means first, then each step."""
    plan, ahead = proposal.plan, foresee(proposal)
    brake = [_("So much goes away that --yes-delete is needed.")] if must_be_asked(plan) else []
    puts = [f"  {_(put.why.value)}: {put.file.path}" for put in plan.puts]
    removes = [_("  removed: {path}").format(path=file.path) for file in plan.removes]
    findings = [f"  {finding.sentence()}" for finding in proposal.findings]
    time = [ahead.time] if ahead.time else []
    return [*ahead.listeners, *describe(plan), *time, *ahead.costs, *brake, *puts, *removes, *findings]


def answer_receipt(receipt: Receipt, as_json: bool) -> None:
    """Print what came of it. Raises `Told` when not everything is as it should be."""
    answer(as_json, _receipt_document(receipt), *_receipt_lines(receipt))
    if receipt.faults:
        raise Told(_("Not everything arrived as it should; publish again."))


def _receipt_document(receipt: Receipt) -> dict[str, object]:
    return {
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


def _receipt_lines(receipt: Receipt) -> list[str]:
    verdict = [fault.sentence() for fault in receipt.faults] or [_("Everything public is what it should be.")]
    return [*describe(receipt.plan), receipt.feed_url, *receipt.page_urls, *verdict, *receipt.notes]


def outcome_document(outcome: Outcome) -> dict[str, object]:
    """What came of one of several destinations, for `--json`."""
    name = {"destination": outcome.wish.destination}
    if outcome.receipt is not None:
        return {**name, **_receipt_document(outcome.receipt)}
    problem = outcome.problem
    return {**name, "ok": False, "problem": type(problem).__name__, "text": sentence(problem) if problem else ""}


def fault_documents(faults: tuple[Fault, ...]) -> list[dict[str, object]]:
    """Faults for `--json`."""
    return [
        {"path": each.path, "wrong": each.wrong.name.lower(), "note": each.is_note, "text": each.sentence()}
        for each in faults
    ]
