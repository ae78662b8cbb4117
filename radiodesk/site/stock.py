"""What the pages of a language are made of: the programme, its cover, its episodes, and the shelves they stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.site import shelves
from radiodesk.site.artwork import Cover
from radiodesk.site.pages import EpisodeView, PageView, episode_view, page_view
from radiodesk.site.talk import Talk
from radiodesk.site.tongues import Tongue


@dataclass(frozen=True)
class Source:
    """What all languages have in common. `publications` are newest first; `covers` and `talks` are by episode id.

    An episode without a cover of its own has that of the programme.
    """

    programme: Programme
    publications: tuple[Publication, ...]
    cover: Cover
    covers: Mapping[int, Cover]
    talks: Mapping[int, Talk]


@dataclass(frozen=True)
class Stock:
    """Everything in one language; `views` are newest first."""

    tongue: Tongue
    programme: Programme
    cover: Cover
    views: tuple[EpisodeView, ...]
    years: tuple[shelves.Shelf, ...]
    seasons: tuple[shelves.Shelf, ...]
    topics: tuple[shelves.Shelf, ...]
    people: tuple[shelves.Shelf, ...]

    @property
    def shelves(self) -> tuple[shelves.Shelf, ...]:
        """All shelves that have a page."""
        return (*self.years, *self.seasons, *self.topics, *self.people)

    def plain_page(self, path: str, title: str) -> PageView:
        """The head of a page that is about no single episode."""
        return page_view(self.tongue, self.programme, self.cover, path, title)


def newest_first(publications: Sequence[Publication]) -> tuple[Publication, ...]:
    """Publications in the order in which pages list them."""
    return tuple(sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True))


def take_stock(tongue: Tongue, source: Source) -> Stock:
    """Everything that pages in this language are made of, in order."""
    views = tuple(_view(tongue, source, each) for each in source.publications)
    return Stock(
        tongue,
        source.programme,
        source.cover,
        views,
        shelves.years(views),
        shelves.seasons(source.programme, views),
        shelves.topics(views),
        shelves.people(views),
    )


def _view(tongue: Tongue, source: Source, publication: Publication) -> EpisodeView:
    cover = source.covers.get(publication.episode_id, source.cover)
    return episode_view(tongue, source.programme, publication, cover, source.talks[publication.episode_id])
