"""What Mastodon means when it says no."""

from collections.abc import Mapping
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import AccountGone, PostingProblem, PostRefused, SignInOver
from radiodesk.social.connectors.line import Answer
from radiodesk.social.lines import one_line
from radiodesk.social.networks import network_of

_LONGEST_REASON = 300

_CLASSES: dict[int, type[PostingProblem]] = {401: SignInOver, 403: SignInOver, 410: AccountGone}
"""Everywhere: 403 is a login that was disabled, or one that may not do this."""


def refused(answer: Answer, account: Account) -> PostingProblem:
    """The problem of an answer that is a clear no; also GoToSocial's 400 where Mastodon says 422."""
    kind = _CLASSES.get(answer.status, PostRefused)
    return kind(network=network_of("mastodon").label, account=account.handle, reason=reason(answer))


def gone(answer: Answer, account: Account) -> PostingProblem:
    """The same where it was the account itself that was asked for: what is not found is gone."""
    if answer.status == 404:
        return AccountGone(network=network_of("mastodon").label, account=account.handle, reason=reason(answer))
    return refused(answer, account)


def refusal(sentence: str) -> PostRefused:
    """A no that is known before anything is asked."""
    return PostRefused(network=network_of("mastodon").label, reason=sentence)


def reason(answer: Answer) -> str:
    """Its own words, on one line and not longer than a person reads."""
    said = answer.document if isinstance(answer.document, dict) else {}
    words = said.get("error_description") or said.get("error")
    text = one_line(words)[:_LONGEST_REASON] if isinstance(words, str) else ""
    return text or _("answer {number}").format(number=answer.status)


def address_of(post: Mapping[str, Any]) -> str:
    """Where people see a post; "" where the server gives no address that a browser may be sent to."""
    said = post.get("url") or post.get("uri")
    return said if isinstance(said, str) and said.startswith(("https://", "http://")) else ""
