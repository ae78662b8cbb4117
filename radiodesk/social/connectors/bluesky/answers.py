"""What Bluesky means when it says no: the names of errors of its protocol (atproto.com/specs/xrpc)."""

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import (
    AccountGone,
    NotSent,
    PostingProblem,
    PostRefused,
    SignInDeclined,
    SignInOver,
)
from radiodesk.social.connectors.line import Answer
from radiodesk.social.lines import one_line
from radiodesk.social.networks import network_of

_LONGEST_REASON = 300

_CLASSES: dict[str, type[PostingProblem]] = {
    "AuthenticationRequired": SignInOver,
    "AuthMissing": SignInOver,
    "ExpiredToken": SignInOver,
    "InvalidToken": SignInOver,
    "invalid_token": SignInOver,
    "invalid_grant": SignInOver,
    "AccountDeactivated": AccountGone,
    "AccountTakedown": AccountGone,
    "RepoDeactivated": AccountGone,
    "RepoNotFound": AccountGone,
    "RepoSuspended": AccountGone,
    "RepoTakendown": AccountGone,
    "BlobNotFound": NotSent,
}
"""Files that no post refers to are thrown away after a while; they are brought again."""

_STALE = {"ExpiredToken", "InvalidToken", "invalid_token", "AuthenticationRequired"}


def is_stale(answer: Answer) -> bool:
    """Whether the key of the hour is over, so that a new one should be asked for."""
    return answer.status in {400, 401} and name_of(answer) in _STALE


def name_of(answer: Answer) -> str:
    """The name of the error; empty where it has none."""
    said = answer.document if isinstance(answer.document, dict) else {}
    name = said.get("error")
    return name if isinstance(name, str) else ""


def refused(answer: Answer, account: Account) -> PostingProblem:
    """The problem of an answer that is a clear no."""
    kind = _CLASSES.get(name_of(answer), SignInOver if answer.status in {401, 403} else PostRefused)
    if kind is PostRefused:
        return refusal(reason(answer))
    return kind(network=network_of("bluesky").label, account=account.handle, reason=reason(answer))


def declined(why: str, kind: type[SignInDeclined] = SignInDeclined) -> SignInDeclined:
    """A sign-in that came to nothing."""
    return kind(network=network_of("bluesky").label, reason=_ended(why))


def refusal(sentence: str) -> PostRefused:
    """A no that is known before anything is asked."""
    return PostRefused(network=network_of("bluesky").label, reason=_ended(sentence))


def reason(answer: Answer) -> str:
    """Its own words, on one line and not longer than a person reads."""
    said = answer.document if isinstance(answer.document, dict) else {}
    words = said.get("message") or said.get("error_description") or said.get("error")
    text = one_line(words)[:_LONGEST_REASON] if isinstance(words, str) else ""
    return text or _("answer {number}").format(number=answer.status)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."


def text_of(answer: Answer, name: str) -> str:
    """A text of a document that somebody else wrote; empty where it is none."""
    found = answer.document.get(name) if isinstance(answer.document, dict) else None
    return found if isinstance(found, str) else ""
