"""What a post can tell of an episode."""

from dataclasses import dataclass, replace
from datetime import datetime

import regex

from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit
from radiodesk.model.question import Question
from radiodesk.social.lines import one_line
from radiodesk.social.sayings import Saying

_LEADERS = frozenset({"host", "co-host", "guest host"})
_TAG_SIGN = regex.compile(r"#(?=\p{L})")


@dataclass(frozen=True)
class PostFacts:
    """An episode for its posts. Whatever is not known stays empty.

    Times of `chapters`, `questions` and of what was `said` are those of the published audio.

    `hashtags` are the desk's own, with or without #; the programme's and the topic's are made from the titles.
    """

    programme: str
    title: str = ""
    station: str = ""
    number: int | None = None
    aired: datetime | None = None
    summary: str = ""
    people: tuple[Credit, ...] = ()
    link: str = ""
    hashtags: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    questions: tuple[Question, ...] = ()
    said: tuple[Saying, ...] = ()
    language: str = "id"

    @property
    def leaders(self) -> frozenset[str]:
        """The names of those who lead the talk: they ask, others answer."""
        return frozenset(person.name for person in self.people if person.role in _LEADERS)

    @property
    def quotable(self) -> tuple[Saying, ...]:
        """What may be quoted: the words of those who are named as taking part, for callers did not come to be quoted.

        Where nobody's voice has a name that is known, all of it. Degrees behind the name make no other person.
        """
        known = {_bare(person.name) for person in self.people}
        named = tuple(saying for saying in self.said if _bare(saying.speaker) in known)
        return named or self.said


def _bare(name: str) -> str:
    return name.partition(",")[0].strip().casefold()


def tidy(facts: PostFacts, forbidden: str = "") -> PostFacts:
    """The same facts with every text on one line, without control characters and what a network forbids.

    Hashtags inside running text lose their sign: a network may count them, and readers stumble over them.
    """

    def line(text: str) -> str:
        return _TAG_SIGN.sub("", one_line(text, forbidden))

    return replace(
        facts,
        programme=line(facts.programme),
        title=line(facts.title),
        station=line(facts.station),
        summary=line(facts.summary),
        people=tuple(Credit(line(person.name), person.role) for person in facts.people if line(person.name)),
        link="".join(one_line(facts.link, forbidden).split()),
        chapters=tuple(replace(chapter, title=line(chapter.title)) for chapter in facts.chapters),
        questions=tuple(
            replace(each, text=line(each.text), answer=line(each.answer)) for each in facts.questions if line(each.text)
        ),
        said=tuple(
            replace(each, text=line(each.text), speaker=line(each.speaker)) for each in facts.said if line(each.text)
        ),
    )
