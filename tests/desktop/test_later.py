"""The foot of the publish page, with mouse and keys: a set time, unpublishing, repairing; and what is due is done."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from radiodesk.desktop.later.section import LaterSection
from radiodesk.library.library import Library
from tests.desktop.makers import Desk, click, type_into
from tests.desktop.test_publishing import press, ready_desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Desk:
    return ready_desk(qtbot, tmp_path)


def section(desk: Desk) -> LaterSection:
    return desk.page.runs.later


def push(desk: Desk, name: str) -> None:
    control = getattr(section(desk), name)
    desk.page.publishing.ensureWidgetVisible(control)
    click(control)
    desk.wait_for_jobs()


def set_time(desk: Desk, day: str, clock: str) -> None:
    push(desk, "later")
    type_into(section(desk).field.day, day)
    type_into(section(desk).field.clock, clock)
    push(desk, "set")


def waiting(library: Library) -> list[str]:
    return [each.due.isoformat() for each in library.appointments(("waiting",))]


def test_a_time_is_set_and_called_off(desk: Desk) -> None:
    assert section(desk).field.isHidden()

    set_time(desk, "25-11-2099", "15.00")

    assert waiting(desk.library) == ["2099-11-25T15:00:00+07:00"]
    assert section(desk).standing.text() == "Goes out on Wednesday, 25 November 2099, 15:00 WIB, as it is then."
    push(desk, "off")
    assert waiting(desk.library) == []
    assert section(desk).standing.isHidden()


def test_a_time_that_is_over_is_told(desk: Desk) -> None:
    told: list[object] = []
    desk.session.problem_met.connect(told.append)

    set_time(desk, "25-11-2020", "15.00")

    assert (len(told), waiting(desk.library)) == (1, [])


def test_without_a_day_nothing_is_set(desk: Desk) -> None:
    told: list[object] = []
    desk.session.problem_met.connect(told.append)
    push(desk, "later")

    push(desk, "set")

    assert (len(told), waiting(desk.library)) == (1, [])


def test_what_is_due_is_done_by_the_open_window(desk: Desk, tmp_path: Path) -> None:
    set_time(desk, "25-11-2099", "15.00")
    (appointment,) = desk.library.appointments(("waiting",))
    desk.library.put_off_appointment(appointment.id, datetime.now(UTC) - timedelta(hours=1))

    desk.work.due.look()
    desk.wait_for_jobs()

    assert (tmp_path / "public/feed.xml").exists()
    assert desk.window.messages.texts() == ["“Sengketa Tanah” went out to public."]
    assert section(desk).standing.isHidden()
    assert section(desk).withdraw.isVisible()


def test_what_was_missed_is_asked_about_and_done_when_somebody_says_so(desk: Desk, tmp_path: Path) -> None:
    set_time(desk, "25-11-2099", "15.00")
    (appointment,) = desk.library.appointments(("waiting",))
    desk.library.put_off_appointment(appointment.id, datetime.now(UTC) - timedelta(days=2))
    desk.work.due.look()
    desk.wait_for_jobs()
    assert "too long ago" in section(desk).standing.text()
    assert not (tmp_path / "public/feed.xml").exists()

    push(desk, "at_once")

    assert (tmp_path / "public/feed.xml").exists()


def test_an_episode_is_taken_back(desk: Desk, tmp_path: Path) -> None:
    assert section(desk).withdraw.isHidden()
    press(desk, "go")

    push(desk, "withdraw")

    assert "<item>" not in (tmp_path / "public/feed.xml").read_text()
    assert desk.page.publishing.outcome.text().startswith("Unpublished")
    assert section(desk).withdraw.isHidden()


def test_what_verifying_finds_is_repaired(desk: Desk, tmp_path: Path) -> None:
    press(desk, "go")
    assert section(desk).mend.isHidden()
    (tmp_path / "public/feed.xml").unlink()
    press(desk, "verify")

    push(desk, "mend")

    assert desk.page.publishing.outcome.text() == "Repaired\n1 file was sent anew."
    assert (tmp_path / "public/feed.xml").exists()
    assert section(desk).mend.isHidden()
