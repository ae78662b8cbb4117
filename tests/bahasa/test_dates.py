"""Dates as Indonesians write them, with their zone."""

from datetime import UTC, datetime

import pytest

from radiodesk.bahasa.dates import at_zone, in_zone, long_date, long_moment, short_date, zone_name

AIRED = datetime(2019, 3, 28, 6, 30, tzinfo=UTC)


def test_a_moment_is_written_in_full() -> None:
    assert long_moment(in_zone(AIRED, "WITA"), "id") == "Kamis, 28 Maret 2019 pukul 14.30 WITA"
    assert long_moment(in_zone(AIRED, "WITA"), "en") == "Thursday, 28 March 2019, 14:30 WITA"


@pytest.mark.parametrize(("zone", "hour"), [("WIB", 13), ("WITA", 14), ("WIT", 15)])
def test_the_three_zones(zone: str, hour: int) -> None:
    moment = in_zone(AIRED, zone)

    assert (moment.hour, zone_name(moment)) == (hour, zone)
    assert at_zone(datetime(2019, 3, 28, hour, 30), zone) == AIRED


def test_other_zones_are_named_by_their_offset() -> None:
    assert zone_name(datetime.fromisoformat("2026-11-20T15:00+05:30")) == "UTC+0530"


def test_days_have_no_leading_zero() -> None:
    assert long_date(datetime(2026, 2, 6, tzinfo=UTC), "id") == "Jumat, 6 Februari 2026"


def test_dates_without_a_time() -> None:
    assert long_date(AIRED, "id") == "Kamis, 28 Maret 2019"
    assert short_date(AIRED, "id") == "28 Mar 2019"
