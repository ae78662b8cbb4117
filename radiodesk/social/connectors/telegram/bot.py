"""A bot of Telegram: its token stands in every address, so no address is ever shown, and no answer as it came."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from radiodesk.bahasa.words import _
from radiodesk.model.account import Account
from radiodesk.model.posting_problems import AccountGone, PostingProblem, PostRefused, SignInOver
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.telegram.message import Message
from radiodesk.social.lines import one_line

API = "https://api.telegram.org"

_LONGEST_REASON = 300
_GONE = ("chat not found", "channel_invalid", "channel_private", "chat_id is empty")
_BARRED = ("not enough rights", "need administrator rights", "have no rights", "write_forbidden", "admin_required")


class Bot:
    """Requests of the Bot API, by a token that is known here alone."""

    def __init__(self, server: str, token: str) -> None:
        """Nothing is asked yet. Raises `BadValue` for an address that would show the token."""
        self._line = Line("telegram", server)
        self._token = token

    def ask(self, method: str, **fields: Any) -> Answer:
        """What may be asked again. Raises `NotSent`, `TooManyPosts`."""
        return self._line.ask("POST", self._path(method), json=fields)

    def commit(self, message: Message) -> Answer:
        """The one request that makes it public. Raises `NotSent`, `OutcomeUnknown`, `TooManyPosts`."""
        if not message.files:
            return self._line.commit("POST", self._path(message.method), json=dict(message.fields))
        with ExitStack() as opened:
            files = {
                name: (called, opened.enter_context(data.open("rb")) if isinstance(data, Path) else data, kind)
                for name, (called, data, kind) in message.files.items()
            }
            return self._line.commit("POST", self._path(message.method), data=message.form, files=files)

    def refused(self, answer: Answer, account: Account) -> PostingProblem:
        """The problem of an answer that is a clear no.

        401 and 404 are a token that is none (any more), 403 a bot that was sent away; a 400 says it in words.
        """
        words = str(result_of(answer, "description") or "").lower()
        kind: type[PostingProblem] = PostRefused
        if answer.status in {401, 403, 404} or any(each in words for each in _BARRED):
            kind = SignInOver
        elif any(each in words for each in _GONE):
            kind = AccountGone
        return kind(network=self._line.network.label, account=account.handle, reason=self.reason(answer))

    def reason(self, answer: Answer) -> str:
        """Its own words, on one line, without the token."""
        said = result_of(answer, "description")
        words = said.replace(self._token, "…") if isinstance(said, str) else ""
        return one_line(words)[:_LONGEST_REASON] or _("answer {number}").format(number=answer.status)

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    def _path(self, method: str) -> str:
        return f"/bot{self._token}/{method}"


def result_of(answer: Answer, name: str = "result") -> Any:
    """The result of an answer, or another of its parts; None where there is none."""
    return answer.document.get(name) if isinstance(answer.document, dict) else None


def moved_to(answer: Answer) -> str:
    """The number that a group got when it became a larger one (`migrate_to_chat_id`); "" where it has not moved."""
    parameters = result_of(answer, "parameters")
    number = parameters.get("migrate_to_chat_id") if isinstance(parameters, dict) else None
    return str(number) if isinstance(number, int) else ""
