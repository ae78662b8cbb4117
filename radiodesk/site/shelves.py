"""Episodes on shelves: by year, season, topic and person. Each shelf is a page of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from radiodesk.model.addresses import season_feed
from radiodesk.model.programme import Programme
from radiodesk.site.pages import EpisodeView, Person, Subject
from radiodesk.site.paths import season_page, year_page


@dataclass(frozen=True)
class Shelf:
    """A page that lists episodes, newest first. `kind` is `year`, `season`, `topic` or `person`.

    `roles` are those of a person, in catalogue words; `number` is that of a year or season, else 0. `feed` is the path
    of the feed with these episodes only, from the programme's folder; empty where there is none.
    """

    kind: str
    name: str
    path: str
    episodes: tuple[EpisodeView, ...]
    number: int = 0
    roles: tuple[str, ...] = ()
    feed: str = ""


def years(views: Iterable[EpisodeView]) -> tuple[Shelf, ...]:
    """One shelf a year, the latest first; `views` are newest first."""
    return tuple(
        Shelf("year", str(year), year_page(year), tuple(group), year)
        for year, group in groupby(views, key=lambda view: view.year)
    )


def seasons(programme: Programme, views: Sequence[EpisodeView]) -> tuple[Shelf, ...]:
    """One shelf a season that has episodes, the latest first; its name may be empty."""
    names = {season.number: season.name.strip() for season in programme.seasons}
    numbers = sorted({view.season for view in views if view.season}, reverse=True)
    return tuple(
        Shelf(
            "season",
            names.get(number, ""),
            season_page(number),
            tuple(view for view in views if view.season == number),
            number,
            feed=season_feed(number),
        )
        for number in numbers
    )


def topics(views: Sequence[EpisodeView]) -> tuple[Shelf, ...]:
    """One shelf for every topic, by name; it is called as the oldest of its episodes does."""
    found: dict[str, list[tuple[Subject, EpisodeView]]] = {}
    for view in views:
        for subject in {each.path: each for each in view.topics}.values():
            found.setdefault(subject.path, []).append((subject, view))
    shelves = (
        Shelf("topic", parts[-1][0].name, path, tuple(view for _subject, view in parts), feed=parts[-1][0].feed)
        for path, parts in found.items()
    )
    return tuple(sorted(shelves, key=lambda shelf: (shelf.name.casefold(), shelf.path)))


def people(views: Sequence[EpisodeView]) -> tuple[Shelf, ...]:
    """One shelf for everybody who is named, by name."""
    found: dict[str, list[tuple[Person, EpisodeView]]] = {}
    for view in views:
        for person in view.people:
            found.setdefault(person.path, []).append((person, view))
    shelves = (_person_shelf(path, parts) for path, parts in found.items())
    return tuple(sorted(shelves, key=lambda shelf: (shelf.name.casefold(), shelf.path)))


def _person_shelf(path: str, parts: Sequence[tuple[Person, EpisodeView]]) -> Shelf:
    roles = tuple(dict.fromkeys(person.role for person, _view in parts))
    views = {view.path: view for _person, view in parts}
    return Shelf("person", parts[0][0].name, path, tuple(views.values()), roles=roles)
