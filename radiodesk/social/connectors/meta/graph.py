"""The line to Meta's APIs: the token goes in a header alone, and every error of theirs becomes one of ours.

Errors: developers.facebook.com/docs/graph-api/guides/error-handling, /docs/instagram-platform/reference/error-codes.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account, Keys
from radiodesk.model.posting_problems import (
    AccountGone,
    MediaOutOfReach,
    NotSent,
    OutcomeUnknown,
    PostingProblem,
    PostRefused,
    SignInOver,
    TooManyPosts,
)
from radiodesk.social.connectors.line import Answer, Line

GRAPH_SERVER, GRAPH_VERSION = "https://graph.facebook.com", "v26.0"

BY_SUBCODE: Mapping[int, type[PostingProblem]] = {
    33: AccountGone,
    1363037: NotSent,  # a piece of a video began at the wrong place
    1363047: OutcomeUnknown,  # not available for the moment
    1366046: PostRefused,  # a photo is too large
    1366051: OutcomeUnknown,  # these photos were posted already: by us, when we did not hear of it
    1390008: TooManyPosts,
    1404078: SignInOver,  # the page must be authorised to publish
    2207001: OutcomeUnknown,  # the server failed, or the container was published before
    2207003: MediaOutOfReach,
    2207008: NotSent,  # the container is over, and is made anew
    2207027: NotSent,  # it is not ready yet
    2207042: TooManyPosts,
    2207051: OutcomeUnknown,  # "blocked", and may be live all the same
    2207052: MediaOutOfReach,
    4854002: SignInOver,  # the person must say who they are
}

BY_CODE: Mapping[int, type[PostingProblem]] = {
    1: OutcomeUnknown,  # a server in trouble: whether it made the post public all the same, it does not say
    2: OutcomeUnknown,
    4: TooManyPosts,
    10: SignInOver,
    17: TooManyPosts,
    32: TooManyPosts,
    102: SignInOver,
    190: SignInOver,
    200: SignInOver,
    368: TooManyPosts,
    506: OutcomeUnknown,  # the same words once more: the earlier try lives
    613: TooManyPosts,
    803: AccountGone,
    9004: MediaOutOfReach,
}

USUAL_PAUSE = timedelta(hours=1)
LONGEST_REASON = 300


class Graph:
    """Requests for one account. `ask` may be repeated, `commit` is the one that makes something public."""

    def __init__(self, account: Account, keys: Keys, version: str = GRAPH_VERSION) -> None:
        """Nothing is asked yet. Raises `BadValue`."""
        self.account, self._token, self._version = account, keys["token"], version
        self._line = Line(account.network, account.server, {"Authorization": f"Bearer {self._token}"})

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def ask(self, method: str, path: str, facts: Mapping[str, str], **parts: Any) -> Mapping[str, Any]:
        """What may be asked again. `facts` go into the body of a POST, else into the address; `parts` are of httpx.

        Raises a `PostingProblem`.
        """
        answer = self._line.ask(method, self._address(path), **_laid(method, facts), **parts)
        return self._read(answer, NotSent)

    def commit(self, path: str, facts: Mapping[str, str]) -> Mapping[str, Any]:
        """Make something public. Raises `OutcomeUnknown` wherever the answer does not say a clear no."""
        answer = self._line.commit("POST", self._address(path), data=dict(facts))
        return self._read(answer, OutcomeUnknown)

    def problem(self, kind: type[PostingProblem], reason: str, file: str = "") -> PostingProblem:
        """One of the problems of posting, said for this account."""
        label = self._line.network.label
        if issubclass(kind, TooManyPosts):
            return self._line.too_many(datetime.now(UTC) + USUAL_PAUSE, reason)
        if issubclass(kind, MediaOutOfReach):
            return kind(network=label, file=file or _("a file"), reason=reason)
        return kind(network=label, account=self.account.handle, reason=reason)

    def _address(self, path: str) -> str:
        return path if "://" in path else f"/{self._version}/{path}"

    def _read(self, answer: Answer, doubt: type[PostingProblem]) -> Mapping[str, Any]:
        """The document; `doubt` is what is raised where Meta leaves open whether it did something."""
        document = answer.document if isinstance(answer.document, dict) else {}
        error = document.get("error")
        if answer.is_well and not isinstance(error, dict):
            return document
        error = error if isinstance(error, dict) else {}
        code, subcode = _number(error.get("code")), _number(error.get("error_subcode"))
        kind = BY_SUBCODE.get(subcode) or BY_CODE.get(200 if 200 <= code < 300 else code, PostRefused)
        problem = self.problem(doubt if kind is OutcomeUnknown else kind, self._reason(error, answer.status))
        if isinstance(problem, TooManyPosts):
            problem.until = _regained(answer.headers) or problem.until
        if spans := error.get("error_data"):
            problem.add_note(str(spans))
        raise problem

    def _reason(self, error: Mapping[str, Any], status: int) -> str:
        """What Meta said, without the token that it likes to repeat."""
        said = str(error.get("error_user_msg") or error.get("message") or f"HTTP {status}")
        numbers = "/".join(str(error[name]) for name in ("code", "error_subcode") if error.get(name))
        plain = " ".join(said.replace(self._token, "…").split())[:LONGEST_REASON]
        return f"{plain} ({numbers})" if numbers else plain


def _laid(method: str, facts: Mapping[str, str]) -> dict[str, Any]:
    return {"data" if method == "POST" else "params": dict(facts)} if facts else {}


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _regained(headers: Mapping[str, str]) -> datetime | None:
    """By X-Business-Use-Case-Usage, which counts minutes."""
    try:
        usage = json.loads(headers.get("x-business-use-case-usage", "{}"))
        minutes = max(int(row["estimated_time_to_regain_access"]) for rows in usage.values() for row in rows)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return datetime.now(UTC) + min(timedelta(minutes=minutes), timedelta(days=1)) if minutes > 0 else None
