"""The history of publishing: lines are added, read back as they were, and never changed or lost."""

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from radiodesk.library.library import Library
from radiodesk.library.pruning import KEPT
from radiodesk.model.record import Actor, Record, RecordedEpisode
from tests.library.ageing import leave_as_version
from tests.library.makers import NOON, a_destination, a_library, a_page, an_episode

RINA = Actor("rina", "meja-2", "Humas")


def a_record(**facts: object) -> Record:
    values = {"at": NOON, "act": "publish", "outcome": "done", "destination": "situs", "address": "folder:/srv/situs"}
    return Record(programme="Jaksa Menyapa", actor=RINA, **{**values, **facts})  # type: ignore[arg-type]


def test_a_line_comes_back_as_it_was_written(tmp_path: Path) -> None:
    sent = (a_page("halo"),)
    record = a_record(episodes=(RecordedEpisode(1, "g", "Tilang", "a" * 64),), sent=sent, removed=("x",), chosen=(1,))
    with a_library(tmp_path) as library:
        written = library.add_record(record)

    with Library.open(tmp_path) as library:
        assert library.records() == (written,)
        assert written.id == 1


def test_lines_are_told_apart_by_their_destination(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        library.add_record(a_record())
        library.add_record(a_record(destination="cermin"))

        assert [each.destination for each in library.records("cermin")] == ["cermin"]
        assert len(library.records()) == 2


@pytest.mark.parametrize("order", ["UPDATE records SET outcome = 'done'", "DELETE FROM records"])
def test_the_database_refuses_to_rewrite_the_history(tmp_path: Path, order: str) -> None:
    with a_library(tmp_path) as library:
        library.add_record(a_record(outcome="failed"))

        with pytest.raises(IntegrityError, match="never rewritten"), library._database.session() as session:
            session.execute(text(order))

        assert [each.outcome for each in library.records()] == ["failed"]


def test_the_history_outlives_the_editions_that_it_tells_of(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        place = a_destination(library)
        for number in range(KEPT + 3):
            edition = library.begin_edition(place.name, [a_page(str(number), library=library)], [], NOON)
            library.finish_edition(edition.id)
            library.add_record(a_record(edition_id=edition.id))

        assert len(library.records()) == KEPT + 3


def test_a_library_from_before_has_no_history_and_keeps_its_programme(tmp_path: Path) -> None:
    with a_library(tmp_path) as library:
        programme, episode = library.programme(), an_episode(library)
    leave_as_version(8, tmp_path)

    with Library.open(tmp_path) as library:
        assert (library.records(), library.appointments()) == ((), ())
        assert (library.programme(), library.episode(episode.id)) == (programme, episode)
