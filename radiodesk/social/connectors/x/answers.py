"""What X says when it says no, and which problem that is (docs.x.com: response codes and problems)."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from radiodesk.model.account import Account
from radiodesk.model.posting_problems import AccountGone, PostingProblem, PostRefused, TooManyPosts
from radiodesk.social.connectors.line import Answer
from radiodesk.social.connectors.oauth import fields, said
from radiodesk.social.networks import network_of

UNPAID = timedelta(hours=1)
"""So often it is tried again when the credits of the office are used up."""

_GONE = ("suspended", "deactivated", "locked")


def insist(account: Account, answer: Answer) -> Mapping[str, Any]:
    """`data` of an answer that says yes. Raises the problem of one that says no."""
    if answer.is_well:
        return fields(fields(answer.document).get("data"))
    raise problem_of(account, answer)


def problem_of(account: Account, answer: Answer) -> PostingProblem:
    """Why X said no; 402 and "usage-capped" mean that the credits, or what was allowed of them, are used up."""
    label, reason = network_of(account.network).label, said(answer)
    kind = str(fields(answer.document).get("type", ""))
    if answer.status == 402 or kind.endswith(("usage-capped", "credits-depleted")):
        problem = TooManyPosts(network=label, reason=reason)
        problem.until = datetime.now(UTC) + UNPAID
        return problem
    if answer.status == 403 and any(word in reason.lower() for word in _GONE):
        return AccountGone(network=label, account=account.handle, reason=reason)
    return PostRefused(network=label, reason=reason)


def is_duplicate(answer: Answer) -> bool:
    """Whether X refused words that it has already: then an earlier try is there."""
    return answer.status == 403 and "duplicate" in said(answer).lower()
