"""Feeds of a part of the programme: one for each season, one for each topic, with the same items as the whole.

Directories must not list them: they would show every episode twice. So each has `itunes:block` and `podcast:block`, an
identification of its own by the rule of the podcast namespace, and no promise of when something comes. Whoever follows
one by its address hears from it as from any feed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from radiodesk.bahasa.topics import by_topic
from radiodesk.feed.text import one_line
from radiodesk.model.addresses import FEED_FILE, INDEX_FILE, ascii_url, season_feed, topic_feed
from radiodesk.model.feed_entry import Entry
from radiodesk.model.particulars import Slot
from radiodesk.model.programme import Programme, podcast_guid

_SEASON = {"id": "Musim {number}", "en": "Season {number}"}
"""What a season without a name is called, by the language of the programme."""


@dataclass(frozen=True)
class Part:
    """A season or a topic. `folder` is where its page and its feed lie, empty for the whole programme."""

    folder: str = ""
    name: str = ""

    @property
    def page(self) -> str:
        """The path of its web page."""
        return self.path(INDEX_FILE)

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Where the whole is."""
        return (("related", FEED_FILE),) if self.folder else ()

    def path(self, file: str) -> str:
        """The path of one of its files."""
        return f"{self.folder}{file}"


WHOLE = Part()


def parts(programme: Programme, newest_first: Sequence[Entry]) -> Iterator[tuple[Part, tuple[Entry, ...]]]:
    """The seasons, the latest first, then the topics by name, each with its episodes."""
    names = {season.number: one_line(season.name) for season in programme.seasons}
    of_season: dict[int, list[Entry]] = {}
    for entry in newest_first:
        of_season.setdefault(entry.season, []).append(entry)
    for number in sorted(of_season.keys() - {0}, reverse=True):
        unnamed = _SEASON.get(programme.language, _SEASON["en"]).format(number=number)
        yield _part(season_feed(number), names.get(number) or unnamed), tuple(of_season[number])
    for topic in by_topic(newest_first):
        yield _part(topic_feed(topic.slug), one_line(topic.name)), topic.entries


def programme_of(programme: Programme, part: Part) -> Programme:
    """What the feed of a part says of itself where it differs from the whole."""
    return replace(
        programme,
        title=part_title(programme, part),
        guid=podcast_guid(ascii_url(programme.public_url + part.path(FEED_FILE))),
        is_blocked=True,
        slot=Slot(),
        new_feed_url="",
    )


def part_title(programme: Programme, part: Part) -> str:
    """What an app calls it."""
    return f"{one_line(programme.title)}: {part.name}"


def _part(feed: str, name: str) -> Part:
    return Part(feed.removesuffix(FEED_FILE), name)
