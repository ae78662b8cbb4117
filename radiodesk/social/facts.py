"""What a post can tell of an episode."""

import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime

import regex

from radiodesk.model.chapter import Chapter
from radiodesk.model.people import Credit

MOST_READ = 10_000
"""No post has room for more characters of any one text."""

_JOINERS = {"\u200c", "\u200d"}  # they hold emoji and some scripts together
_TAG_SIGN = regex.compile(r"#(?=\p{L})")


@dataclass(frozen=True)
class PostFacts:
    """An episode for its posts. Whatever is not known stays empty; `chapters` are times of the published audio.

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
    language: str = "id"


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
    )


def one_line(text: str, forbidden: str = "") -> str:
    """Text as one line: NFC, single spaces, nothing invisible."""
    kept = "".join(
        " " if letter.isspace() else letter
        for letter in unicodedata.normalize("NFC", text[:MOST_READ])
        if letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in {"Cc", "Cf", "Cs", "Cn", "Co"}
    )
    return " ".join(kept.translate({ord(letter): None for letter in forbidden}).split())
