"""What people type as numbers, days and times."""

from datetime import date, time

import pytest

from radiodesk.desktop.readers import read_clock, read_day, read_number, write_clock, write_day
from radiodesk.model.problems import BadValue


@pytest.mark.parametrize("text", ["20-11-2026", "20/11/2026", "20.11.2026", "2026-11-20", " 20 11 2026 "])
def test_days_are_read_in_every_usual_way(text: str) -> None:
    assert read_day(text) == date(2026, 11, 20)


def test_a_day_is_written_as_it_is_read() -> None:
    assert read_day(write_day(date(2026, 2, 3))) == date(2026, 2, 3)


@pytest.mark.parametrize("text", ["31-02-2026", "kemarin", "2026", "1-13-2026"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_day(text)


@pytest.mark.parametrize(("text", "moment"), [("15.00", time(15)), ("9:30", time(9, 30)), ("", time())])
def test_times_are_read_with_point_or_colon(text: str, moment: time) -> None:
    assert read_clock(text) == moment


@pytest.mark.parametrize("text", ["24.00", "12.60", "siang", "15"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_clock(text)


def test_a_time_is_written_as_the_language_does() -> None:
    assert write_clock(time(15), "id") == "15.00"
    assert write_clock(time(15), "en") == "15:00"


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x", "9999999"])
def test_numbers_count_from_one(text: str) -> None:
    with pytest.raises(BadValue):
        read_number(text)
