"""One thing in a post to look at again, and what has to be known of an episode to judge its posts."""

from dataclasses import dataclass
from typing import NamedTuple

from radiodesk.bahasa.words import _
from radiodesk.social.facts import PostFacts
from radiodesk.social.sayings import Saying


class Fix(NamedTuple):
    """What one click makes of it: the stretch from `start` to `end` becomes `text`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Caution:
    """One thing to look at again. `what` is a sentence that names `found`, `limit`, `kind` or `better`."""

    rule: str
    what: str
    found: str = ""
    limit: int = 0
    kind: str = ""
    fix: Fix | None = None

    def sentence(self) -> str:
        """It in the spoken language."""
        kind = _(self.kind) if self.kind else ""
        better = self.fix.text.lstrip(" ,") if self.fix else ""
        return _(self.what).format(found=self.found, limit=self.limit, kind=kind, fix=better)


@dataclass(frozen=True)
class Known:
    """An episode as far as its posts are judged by it: its language, names that are right, what was said, its page.

    `quotable` is what was said by those who take part, callers left out.
    """

    language: str = "id"
    names: frozenset[str] = frozenset()
    said: tuple[Saying, ...] = ()
    link: str = ""
    quotable: tuple[Saying, ...] = ()


def known_of(facts: PostFacts) -> Known:
    """What the facts of an episode tell of it."""
    people = {person.name for person in facts.people} | {saying.speaker for saying in facts.said}
    names = {name for name in (*people, facts.programme, facts.station) if name}
    return Known(facts.language, frozenset(names), facts.said, facts.link, facts.quotable)


NOTHING_KNOWN = Known()
"""A text on its own, in Indonesian."""
