"""Who is heard, in the roles of the podcast namespace."""

from collections.abc import Iterable, Sequence

from radiodesk.feed.elements import PODCAST, Element
from radiodesk.feed.text import one_line
from radiodesk.model.people import Credit

LONGEST_NAME = 128

_GROUPS = {"producer": "creative direction", "editor": "writing"}
"""Where the taxonomy of the podcast namespace puts a role that is not of the cast (its taxonomy.json)."""


def persons(people: Iterable[Credit]) -> list[Element]:
    """An element for everybody who has a name."""
    return [_person(credit) for credit in people if one_line(credit.name)]


def item_people(of_programme: Sequence[Credit], of_episode: Sequence[Credit]) -> tuple[Credit, ...]:
    """Who an item names. Persons of an item replace all those of the channel, so these are repeated beside guests."""
    if not of_episode:
        return ()
    named = {one_line(credit.name) for credit in of_episode}
    return (*(credit for credit in of_programme if one_line(credit.name) not in named), *of_episode)


def _person(credit: Credit) -> Element:
    role = {"role": credit.role, "group": _GROUPS.get(credit.role, "cast")}
    return Element(PODCAST, "person", one_line(credit.name)[:LONGEST_NAME], role)
