"""Publishing at a set time: once, with what the episode is then, caught up within hours and asked about after that."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from radiodesk.desk import sheets
from radiodesk.desk.destinations import add_destination
from radiodesk.desk.scheduling import DueOutcome, read_due, run_due, run_now, set_time
from radiodesk.desk.undoing import prepare_unpublishing, unpublish
from radiodesk.jobs.step import Cancelled, no_step
from radiodesk.library.library import Library
from radiodesk.model.appointment import CATCH_UP, Appointment
from radiodesk.model.episode import Episode
from radiodesk.model.problems import BadValue, MissingFacts
from radiodesk.model.public_problems import TimeIsOver
from radiodesk.publish.address import read_address
from radiodesk.settings import secrets
from tests.desk.test_imports import stop_after
from tests.servers.ports import free_ports

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DUE = NOON + timedelta(hours=3)


def at(moment: datetime) -> Callable[[], datetime]:
    return lambda: moment


@pytest.fixture
def appointment(library: Library, episode: Episode) -> Appointment:
    return set_time(library, [episode.id], "web", DUE, "voice", NOON)


def due(library: Library, moment: datetime) -> list[DueOutcome]:
    return list(run_due(library, at(moment)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-25T15:00", "2026-11-25T15:00:00+07:00"),
        ("2026-11-25 15:00", "2026-11-25T15:00:00+07:00"),
        ("2026-11-25T15:00 WIT", "2026-11-25T15:00:00+09:00"),
        ("2026-11-25T15:00+08:00", "2026-11-25T15:00:00+08:00"),
    ],
)
def test_a_time_is_one_of_the_office_unless_it_says_otherwise(text: str, expected: str) -> None:
    assert read_due(text, "WIB").isoformat() == expected


@pytest.mark.parametrize("text", ["", "besok", "2026-13-01T10:00", "WIB", "25-11-2026 15.00"])
def test_what_is_no_time_is_told(text: str) -> None:
    with pytest.raises(BadValue):
        read_due(text, "WIB")


def test_nothing_goes_out_before_its_time_and_all_of_it_once_at_its_time(
    library: Library, appointment: Appointment, tmp_path: Path
) -> None:
    assert due(library, DUE - timedelta(seconds=1)) == []
    assert not (tmp_path / "www/feed.xml").exists()

    (outcome,) = due(library, DUE)

    assert (outcome.state, outcome.is_well, library.appointment(appointment.id).state) == ("done", True, "done")
    assert (tmp_path / "www/feed.xml").exists()
    assert due(library, DUE) == []


def test_what_was_changed_after_scheduling_goes_out_too(
    library: Library, episode: Episode, appointment: Appointment, tmp_path: Path
) -> None:
    sheets.change(library, episode.id, "Title", title="Judul yang benar")

    due(library, DUE)

    assert "Judul yang benar" in (tmp_path / "www/feed.xml").read_text()


def test_a_computer_that_slept_some_hours_catches_up(library: Library, appointment: Appointment) -> None:
    (outcome,) = due(library, DUE + CATCH_UP)

    assert outcome.state == "done"


def test_what_was_missed_for_longer_is_asked_about_once_and_can_be_done_then(
    library: Library, appointment: Appointment, tmp_path: Path
) -> None:
    late = DUE + CATCH_UP + timedelta(minutes=1)

    (outcome,) = due(library, late)

    assert (outcome.state, outcome.is_well) == ("missed", False)
    assert "Friday, 20 November 2026, 22:00 WIB" in outcome.text
    assert not (tmp_path / "www/feed.xml").exists()
    assert due(library, late) == []
    assert run_now(library, appointment.id, late).state == "done"


def test_a_time_that_is_over_is_refused(library: Library, episode: Episode) -> None:
    with pytest.raises(TimeIsOver):
        set_time(library, [episode.id], "web", NOON, None, NOON)


def test_an_episode_that_is_not_ready_is_refused_at_once(library: Library, episode: Episode) -> None:
    sheets.change(library, episode.id, "No title", title="")

    with pytest.raises(MissingFacts):
        set_time(library, [episode.id], "web", DUE, None, NOON)


def test_another_time_for_the_same_episode_takes_the_place_of_the_first(
    library: Library, episode: Episode, appointment: Appointment
) -> None:
    later = set_time(library, [episode.id], "web", DUE + timedelta(days=1), None, NOON)

    assert library.appointment(appointment.id).state == "dropped"
    assert library.appointments(("waiting",)) == (later,)


def test_what_fails_says_why_and_does_not_stop_the_rest(library: Library, episode: Episode, tmp_path: Path) -> None:
    add_destination(library, "lost", str(tmp_path / "unplugged" / "www"))
    set_time(library, [episode.id], "lost", DUE, "voice", NOON)
    set_time(library, [episode.id], "web", DUE, "voice", NOON)

    first, second = due(library, DUE)

    assert (first.state, second.state) == ("failed", "done")
    assert "“Damai tanpa sidang” did not go out to lost" in first.text
    assert library.appointment(first.appointment.id).reason == first.text


def test_what_a_bad_line_stopped_is_tried_again_until_it_is_too_late(library: Library, episode: Episode) -> None:
    (port,) = free_ports(1)
    place = add_destination(library, "far", f"webdav://desk@127.0.0.1:{port}/situs")
    secrets.hold_secret(read_address(place.url).account, "rahasia")
    appointment = set_time(library, [episode.id], "far", DUE, "voice", NOON)

    (outcome,) = due(library, DUE)
    assert (outcome.state, outcome.is_well, library.appointment(appointment.id).state) == ("later", True, "waiting")

    (outcome,) = due(library, DUE + CATCH_UP + timedelta(minutes=5))
    assert outcome.state == "missed"


def test_what_is_taken_back_does_not_come_back_by_itself(library: Library, episode: Episode) -> None:
    set_time(library, [episode.id], "web", DUE, "voice", NOON)
    due(library, DUE)
    again = set_time(library, [episode.id], "web", DUE + timedelta(days=2), None, DUE)

    unpublish(library, prepare_unpublishing(library, [episode.id], "web", DUE))

    assert library.appointment(again.id).state == "dropped"


def test_stopped_it_is_due_again(library: Library, appointment: Appointment) -> None:
    with pytest.raises(Cancelled):
        list(run_due(library, at(DUE), stop_after(2)))

    assert library.due_appointments(DUE) == (library.appointment(appointment.id),)
    assert [each.state for each in run_due(library, at(DUE), no_step)] == ["done"]
