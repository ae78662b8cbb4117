"""Which programme an episode or a destination belongs to, and which one of the library somebody means."""

from collections.abc import Sequence
from dataclasses import replace

from radiodesk.library.library import Library
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, OtherProgramme, UnknownProgramme
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination
from radiodesk.model.words import N_


def programme_of(library: Library, episode: Episode) -> Programme:
    """The programme that an episode belongs to."""
    return library.programme(episode.programme_id)


def programme_at(library: Library, destination: Destination) -> Programme:
    """The programme that a destination shows, at the address under which listeners find it there."""
    programme = library.programme(destination.programme_id)
    return replace(programme, public_url=destination.public_url or programme.public_url)


def insist_on_belonging(library: Library, destination: Destination, ids: Sequence[int]) -> None:
    """Raise `OtherProgramme` for the first episode that belongs to another programme than a destination shows."""
    shown = library.programme(destination.programme_id)
    for episode in map(library.episode, ids):
        if episode.programme_id != shown.id:
            own = programme_of(library, episode).title
            raise OtherProgramme(title=episode.sheet.title, own=own, name=destination.name, other=shown.title)


def find_programme(library: Library, wanted: str) -> Programme:
    """The programme that is meant by its number, its guid or its title; the first one of the library by nothing.

    Raises `UnknownProgramme`, and `BadValue` for a title that several have.
    """
    words = wanted.strip()
    known = library.programmes()
    if not words:
        return known[0]
    for name_of in (lambda each: each.title, lambda each: each.title.casefold(), lambda each: each.guid, _number):
        found = [each for each in known if name_of(each) in {words, words.casefold()}]
        if len(found) > 1:
            numbers = ", ".join(map(_number, found))
            raise BadValue(value=wanted, field=N_("one programme: several are called so"), expected=numbers)
        if found:
            return found[0]
    raise UnknownProgramme(name=wanted)


def _number(programme: Programme) -> str:
    return str(programme.id)
