"""Drafts of posts: the facts of an episode, told as each network's readers expect, within its limit."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from radiodesk.social import pieces
from radiodesk.social.angles import DEFAULT_ANGLE, Angle, Hook, hook_of
from radiodesk.social.caution import NOTHING_KNOWN, Known, known_of
from radiodesk.social.count import Count, count, count_title
from radiodesk.social.facts import PostFacts, tidy
from radiodesk.social.networks import NETWORKS, Network, Shape, network_of
from radiodesk.social.pieces import Piece, Story
from radiodesk.social.sayings import QUOTES, Saying
from radiodesk.social.sentences import keep_lines, shorten

ALL = tuple(NETWORKS)

FEWEST_WORDS = 4
"""Shorter sentences stand in many texts without being taken from the sound."""

__all__ = ["ALL", "Draft", "PostFacts", "draft_posts"]


@dataclass(frozen=True)
class Draft:
    """A post to correct or to paste as it is, the page it leads to, and what its first line was made from.

    Without a title where a network's posts have none. `known` is what its `cautions` are judged by;
    `said` are the sentences in it that were taken from the sound, in the order in which they are heard.
    """

    network: str
    text: str
    title: str
    count: Count
    link: str = ""
    hook: Hook | None = None
    said: tuple[Saying, ...] = ()
    known: Known = field(default=NOTHING_KNOWN, repr=False)


SHAPES: dict[Shape, tuple[Piece, ...]] = {
    "story": (pieces.hook, pieces.body, pieces.about, pieces.cast, pieces.listen, pieces.tags),
    "short": (pieces.hook, pieces.body, pieces.together, pieces.listen, pieces.tags),
    "caption": (pieces.hook, pieces.body, pieces.about, pieces.cast, pieces.listen, pieces.tags),
    "video": (
        pieces.hook,
        pieces.body,
        pieces.cast,
        pieces.aired,
        pieces.chapter_list,
        pieces.listen,
        pieces.tags,
    ),
    "message": (pieces.bold_hook, pieces.body, pieces.about, pieces.cast, pieces.listen, pieces.tags),
}
"""What a post of each kind consists of, in the order in which it is read."""


def _nothing(_text: str, _fits: Callable[[str], bool]) -> str:
    return ""


def _fewer_chapters(text: str, fits: Callable[[str], bool]) -> str:
    kept = keep_lines(text, fits)
    return kept if len(kept.splitlines()) > pieces.FEWEST_CHAPTERS else ""


GIVE_WAY: tuple[tuple[Piece, Callable[[str, Callable[[str], bool]], str]], ...] = (
    (pieces.body, pieces.shorter_body),
    (pieces.tags, _nothing),
    (pieces.aired, _nothing),
    (pieces.chapter_list, _fewer_chapters),
    (pieces.cast, keep_lines),
    (pieces.together, _nothing),
    (pieces.about, shorten),
    (pieces.hook, shorten),
    (pieces.bold_hook, _nothing),
    (pieces.listen, _nothing),
)
"""Who gives way first when a post is too long, and how; the call to action holds out longest."""


def draft_posts(facts: PostFacts, networks: Iterable[str] = ALL, angle: Angle = DEFAULT_ANGLE) -> tuple[Draft, ...]:
    """One draft for each network, in that order, beginning with a question, a number or a quote as far as there is one.

    Each fits, however long the facts. Raises `BadValue` for a network that is unknown.
    """
    rows = [network_of(key) for key in networks]
    clean = {forbidden: tidy(facts, forbidden) for forbidden in {row.forbidden for row in rows}}
    hooks = {forbidden: hook_of(each, angle) for forbidden, each in clean.items()}
    return tuple(_draft(clean[row.forbidden], row, hooks[row.forbidden]) for row in rows)


def _draft(facts: PostFacts, network: Network, hook: Hook) -> Draft:
    key = network.key
    story = Story(facts, hook.text, network)
    parts = {piece: piece(story) for piece in SHAPES[network.shape]}
    for piece, less in GIVE_WAY:
        if piece in parts and not count(key, _joined(parts.values())).fits:
            parts[piece] = less(parts[piece], partial(_fits_with, key, parts, piece))
    text = _joined(parts.values())
    return Draft(
        key, text, _title(facts, key), count(key, text), facts.link, hook, _heard(facts, text), known_of(facts)
    )


def _heard(facts: PostFacts, text: str) -> tuple[Saying, ...]:
    """What was said and stands in a text word for word; a sentence that fell twice is taken where it is first heard."""
    told = {saying.text.strip(QUOTES): saying for saying in reversed(facts.said)}
    found = (saying for words, saying in told.items() if len(words.split()) >= FEWEST_WORDS and words in text)
    return tuple(sorted(found, key=lambda saying: saying.start_s))


def _fits_with(key: str, parts: Mapping[Piece, str], piece: Piece, text: str) -> bool:
    return count(key, _joined({**parts, piece: text}.values())).fits


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _title(facts: PostFacts, key: str) -> str:
    """`Title | Programme #12`, shortened in the title; empty where posts have no title."""
    if not network_of(key).title_limit:
        return ""
    number = f" #{facts.number}" if facts.number else ""
    if not facts.title:
        return shorten(facts.programme + number, lambda text: count_title(key, text).fits)
    tail = f" | {facts.programme}{number}" if facts.programme else number
    title = shorten(facts.title, lambda text: count_title(key, text + tail).fits)
    return title + tail if title else shorten(facts.title, lambda text: count_title(key, text).fits)
