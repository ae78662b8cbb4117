"""What an account of Instagram or Threads shows: noted before a post, published to, and looked through afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from radiodesk.bahasa.words import _
from radiodesk.model.posting_problems import AccountGone, PostingProblem, PostRefused, TooManyPosts
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.connector import Fate, Keep, Outgoing
from radiodesk.social.connectors.meta.graph import Graph
from radiodesk.social.connectors.meta.marks import LISTED, found_again, reaches_back, rows_of, seen


@dataclass(frozen=True)
class Dialect:
    """How one network calls its edges and fields: `words` is that of the text, `state` that of a container."""

    create: str
    publish: str
    limit: str
    words: str
    state: str
    more: str
    profile: str


class Shelf:
    """The posts of one account; `user` is its number in addresses."""

    def __init__(self, graph: Graph, user: str, dialect: Dialect) -> None:
        """Nothing is asked yet."""
        self._graph, self._user, self._dialect = graph, quote(user, safe=""), dialect
        self._profile = dialect.profile.format(graph.account.handle.lstrip("@"))

    def noted(self, marks: Marks, keep: Keep) -> Marks:
        """The marks with what stands there now. Raises `TooManyPosts` where the day's posts are used up."""
        if "seen" in marks:
            return marks
        self._insist_on_quota()
        marks = {**marks, "seen": seen(self._listed())}
        keep(marks)
        return marks

    def publish(self, marks: Marks) -> Fate:
        """The one request that makes the container public; the answer may take minutes."""
        answer = self._graph.commit(f"{self._user}/{self._dialect.publish}", {"creation_id": marks["container"]})
        return Fate("live", self._permalink(str(answer.get("id", ""))))

    def look(self, post: Outgoing, marks: Marks) -> Fate:
        """The container knows whether it was published; which post it became, the list knows."""
        is_published = self._state(marks["container"]) == "PUBLISHED"
        rows = self._listed()
        found = found_again(rows, self._dialect.words, post.text, marks)
        if found or is_published:
            return Fate("live", str((found or {}).get("permalink") or self._profile))
        return Fate("absent") if reaches_back(rows, marks) else Fate("unsure", self._profile)

    def _state(self, number: str) -> str:
        try:
            found = self._graph.ask("GET", quote(number, safe=""), {"fields": self._dialect.state})
        except AccountGone:  # containers are cleared away some time after their day
            return ""
        return str(found.get(self._dialect.state, ""))

    def _listed(self) -> list[Mapping[str, object]]:
        facts = {"fields": f"id,{self._dialect.words},permalink,timestamp", "limit": str(LISTED)}
        return rows_of(self._graph.ask("GET", f"{self._user}/{self._dialect.create}", facts))

    def _insist_on_quota(self) -> None:
        """How many posts a day are taken the documentation says in two ways: it is asked. No answer is no limit."""
        edge = f"{self._user}/{self._dialect.limit}"
        try:
            rows = rows_of(self._graph.ask("GET", edge, {"fields": "quota_usage,config"}))
        except PostRefused:
            return
        for row in rows:
            config = row.get("config")
            most = config.get("quota_total") if isinstance(config, dict) else None
            used = row.get("quota_usage")
            if isinstance(most, int) and isinstance(used, int) and used >= most:
                raise self._graph.problem(TooManyPosts, _("{count} posts within 24 hours").format(count=used))

    def _permalink(self, number: str) -> str:
        """The page of a post that is out: no trouble with this may make it look as if it were not."""
        try:
            found = self._graph.ask("GET", quote(number, safe=""), {"fields": "permalink"})
        except PostingProblem:
            return self._profile
        return str(found.get("permalink") or self._profile)
