"""What the pages say of a programme beyond its title: when it is on air, by whom, how it may be used and supported."""

from collections.abc import Iterable
from dataclasses import dataclass

from radiodesk.bahasa.schedules import slot_text
from radiodesk.model.programme import Programme
from radiodesk.site.moments import web_address
from radiodesk.site.pages import Person, people_in_order

Links = tuple[tuple[str, str], ...]
"""Words and addresses; an empty address is no link."""


@dataclass(frozen=True)
class Particulars:
    """All of it in words; what is not known is empty."""

    slot: str
    people: tuple[Person, ...]
    places: tuple[str, ...]
    rights: Links
    support: Links
    others: Links


def particulars_of(programme: Programme, language: str) -> Particulars:
    """The particulars of a programme in the words of a language."""
    rights = [(programme.copyright and f"© {programme.copyright}", ""), (programme.license, programme.license_url)]
    return Particulars(
        slot=slot_text(programme.slot, language, programme.zone),
        people=people_in_order(programme.people),
        places=tuple(place.name.strip() for place in programme.places if place.name.strip()),
        rights=_links(rights),
        support=_links((each.text.strip() or each.url, each.url) for each in programme.funding),
        others=_links((each.title.strip() or each.feed_url, each.feed_url) for each in programme.podroll),
    )


def _links(pairs: Iterable[tuple[str, str]]) -> Links:
    return tuple((words.strip(), web_address(url)) for words, url in pairs if words.strip())
