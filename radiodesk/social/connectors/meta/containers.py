"""Containers of Instagram and Threads: made, worked on by Meta, published once. Their number finds the post again.

developers.facebook.com/docs/instagram-platform/content-publishing, /docs/threads/posts
"""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from urllib.parse import quote

from radiodesk.bahasa.words import _
from radiodesk.jobs.step import Step
from radiodesk.model.posting_problems import AccountGone, MediaOutOfReach, NotSent, PostRefused
from radiodesk.model.queued_post import Marks
from radiodesk.social.connectors.connector import Carried, Keep
from radiodesk.social.connectors.meta.graph import Graph
from radiodesk.social.connectors.meta.shelf import Dialect

LIFE = timedelta(hours=23)
"""They are over after 24 hours."""

PAUSES_S = (1.0, 2.0, 3.0, 5.0, *((10.0,) * 30))
"""Between two looks at one that is worked on; together five minutes, as Meta advises."""

OUT_OF_REACH = ("2207003", "2207052", "2207053")
"""What a container says that could not fetch its picture or video."""


class Containers:
    """Those of one account, made at `edge`."""

    def __init__(self, graph: Graph, edge: str, dialect: Dialect) -> None:
        """Nothing is asked yet."""
        self._graph, self._edge, self._dialect = graph, edge, dialect

    def begun(self, marks: Marks, keep: Keep) -> Marks:
        """The marks without containers that can no longer be published, so that they are made anew."""
        if "container" not in marks and "made" not in marks:
            return marks
        is_old = datetime.now(UTC) - datetime.fromisoformat(marks["made"]) > LIFE
        state = self.state(marks["container"]) if "container" in marks else "FINISHED"
        if state == "PUBLISHED" or (not is_old and state in {"FINISHED", "IN_PROGRESS"}):
            return marks
        fresh = {name: value for name, value in marks.items() if name == "seen"}
        keep(fresh)
        return fresh

    def make(self, name: str, facts: Mapping[str, str], marks: Marks, keep: Keep, file: str = "") -> Marks:
        """One more, kept as `name`, unless there is one. Raises a `PostingProblem`."""
        if name in marks:
            return marks
        try:
            answer = self._graph.ask("POST", self._edge, facts)
        except MediaOutOfReach as problem:
            raise self._graph.problem(MediaOutOfReach, str(problem.facts["reason"]), file) from None
        marks = {"made": datetime.now(UTC).isoformat(), **marks, name: str(answer.get("id", ""))}
        if uri := answer.get("uri"):
            marks = {**marks, f"{name}-uri": str(uri)}
        keep(marks)
        return marks

    def wait(self, number: str, step: Step, carried: Carried | None = None) -> None:
        """Until Meta has worked on it. Raises `MediaOutOfReach`, `PostRefused`, `NotSent` where it takes too long."""
        for at, pause_s in enumerate(PAUSES_S):
            found = self._asked(number)
            state = str(found.get(self._dialect.state, ""))
            if state in {"FINISHED", "PUBLISHED"}:
                return
            if state in {"ERROR", "EXPIRED"}:
                self._explain(found, carried)
            _rest(pause_s, partial(step, at, len(PAUSES_S)))
        raise self._graph.problem(NotSent, _("it is still working on the picture or video"))

    def state(self, number: str) -> str:
        """FINISHED, IN_PROGRESS, PUBLISHED, ERROR or EXPIRED; one that is gone is over as well."""
        try:
            return str(self._asked(number).get(self._dialect.state, ""))
        except AccountGone:
            return "EXPIRED"

    def _asked(self, number: str) -> Mapping[str, object]:
        fields = f"{self._dialect.state},{self._dialect.more}"
        return self._graph.ask("GET", quote(number, safe=""), {"fields": fields})

    def _explain(self, found: Mapping[str, object], carried: Carried | None) -> None:
        said = str(found.get(self._dialect.more) or found.get(self._dialect.state))
        file = (carried.public_url or carried.path.name) if carried else ""
        kind = MediaOutOfReach if any(each in said for each in OUT_OF_REACH) else PostRefused
        raise self._graph.problem(kind, said, file)


def _rest(pause_s: float, watch: Callable[[], None]) -> None:
    """Wait, but hear within a second that somebody wants to stop."""
    end = time.monotonic() + pause_s
    while (left_s := end - time.monotonic()) > 0:
        watch()
        time.sleep(min(left_s, 1.0))


def address_of(graph: Graph, carried: Carried) -> str:
    """Where Meta fetches a file itself. Raises `MediaOutOfReach` where it is not public."""
    if not carried.public_url:
        raise graph.problem(MediaOutOfReach, _("it has no public address yet."), carried.path.name)
    return carried.public_url
