"""What all pages are made of: the programme, its cover, its episodes, and the shelves they stand on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from radiodesk.model.programme import Programme
from radiodesk.model.publication import Publication
from radiodesk.site import shelves
from radiodesk.site.artwork import Cover
from radiodesk.site.pages import EpisodeView, PageView, episode_view, page_view


@dataclass(frozen=True)
class Stock:
    """`publications` and their `views` go together, newest first."""

    programme: Programme
    cover: Cover
    publications: tuple[Publication, ...]
    views: tuple[EpisodeView, ...]
    years: tuple[shelves.Shelf, ...]
    seasons: tuple[shelves.Shelf, ...]
    people: tuple[shelves.Shelf, ...]

    @property
    def shelves(self) -> tuple[shelves.Shelf, ...]:
        """All shelves that have a page."""
        return (*self.years, *self.seasons, *self.people)

    def plain_page(self, path: str, title: str) -> PageView:
        """The head of a page that is about no single episode."""
        return page_view(self.programme, self.cover, path, title)


def take_stock(
    programme: Programme, publications: Sequence[Publication], cover: Cover, covers: Mapping[int, Cover]
) -> Stock:
    """Everything in order; `covers` are those of episodes by id, the others have that of the programme."""
    newest_first = tuple(sorted(publications, key=lambda each: (each.date, each.episode_id), reverse=True))
    views = tuple(episode_view(programme, each, covers.get(each.episode_id, cover)) for each in newest_first)
    years, seasons, people = shelves.years(views), shelves.seasons(programme, views), shelves.people(views)
    return Stock(programme, cover, newest_first, views, years, seasons, people)
