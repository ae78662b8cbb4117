"""Several programmes in one library: each at an address of its own, with its own slugs, stations and destinations."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.problems import AddressTaken, BadValue, PlaceTaken, UnknownProgramme
from radiodesk.model.programme import Programme
from radiodesk.model.publication import Destination
from tests.library.ageing import leave_as_version
from tests.library.makers import NOON, a_library, a_publication, a_recording, an_episode

SECOND = Programme("Suara Desa", "https://radio.example.id/desa", station="Radio Desa")


def test_a_library_of_one_programme_needs_no_number(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        assert library.programmes() == (library.programme(),)
        assert library.programme(library.programme().id) == library.programme()


def test_programmes_are_kept_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        added = library.add_programme(SECOND)

    with Library.open(tmp_path) as library:
        assert [each.title for each in library.programmes()] == ["Jaksa Menyapa", "Suara Desa"]
        assert library.programme(added.id) == added
        assert library.programme().title == "Jaksa Menyapa"
        with pytest.raises(UnknownProgramme):
            library.programme(7)


def test_two_programmes_never_have_one_address(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first, second = library.programme(), library.add_programme(SECOND)

        with pytest.raises(AddressTaken, match="Jaksa Menyapa"):
            library.add_programme(Programme("Tiruan", first.public_url.rstrip("/")))
        with pytest.raises(AddressTaken, match="Jaksa Menyapa"):
            library.add_programme(Programme("Tiruan", "http://Radio.Example.id:80/jaksa"))
        with pytest.raises(AddressTaken):
            library.save_programme(replace(second, public_url=first.public_url))

        assert library.programmes() == (first, second)


def test_a_change_is_of_the_programme_that_is_meant(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)

        library.save_programme(replace(second, title="Suara Desa Kita", guid="another"))

        assert [each.title for each in library.programmes()] == ["Jaksa Menyapa", "Suara Desa Kita"]
        assert library.programme(second.id).guid == second.guid


def test_the_list_and_the_search_keep_to_one_programme_or_go_over_all(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)
        here = an_episode(library, "Tilang di kota")
        there = library.add_episode(a_recording(), Sheet("Tilang di desa"), second.id)

        assert [row.id for row in library.episodes("tilang")] == [there.id, here.id]
        assert [row.id for row in library.episodes("tilang", here.programme_id)] == [here.id]
        assert [(row.id, row.programme_id) for row in library.episodes(programme_id=second.id)] == [
            (there.id, second.id)
        ]


def test_episodes_are_found_by_the_station_of_their_own_programme(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)
        here, there = an_episode(library), library.add_episode(a_recording(), Sheet("Sawah"), second.id)

        library.save_programme(replace(second, station="Gelombang Tani"))

        assert [row.id for row in library.episodes("gelombang")] == [there.id]
        assert [row.id for row in library.episodes("contoh")] == [here.id]


def test_two_programmes_may_have_the_same_slug_and_one_may_not(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)
        here = an_episode(library)
        there, again = (library.add_episode(a_recording(), Sheet("Tilang"), second.id) for _number in range(2))

        slugs = [library.fix_slug(each.id, "tilang") for each in (here, there, again)]

        assert slugs == ["tilang", "tilang", "tilang-2"]
        assert len({here.guid, there.guid, again.guid}) == 3


def test_a_destination_shows_one_programme_for_good(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first, second = library.programme(), library.add_programme(SECOND)
        place = library.save_destination(Destination("situs", "folder:/srv/www"))
        assert place.programme_id == first.id
        moved = library.save_destination(replace(place, programme_id=second.id))
        library.save_destination(replace(moved, programme_id=first.id))
        edition = library.begin_edition("situs", [], [a_publication(an_episode(library))], NOON)
        library.finish_edition(edition.id)

        with pytest.raises(PlaceTaken, match="Jaksa Menyapa"):
            library.save_destination(replace(place, programme_id=second.id))

        assert library.public_programmes() == (first,)
        assert library.destinations(second.id) == ()
        assert library.destinations(0) == library.destinations(first.id) == (place,)


@pytest.mark.parametrize(
    "wanted",
    [
        Destination("desa", "folder:/srv/www/"),
        Destination("desa", "folder:/srv/desa", public_url="https://radio.example.id/jaksa"),
        Destination("desa", "folder:/srv/desa", public_url="https://cermin.example.id/"),
    ],
    ids=["the same folder", "the address of the other programme", "the address of its mirror"],
)
def test_two_programmes_never_share_a_place(tmp_path: Path, wanted: Destination) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)
        mirror = Destination("situs", "folder:/srv/www", public_url="https://cermin.example.id")
        library.save_destination(mirror)

        with pytest.raises(PlaceTaken):
            library.save_destination(replace(wanted, programme_id=second.id))
        with pytest.raises(AddressTaken):
            library.save_programme(replace(second, public_url="https://cermin.example.id/"))
        inside = library.save_destination(Destination("desa", "folder:/srv/www/desa", programme_id=second.id))

        assert library.destinations(second.id) == (inside,)


def test_a_destination_of_a_programme_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with a_library(tmp_path) as library, pytest.raises(UnknownProgramme):
        library.save_destination(Destination("situs", "folder:/srv/www", programme_id=9))


def test_a_name_of_a_destination_is_taken_in_the_whole_library(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        second = library.add_programme(SECOND)
        library.save_destination(Destination("situs", "folder:/srv/www"))

        with pytest.raises(BadValue):
            library.save_destination(Destination("situs", "folder:/srv/desa", programme_id=second.id))


def test_a_library_from_before_opens_with_everything_in_its_one_programme(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        first = library.programme()
        episode = an_episode(library)
        library.fix_slug(episode.id, "tilang")
        library.save_destination(Destination("situs", "folder:/srv/www"))
    with closing(sqlite3.connect(tmp_path / "library.db")) as database:
        database.execute("UPDATE destinations SET programme_id = 0")
        database.commit()
    leave_as_version(6, tmp_path)

    with Library.open(tmp_path) as library:
        assert library.programmes() == (first,)
        assert [row.programme_id for row in library.episodes()] == [first.id]
        assert [place.name for place in library.destinations(first.id)] == ["situs"]
        second = library.add_programme(SECOND)
        other = library.add_episode(a_recording(), Sheet("Tilang"), second.id)
        assert library.fix_slug(other.id, "tilang") == "tilang"
