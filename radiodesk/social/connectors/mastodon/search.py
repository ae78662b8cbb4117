"""What became of a post: looked for among those of the account, and among those that the server holds.

The same Idempotency-Key is not sent again to find out: Mastodon forgets it after an hour and does not know it for posts
that it holds (#30039), GoToSocial (#2723) and Takahe post twice.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from radiodesk.model.account import Account
from radiodesk.social.connectors.connector import Fate
from radiodesk.social.connectors.line import Answer, Line
from radiodesk.social.connectors.mastodon.answers import address_of, gone
from radiodesk.social.connectors.mastodon.text import readings
from radiodesk.social.connectors.sameness import LEEWAY, are_alike, canonical, clock_ahead

PAGE, MOST_PAGES = 40, 5
"""Mastodon gives no more than 40 at once; a desk that sent 200 posts since must look itself."""

LATE = timedelta(minutes=15)
"""So long after its time a post that the server held may still be coming: it sends them in rounds of five minutes."""


@dataclass(frozen=True)
class Sought:
    """What is looked for. `armed` is the moment of the first try, `media` the numbers of its files."""

    text: str
    key: str
    media: frozenset[str]
    armed: datetime
    due: datetime | None


class Search:
    """One look."""

    def __init__(self, line: Line, account: Account, sought: Sought) -> None:
        """Nothing is asked yet."""
        self._line, self._account, self._sought = line, account, sought
        self._text = canonical(sought.text)
        self._doubtful: str | None = None
        self._reaches_back = False

    def fate(self, now: datetime) -> Fate:
        """Live, scheduled, coming, absent or unsure. Raises `NotSent`, `TooManyPosts`, `SignInOver`, `AccountGone`."""
        if found := self._among_posts(now):
            return Fate("live", found)
        held = self._among_held() if self._sought.due else "absent"
        if held != "absent":
            return Fate("scheduled") if held == "held" else Fate("unsure")
        if self._doubtful is not None or not self._reaches_back:
            return Fate("unsure", self._doubtful or "")
        if self._sought.due and self._sought.due <= now < self._sought.due + LATE:
            return Fate("coming")
        return Fate("absent")

    def _among_posts(self, now: datetime) -> str:
        """The address of the post, "" where it is not among those that were read."""
        since: datetime | None = None
        for answer in self._pages():
            since = since or self._sought.armed + clock_ahead(answer, now) - LEEWAY
            posts = _posts(answer)
            for post in posts:
                if self._is_it(post, since):
                    return address_of(post)
            if not posts or any(_moment(post) < since for post in posts):
                self._reaches_back = True
                return ""
        return ""

    def _pages(self) -> Iterator[Answer]:
        path = f"/api/v1/accounts/{quote(self._account.number, safe='')}/statuses"
        params: dict[str, str] = {"limit": str(PAGE)}
        for _page in range(MOST_PAGES):
            answer = self._line.ask("GET", path, params=params)
            if not answer.is_well or not isinstance(answer.document, list):
                raise gone(answer, self._account)
            yield answer
            params["max_id"] = next((str(each["id"]) for each in reversed(_posts(answer)) if "id" in each), "")

    def _is_it(self, post: Mapping[str, Any], since: datetime) -> bool:
        """Whether it is the post; what may be it and may be not is noted as doubtful."""
        if post.get("reblog"):
            return False
        if _files(post) & self._sought.media:
            return True
        said = readings(str(post.get("content") or "")) if self._text else frozenset()
        is_new = _moment(post) >= since
        is_same = self._text in said
        if is_same and is_new:
            return True
        if is_same or (is_new and any(are_alike(self._text, each) for each in said)):
            self._doubtful = self._doubtful or address_of(post)
        return False

    def _among_held(self) -> str:
        """One of "held", "absent", and "unsure" where more are held than one page shows."""
        answer = self._line.ask("GET", "/api/v1/scheduled_statuses", params={"limit": str(PAGE)})
        held = answer.document if answer.is_well and isinstance(answer.document, list) else []
        if any(self._is_held(each) for each in held if isinstance(each, dict)):
            return "held"
        return "absent" if len(held) < PAGE else "unsure"

    def _is_held(self, held: Mapping[str, Any]) -> bool:
        said = held.get("params")
        params = said if isinstance(said, dict) else {}
        is_same_key = bool(self._sought.key) and params.get("idempotency") == self._sought.key
        is_same_text = bool(self._text) and canonical(str(params.get("text") or "")) == self._text
        return is_same_key or bool(_files(held) & self._sought.media) or is_same_text


def _posts(answer: Answer) -> list[dict[str, Any]]:
    return [each for each in answer.document if isinstance(each, dict)]


def _files(post: Mapping[str, Any]) -> frozenset[str]:
    said = post.get("media_attachments")
    files = said if isinstance(said, list) else []
    return frozenset(str(each.get("id")) for each in files if isinstance(each, dict))


def _moment(post: Mapping[str, Any]) -> datetime:
    try:
        moment = datetime.fromisoformat(str(post.get("created_at")))
    except ValueError:
        return datetime.max.replace(tzinfo=UTC)  # what does not say when may have been now
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
