"""Times as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.model.problems import BadTime
from radiodesk.model.timecode import format_clock, format_time, parse_time


@pytest.mark.parametrize(
    ("text", "time_s"),
    [("83.5", 83.5), ("1:23.5", 83.5), ("0:01:23,5", 83.5), ("1:02:03.500", 3723.5), (" 75 ", 75.0)],
)
def test_times_are_understood(text: str, time_s: float) -> None:
    assert parse_time(text) == time_s


@pytest.mark.parametrize("text", ["", "abc", "-5", "1:75", "1:60:00", "1:2:3:4", "1e3", "٣", "nan", "0x10", "1:02:"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(BadTime):
        parse_time(text)


@given(st.integers(0, 400_000_000))
def test_a_formatted_time_is_read_back(time_ms: int) -> None:
    assert parse_time(format_time(time_ms / 1000)) == pytest.approx(time_ms / 1000)


def test_clocks_round_down() -> None:
    assert [format_clock(seconds) for seconds in (59.99, 60, 3599.5, 3723)] == ["0:59", "1:00", "59:59", "1:02:03"]
