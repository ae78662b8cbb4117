"""Close the window and the work goes on: in the tray, or minimised where there is none; nothing is lost."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from radiodesk.desk.destinations import add_destination
from radiodesk.desktop.tray import Staying
from radiodesk.jobs.step import Step
from radiodesk.model.appointment import Appointment
from tests.desktop.makers import Desk, make_library


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    yield Desk(qtbot, make_library(tmp_path))
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """A job that waits for it is under way until it opens."""
    opened = threading.Event()
    yield opened
    opened.set()


def staying(desk: Desk, *, has_tray: bool) -> Staying:
    made = Staying(desk.window, lambda: has_tray)
    made.follow(desk.session, desk.window)
    return made


def start_work(desk: Desk, gate: threading.Event, ends: Callable[[], None] = lambda: None) -> None:
    def work(step: Step) -> None:
        while not gate.wait(0.02):
            step(1, 2)
        ends()

    desk.session.start("Publish “Tilang”", "network", work)


def test_with_nothing_to_do_the_window_closes(desk: Desk) -> None:
    staying(desk, has_tray=True)

    assert desk.window.close()


def test_with_a_tray_the_window_goes_there_and_comes_back(desk: Desk, gate: threading.Event) -> None:
    stays = staying(desk, has_tray=True)
    start_work(desk, gate)

    assert not desk.window.close()

    assert desk.window.isHidden()
    assert stays.icon is not None
    assert stays.icon.isVisible()
    desk.bot.waitUntil(lambda: stays.look() or stays.doing.text() == "Publish “Tilang”: 50 %")
    stays.come_back()
    assert desk.window.isVisible()
    assert not stays.icon.isVisible()


def test_when_everything_is_done_the_program_ends_by_itself(desk: Desk, gate: threading.Event) -> None:
    stays = staying(desk, has_tray=True)
    closed: list[bool] = []
    desk.window.closed.connect(lambda: closed.append(True))
    start_work(desk, gate)
    desk.window.close()

    gate.set()
    desk.wait_for_jobs()
    stays.look()

    assert closed == [True]


def test_over_something_that_went_wrong_it_waits_for_somebody(desk: Desk, gate: threading.Event) -> None:
    def fail() -> None:
        raise RuntimeError("no line")

    stays = staying(desk, has_tray=True)
    start_work(desk, gate, fail)
    desk.window.close()

    gate.set()
    desk.wait_for_jobs()
    stays.look()

    assert stays.icon is not None
    assert stays.icon.isVisible()
    assert stays.doing.text() == "Went wrong: Publish “Tilang”"


def test_quit_anyway_closes_while_work_is_under_way(desk: Desk, gate: threading.Event) -> None:
    stays = staying(desk, has_tray=True)
    start_work(desk, gate)
    desk.window.close()
    closed: list[bool] = []
    desk.window.closed.connect(lambda: closed.append(True))

    stays.quit_anyway()

    assert closed == [True]


def test_without_a_tray_the_window_says_why_it_stays_and_closes_the_second_time(
    desk: Desk, gate: threading.Event
) -> None:
    staying(desk, has_tray=False)
    start_work(desk, gate)

    assert not desk.window.close()

    assert desk.window.isMinimized()
    assert "Close it once more to quit anyway." in desk.window.messages.texts()[0]
    assert desk.window.close()


def test_what_goes_out_later_is_a_reason_to_stay(desk: Desk, tmp_path: Path) -> None:
    add_destination(desk.library, "situs", str(tmp_path / "www"))
    due = datetime.now(UTC) + timedelta(days=1)
    desk.library.add_appointment(Appointment("situs", (), due, due))
    stays = staying(desk, has_tray=True)

    assert not desk.window.close()

    assert stays.reasons()[0].startswith("to situs on ")
    stays.come_back()
