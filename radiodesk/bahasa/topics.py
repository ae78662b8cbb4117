"""Topics: the words by which a programme's episodes are sorted, and the names these have in addresses."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from radiodesk.bahasa.slugs import slug_of
from radiodesk.model.feed_entry import Entry

_BETWEEN = re.compile(r"[;,\n]")


class Topic(NamedTuple):
    """A topic with the episodes on it. `slug` is its name in addresses, `name` how it was first written."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


def read_topics(text: str) -> tuple[str, ...]:
    """The topics in a text that separates them by commas or semicolons; the same one in other letters counts once."""
    found: dict[str, str] = {}
    for part in _BETWEEN.split(text):
        if name := " ".join(part.split()):
            found.setdefault(topic_slug(name), name)
    return tuple(found.values())


def write_topics(topics: Iterable[str]) -> str:
    """The inverse of `read_topics`."""
    return "; ".join(topics)


@lru_cache(maxsize=4096)
def topic_slug(name: str) -> str:
    """The name of a topic in addresses; one in letters that these do not take goes by a number of its own."""
    letters = name.casefold()
    return slug_of(letters, f"topic-{hashlib.sha256(letters.encode(errors='replace')).hexdigest()[:8]}")


@lru_cache(maxsize=4096)
def _by_slug(topics: tuple[str, ...]) -> dict[str, str]:
    return {topic_slug(name): name for name in topics}


def by_topic(newest_first: Sequence[Entry]) -> tuple[Topic, ...]:
    """The topics of episodes by name, each with its episodes; these come, and stay, newest first.

    Spellings with one slug are one topic. It is called as the oldest of its episodes does, so that nothing published
    later renames it.
    """
    on: dict[str, list[Entry]] = {}
    names: dict[str, str] = {}
    for each in reversed(newest_first):
        for slug, name in _by_slug(each.topics).items():
            names.setdefault(slug, name)
            on.setdefault(slug, []).append(each)
    topics = (Topic(slug, names[slug], tuple(those[::-1])) for slug, those in on.items())
    return tuple(sorted(topics, key=lambda topic: (topic.name.casefold(), topic.slug)))
