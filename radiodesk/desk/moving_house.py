"""Gives a podcast that moves in its programme: the one that it has here already, an empty one, or a new one."""

from dataclasses import dataclass, replace
from pathlib import Path

from radiodesk.bahasa.words import _
from radiodesk.desk.moving_bringing import Bringer
from radiodesk.desk.moving_feed import Household
from radiodesk.desk.moving_journal import FOLDER
from radiodesk.desk.moving_sheets import programme_from, seasons_in
from radiodesk.desk.moving_web import Web
from radiodesk.desk.opening import create_library, insist_on_programme
from radiodesk.library.library import Library
from radiodesk.model.problems import NotFilledIn, WrongInput
from radiodesk.model.programme import Programme
from radiodesk.model.web_problems import NotFetched
from radiodesk.model.words import N_


@dataclass(frozen=True)
class Home:
    """The programme that a podcast moves into, and sentences about what could not be taken over."""

    programme: Programme
    remarks: tuple[str, ...] = ()


def known_home(library: Library, household: Household) -> Programme | None:
    """The programme that is this podcast already: it moved in before, wholly or in part.

    A feed that does not say who it is, is known by its title.
    """
    programmes = library.programmes()
    if household.guid:
        return next((each for each in programmes if each.guid == household.guid), None)
    titled = (each for each in programmes if each.title == household.show.title and not library.is_vacant(each.id))
    return next(titled, None)


def is_new_address_needed(library: Library, household: Household) -> bool:
    """Whether somebody must say where the podcast will be on the web: nothing here has an address for it."""
    return known_home(library, household) is None and _vacant(library) is None


def settle(library: Library, household: Household, public_url: str) -> Home:
    """The programme for a podcast, made now unless it is here already. `public_url` empty: that of the empty one.

    One that is here stays as it is: somebody may have changed it since. Raises `NotFilledIn`, `BadValue`,
    `AddressTaken`.
    """
    known = known_home(library, household)
    if known is not None:
        return Home(known)
    vacant = _vacant(library)
    if vacant is None and not public_url.strip():
        raise NotFilledIn(field=N_("The address on the web"))
    into = vacant or Programme(household.show.title, public_url)
    if public_url.strip():
        into = replace(into, public_url=public_url.strip())
    programme, remarks = _furnished(household, into)
    cover, more = _cover_of(library, household)
    programme = replace(programme, cover=cover or programme.cover)
    insist_on_programme(programme)
    settled = library.settle_in(programme) if vacant else library.add_programme(programme)
    return Home(settled, (*remarks, *more))


def create_home(root: Path, household: Household, public_url: str) -> Library:
    """A new library whose one programme waits for this podcast.

    Raises `NotFilledIn`, `BadValue`, `LibraryExists`, `NotWritable`, `DiskFull`.
    """
    if not public_url.strip():
        raise NotFilledIn(field=N_("The address on the web"))
    return create_library(root, Programme(household.show.title, public_url.strip()))


def _furnished(household: Household, into: Programme) -> tuple[Programme, tuple[str, ...]]:
    all_numbered = all(each.item.number for each in household.arriving)
    guid = household.guid or replace(into, guid="").guid
    programme, remarks = programme_from(household.show, guid, into, all_numbered=all_numbered)
    if not household.guid:
        text = _("The feed does not say its address, so its podcast:guid follows from the new one: {guid}.")
        remarks += (text.format(guid=guid),)
    return replace(programme, seasons=seasons_in(household.arriving) or programme.seasons), remarks


def _cover_of(library: Library, household: Household) -> tuple[str, tuple[str, ...]]:
    if not household.show.image_url:
        return "", ()
    with Web(trusts_the_house=household.trusts_the_house) as web:
        bringer = Bringer(library, web, library.root / FOLDER, "")
        try:
            return bringer.cover(household.show.image_url), ()
        except (NotFetched, WrongInput) as problem:
            said = problem.facts.get("reason") or problem.what
            return "", (_("The cover of the programme could not be brought ({reason}).").format(reason=_(said)),)


def _vacant(library: Library) -> Programme | None:
    """The only programme of a library, while it has no episodes: it was made to be filled."""
    programmes = library.programmes()
    return programmes[0] if len(programmes) == 1 and library.is_vacant(programmes[0].id) else None
