"""What YouTube says when it says no, and which problem that is (guide: errors)."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from radiodesk.model.account import Account
from radiodesk.model.posting_problems import AccountGone, PostingProblem, PostRefused, SignInOver, TooManyPosts
from radiodesk.social.connectors.line import Answer
from radiodesk.social.connectors.oauth import fields, said
from radiodesk.social.networks import network_of

QUOTA_ZONE = "America/Los_Angeles"
"""Quotas begin anew at midnight there."""


def insist(account: Account, answer: Answer) -> Mapping[str, Any]:
    """The document of an answer that says yes. Raises the problem of one that says no."""
    if answer.is_well:
        return fields(answer.document)
    raise problem_of(account, answer)


def problem_of(account: Account, answer: Answer) -> PostingProblem:
    """Why YouTube said no."""
    label, reason = network_of(account.network).label, reason_of(answer)
    if until := _UNTIL.get(reason):
        problem = TooManyPosts(network=label, reason=said(answer))
        problem.until = until(datetime.now(UTC))
        return problem
    kind = _KINDS.get(reason, PostRefused)
    return kind(network=label, account=account.handle, reason=said(answer))


def reason_of(answer: Answer) -> str:
    """The word by which YouTube says why, such as `quotaExceeded`; empty where it says none."""
    errors = fields(fields(answer.document).get("error")).get("errors")
    first = errors[0] if isinstance(errors, list) and errors else {}
    return str(fields(first).get("reason", ""))


def midnight_there(now: datetime) -> datetime:
    """When the quota of today is forgotten."""
    there = now.astimezone(ZoneInfo(QUOTA_ZONE))
    return (there + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _in_a_day(now: datetime) -> datetime:
    return now + timedelta(days=1)


def _in_a_while(now: datetime) -> datetime:
    return now + timedelta(minutes=15)


_UNTIL: Mapping[str, Callable[[datetime], datetime]] = {
    "quotaExceeded": midnight_there,
    "dailyLimitExceeded": midnight_there,
    "uploadLimitExceeded": _in_a_day,
    "uploadRateLimitExceeded": _in_a_day,
    "rateLimitExceeded": _in_a_while,
    "userRateLimitExceeded": _in_a_while,
}
"""How long each wish for peace lasts; the channel's own limit of uploads is counted over 24 hours."""

_KINDS: Mapping[str, type[PostingProblem]] = {
    "authError": SignInOver,
    "authorizationRequired": SignInOver,
    "insufficientPermissions": SignInOver,
    "accessNotConfigured": SignInOver,
    "youtubeSignupRequired": AccountGone,
    "channelClosed": AccountGone,
    "channelNotFound": AccountGone,
    "channelSuspended": AccountGone,
    "authenticatedUserAccountClosed": AccountGone,
    "authenticatedUserAccountSuspended": AccountGone,
}
