"""What publishing would do, and what came of it, in the sentences of the publish page."""

from collections.abc import Sequence

from radiodesk.bahasa.words import _, n_
from radiodesk.desk.foresight import foresee
from radiodesk.desk.publishing import Proposal, Receipt
from radiodesk.desk.several import Outcome
from radiodesk.feed.check import Finding
from radiodesk.publish import brake
from radiodesk.publish.describe import describe

Told = tuple[str, tuple[str, ...], str]
"""A heading, sentences, and the role that colours them."""


def plan_told(outcomes: Sequence[Outcome]) -> Told:
    """What would happen: for listeners first, then for each destination."""
    sentences: list[str] = []
    for outcome in outcomes:
        if len(outcomes) > 1 and outcome.proposal:
            sentences.append(_("At “{name}”:").format(name=outcome.wish.destination))
        sentences += _proposal_told(outcome.proposal) if outcome.proposal else [outcome.sentence()]
    return _("This would happen"), tuple(sentences), ""


def findings_of(outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """What the feed check found, each once."""
    found = (finding for outcome in outcomes if outcome.proposal for finding in outcome.proposal.findings)
    return tuple(dict.fromkeys(found))


def must_be_asked(outcomes: Sequence[Outcome]) -> bool:
    """Whether somebody has to say yes to what would go."""
    return any(brake.must_be_asked(outcome.proposal.plan) for outcome in outcomes if outcome.proposal)


def outcomes_told(outcomes: Sequence[Outcome]) -> Told:
    """What came of publishing."""
    is_well = all(outcome.is_well for outcome in outcomes)
    if len(outcomes) == 1 and outcomes[0].receipt is not None:
        return receipt_told(outcomes[0].receipt)
    heading = _("Published everywhere") if is_well else _("Not everything got through")
    return heading, tuple(outcome.sentence() for outcome in outcomes), "ok" if is_well else "error"


def rolled_back_told(receipt: Receipt) -> Told:
    """What came of going back."""
    if receipt.faults:
        return receipt_told(receipt)
    return _("Rolled back"), (_("The previous state is public again."),), "ok"


def roles_of(outcomes: Sequence[Outcome]) -> dict[str, str]:
    """What went well is green also where something else did not."""
    return {outcome.sentence(): "ok" if outcome.is_well else "error" for outcome in outcomes}


def receipt_told(receipt: Receipt) -> Told:
    """What came of one destination."""
    if receipt.faults:
        return _("Not as it should be"), tuple(fault.sentence() for fault in receipt.faults), "error"
    if not receipt.plan.puts:
        return _("Published"), (_("Everything public is as it should be; there was nothing to send."),), "ok"
    sent = n_("{n} file was sent", "{n} files were sent", len(receipt.plan.puts))
    proof = _("{sent} and read back; everything is as it should be.").format(sent=sent)
    return _("Published"), (proof, *receipt.page_urls), "ok"


def _proposal_told(proposal: Proposal) -> list[str]:
    ahead = foresee(proposal)
    count = len(proposal.publications)
    listeners = n_("Listeners will see {n} episode.", "Listeners will see {n} episodes.", count)
    return [*ahead.listeners, listeners, *describe(proposal.plan), *filter(None, [ahead.time]), *ahead.costs]
