"""Publishing at a set time is kept over restarts and carried out once; audio that was taken back waits its time."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from radiodesk.library.library import Library
from radiodesk.model.appointment import Appointment
from radiodesk.model.problems import UnknownDestination
from radiodesk.model.public_problems import UnknownAppointment
from radiodesk.model.publication import PublicFile
from tests.library.makers import NOON, a_destination, a_library, a_publication, an_episode

HOUR = timedelta(hours=1)


def an_appointment(**facts: object) -> Appointment:
    return Appointment(**{"destination": "situs", "episode_ids": (1,), "due": NOON, "made_at": NOON - HOUR, **facts})  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = a_library(tmp_path)
    a_destination(made)
    return made


def test_it_is_there_after_a_restart_with_the_zone_it_was_said_in(library: Library) -> None:
    due = NOON.astimezone(ZoneInfo("Asia/Jayapura"))
    kept = library.add_appointment(an_appointment(due=due, episode_ids=(3, 4), preset="voice"))
    library.close()

    with Library.open(library.root) as again:
        (found,) = again.appointments()
        assert found == kept
        assert (found.due.tzinfo, found.episode_ids) == (due.tzinfo, (3, 4))


def test_it_is_due_from_its_time_on_and_the_earliest_comes_first(library: Library) -> None:
    late, early = (library.add_appointment(an_appointment(due=NOON + wait)) for wait in (HOUR, timedelta()))

    assert library.due_appointments(NOON - HOUR) == ()
    assert library.due_appointments(NOON) == (early,)
    assert library.due_appointments(NOON + HOUR) == (early, late)


def test_two_who_come_at_once_do_not_both_take_it_on(library: Library) -> None:
    appointment = library.add_appointment(an_appointment())

    assert [library.take_on(appointment), library.take_on(appointment)] == [True, False]
    assert library.due_appointments(NOON) == ()


def test_what_was_put_off_meanwhile_is_not_taken_on(library: Library) -> None:
    appointment = library.add_appointment(an_appointment())
    library.put_off_appointment(appointment.id, NOON + HOUR)

    assert not library.take_on(appointment)


def test_what_was_cut_off_is_taken_on_again_after_a_restart(library: Library) -> None:
    appointment = library.add_appointment(an_appointment())
    library.take_on(appointment)
    library.close()

    with Library.open(library.root) as again:
        (found,) = again.due_appointments(NOON)
        assert again.take_on(found)
        assert again.settle_appointment(found.id, "done").state == "done"
        assert again.due_appointments(NOON) == ()


def test_unknown_destinations_and_numbers_are_told(library: Library) -> None:
    with pytest.raises(UnknownDestination):
        library.add_appointment(an_appointment(destination="lain"))
    with pytest.raises(UnknownAppointment):
        library.settle_appointment(9, "dropped")


def test_audio_that_was_taken_back_is_named_when_its_time_is_over(library: Library) -> None:
    files = [PublicFile(f"audio/{name}.mp3", "a" * 64, 9, "audio") for name in ("a", "b")]
    library.withdraw("situs", files, NOON)
    library.withdraw("situs", files[1:], NOON + HOUR)

    assert library.withdrawn("situs", NOON) == ("audio/a.mp3",)
    library.forget_withdrawals("situs", ["audio/b.mp3"])
    assert library.withdrawn("situs", NOON + HOUR) == ("audio/a.mp3",)


def test_how_an_episode_stood_in_public_is_remembered_but_not_what_never_got_there(library: Library) -> None:
    publication = a_publication(an_episode(library))
    failed = library.begin_edition("situs", [], [replace(publication, slug="tak-jadi")], NOON)
    library.abandon_edition(failed.id)
    assert library.earlier_publication(publication.episode_id) is None

    library.finish_edition(library.begin_edition("situs", [], [publication], NOON).id)
    library.finish_edition(library.begin_edition("situs", [], [], NOON).id)

    assert library.earlier_publication(publication.episode_id) == publication
