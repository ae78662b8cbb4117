"""What is known of an episode in a feed without looking at it: enough to sort it, and to tell whether it is new."""

from typing import NamedTuple

from radiodesk.model.publication import Publication


class Entry(NamedTuple):
    """A publication in brief. `key` is the same for equal publications and for no others; `date_s` counts from 1970.

    `revised` is in ISO 8601; `season` is 0 where there is none; each of the topics is one line.
    """

    key: str
    episode_id: int
    guid: str
    file_name: str
    date_s: float
    revised: str
    season: int
    type: str
    topics: tuple[str, ...]


def entry_of(key: str, publication: Publication) -> Entry:
    """The brief form of a publication that has this key."""
    sheet = publication.sheet
    return Entry(
        key,
        publication.episode_id,
        publication.guid,
        publication.enclosure.file_name,
        publication.date.timestamp(),
        publication.revised.isoformat(),
        sheet.season or 0,
        sheet.type,
        tuple(" ".join(topic.split()) for topic in sheet.topics),
    )
