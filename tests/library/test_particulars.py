"""What is known about a programme beyond its title is kept, and a programme from before has none of it."""

from dataclasses import fields, replace
from pathlib import Path

from radiodesk.library.library import Library
from radiodesk.model.particulars import Funding, OtherShow, Place, Remark, Slot
from radiodesk.model.people import Credit
from radiodesk.model.programme import Programme
from tests.library.ageing import leave_as_version
from tests.library.makers import a_library

FIRST = ("title", "public_url", "description", "language", "author", "owner_email", "category", "subcategory", "cover",
         "station", "zone", "explicit", "type", "seasons", "guid", "id")  # fmt: skip
"""What the first version knew."""


def test_everything_that_is_known_comes_back(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        known = replace(
            library.programme(),
            people=(Credit("Sari Wulandari", "host"),),
            slot=Slot(("TH",), (1, 3), "15:00"),
            places=(Place("Banjarmasin", "-3.32,114.59", "R1234", "ID"),),
            copyright="Seksi Penerangan Hukum",
            license="cc-by-4.0",
            funding=(Funding("https://contoh.example/dukung", "Dukung kami"),),
            publisher=OtherShow("Radio Contoh", feed_url="https://contoh.example/stasiun.xml"),
            podroll=(OtherShow(guid="9b024349-ccf0-5f69-a609-6b82873eab3c"),),
            comments="disabled",
            remarks=(Remark("applepodcastsverify", "abc"),),
            colour="#123456",
            colour_second="#abcdef",
            new_feed_url="https://baru.example/feed.xml",
            is_complete=True,
            is_blocked=True,
        )

        library.save_programme(known)

        assert library.programme() == known


def test_a_programme_from_before_opens_and_nothing_more_is_known_of_it(tmp_path: Path) -> None:
    a_library(tmp_path).close()
    later = [field.name for field in fields(Programme) if field.name not in FIRST]
    leave_as_version(3, tmp_path)

    with Library.open(tmp_path) as library:
        programme = library.programme()

    plain = Programme("plain", "https://plain.example")
    assert {name: getattr(programme, name) for name in later} == {name: getattr(plain, name) for name in later}
