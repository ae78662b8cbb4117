"""How a post begins: with a question, a number or a quote. The same episode, told to three kinds of readers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import regex

from radiodesk.model.words import N_
from radiodesk.social.facts import PostFacts
from radiodesk.social.privacy import private_parts
from radiodesk.social.ranking import ranked, stands_alone
from radiodesk.social.sayings import Saying, quoted
from radiodesk.social.sentences import sentences

Angle = Literal["question", "number", "quote"]

ANGLES: dict[Angle, str] = {"question": N_("A question"), "number": N_("A number"), "quote": N_("A quote")}
"""With their labels."""

DEFAULT_ANGLE: Angle = "question"

HOOK_LENGTH = 125
"""Feeds show about this many characters before they cut; a longer first line is none."""

QUOTE_WORDS = (8, 22)

_NUMBER = regex.compile(r"\d")
_DIGIT_WORD = "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|one|two|three|four|five|six|seven|eight|nine|ten"
_SPOKEN_NUMBER = regex.compile(
    rf"(?i)\b(?:{_DIGIT_WORD}|sepuluh|sebelas|belas|puluh|ratus|ribu|juta|miliar|hundred|thousand|million)"
    r" (?:jam|hari|pekan|bulan|tahun|rupiah|persen|orang|desa|perkara|hours|days|weeks|months|years|per cent|people)\b"
)
"""Numbers as they are said; a bare `satu` is none."""


@dataclass(frozen=True)
class Hook:
    """The first line. `angle` None is the title alone; `said` is what is quoted, to be heard at its second."""

    text: str
    angle: Angle | None = None
    said: Saying | None = None


def hook_of(facts: PostFacts, angle: Angle) -> Hook:
    """The first line by an angle; where the episode has nothing of the kind, its question, else its title."""
    kinds = dict.fromkeys((angle, "question"))
    found = chain.from_iterable(_FINDERS[kind](facts) for kind in kinds)
    return next(found, None) or Hook(_title(facts))


def angles_of(facts: PostFacts) -> tuple[Angle, ...]:
    """The angles that this episode has something for."""
    return tuple(angle for angle in ANGLES if next(_FINDERS[angle](facts), None))


def _questions(facts: PostFacts) -> Iterator[Hook]:
    asked = (question.text for question in facts.questions)
    for text in (facts.title, *sentences(facts.summary), *asked):
        is_usable = text == facts.title or (len(text) <= HOOK_LENGTH and not private_parts(text))
        if "?" in text and is_usable and (text == facts.title or text.endswith("?")):
            yield Hook(text, "question")


def _numbers(facts: PostFacts) -> Iterator[Hook]:
    """A sentence that says something alone; an answer stands behind its question, or nobody knows what it answers."""
    answered = (f"{question.text} {question.answer}" for question in facts.questions if question.answer)
    for text in (*filter(stands_alone, sentences(facts.summary)), *answered):
        if _is_number_line(text):
            yield Hook(text, "number")
    for saying in ranked(facts.quotable, facts.leaders):
        if _is_number_line(saying.text) and stands_alone(saying.text):
            yield _quoted(saying, "number")


def _quotes(facts: PostFacts) -> Iterator[Hook]:
    """Word for word, by somebody with a name who is not the host; numbers are better told than quoted."""
    leaders = facts.leaders
    for saying in ranked(facts.quotable, leaders):
        is_short = QUOTE_WORDS[0] <= len(saying.text.split()) <= QUOTE_WORDS[1]
        is_from_guest = saying.speaker and saying.speaker not in leaders
        if is_short and is_from_guest and stands_alone(saying.text) and not _NUMBER.search(saying.text):
            yield _quoted(saying, "quote")


def _is_number_line(text: str) -> bool:
    has_number = _NUMBER.search(text) or _SPOKEN_NUMBER.search(text)
    return has_number is not None and len(text) <= HOOK_LENGTH and not private_parts(text)


def _quoted(saying: Saying, angle: Angle) -> Hook:
    return Hook(quoted(saying), angle, saying)


def _title(facts: PostFacts) -> str:
    return next((text for text in (facts.title, *sentences(facts.summary), facts.programme) if text), "")


_FINDERS: dict[Angle, Callable[[PostFacts], Iterator[Hook]]] = {
    "question": _questions,
    "number": _numbers,
    "quote": _quotes,
}
