"""What happened, by episode and by month: safe against zones, holes and posts ahead of the broadcast."""

import csv
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from radiodesk.desk.composing import record_post
from radiodesk.desk.happened import Happened, Month, by_programme, month_named, months_known, total, what_happened
from radiodesk.desk.happened_export import COLUMNS, export_happened
from radiodesk.library.library import Library
from radiodesk.model.episode import Sheet
from radiodesk.model.problems import BadValue
from radiodesk.model.programme import Programme
from radiodesk.model.record import Actor, Record, RecordedEpisode
from radiodesk.social.networks import NETWORKS
from tests.library.makers import a_recording

WIT = timezone(timedelta(hours=9))
X, FACEBOOK = "https://x.com/kejari/status/1", "https://www.facebook.com/kejari/posts/2"


def broadcast(library: Library, title: str, aired: datetime | None, programme_id: int = 0) -> int:
    return library.add_episode(a_recording(), Sheet(title=title, aired=aired), programme_id).id


def post(library: Library, episode_id: int, network: str, link: str, at: datetime) -> None:
    record_post(library, episode_id, network, link, at)


def published(library: Library, episode_id: int, at: datetime, outcome: str = "done") -> None:
    public = (RecordedEpisode(episode_id, "guid", "title", "sha"),)
    library.add_record(
        Record(at, "publish", outcome, "web", "", "Jaksa Menyapa", Actor("sari", "meja"), episodes=public)
    )


def only(library: Library, month: Month | None = None) -> Happened:
    (each,) = what_happened(library, month)
    return each


def test_an_episode_tells_where_when_and_how_long_after_the_broadcast(library: Library) -> None:
    number = broadcast(library, "Tilang", datetime(2026, 11, 23, 10, tzinfo=WIT))
    published(library, number, datetime(2026, 11, 23, 3, tzinfo=UTC), "failed")
    published(library, number, datetime(2026, 11, 23, 4, tzinfo=UTC))
    published(library, number, datetime(2026, 11, 25, 4, tzinfo=UTC))
    post(library, number, "facebook", FACEBOOK, datetime(2026, 11, 23, 2, 30, tzinfo=UTC))
    post(library, number, "x", X, datetime(2026, 11, 23, 7, tzinfo=UTC))

    each = only(library)

    assert [(out.network, out.link, out.hours_after) for out in each.outings] == [
        ("facebook", FACEBOOK, 1.5),
        ("x", X, 6.0),
    ]
    assert each.public_at == datetime(2026, 11, 23, 4, tzinfo=UTC)
    assert set(each.missing) == set(NETWORKS) - {"facebook", "x"}
    assert total([each]).median_hours == 3.8


def test_a_month_goes_by_the_clocks_of_the_programme(library: Library) -> None:
    broadcast(library, "Malam", datetime(2026, 10, 31, 17, 30, tzinfo=UTC))  # 00.30 WIB on 1 November

    assert only(library).month == Month(2026, 11)
    assert what_happened(library, Month(2026, 10)) == ()
    assert months_known(what_happened(library)) == (Month(2026, 11),)


def test_an_announcement_ahead_of_the_broadcast_counts_but_not_in_the_median(library: Library) -> None:
    number = broadcast(library, "Nanti", datetime(2026, 11, 23, 10, tzinfo=UTC))
    post(library, number, "x", X, datetime(2026, 11, 23, 7, tzinfo=UTC))
    assert (only(library).outings[0].hours_after, total([only(library)]).median_hours) == (-3.0, None)

    post(library, number, "facebook", FACEBOOK, datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert total([only(library)]).median_hours == 2.0
    assert total([only(library)]).posts["x"] == 1


def test_without_a_broadcast_time_it_counts_when_it_first_went_out(library: Library) -> None:
    number = broadcast(library, "Arsip", None)
    assert only(library).month is None

    post(library, number, "x", X, datetime(2026, 12, 2, tzinfo=UTC))
    assert (only(library).month, only(library).outings[0].hours_after) == (Month(2026, 12), None)

    published(library, number, datetime(2026, 11, 2, tzinfo=UTC))
    assert only(library).month == Month(2026, 11)


def test_a_library_or_a_month_without_anything_is_no_trouble(library: Library, tmp_path: Path) -> None:
    assert what_happened(library) == ()
    nothing = total(())
    assert (nothing.episodes, nothing.median_hours, sum(nothing.posts.values())) == (0, None, 0)

    export_happened((), tmp_path / "kosong.csv")
    assert (tmp_path / "kosong.csv").read_text("utf-8-sig").strip() == ",".join(COLUMNS)


def test_programmes_are_counted_apart_and_together(library: Library) -> None:
    other = library.add_programme(Programme("Halo Jaksa", "https://contoh.example/halo/"))
    first = broadcast(library, "Satu", datetime(2026, 11, 2, 10, tzinfo=UTC))
    broadcast(library, "Dua", datetime(2026, 11, 3, 10, tzinfo=UTC), other.id)
    post(library, first, "x", X, datetime(2026, 11, 2, 12, tzinfo=UTC))

    programmes = by_programme(what_happened(library, Month(2026, 11)))

    assert {title: (each.episodes, each.untold) for title, each in programmes.items()} == {
        "Halo Jaksa": (1, 1),
        "Jaksa Menyapa": (1, 0),
    }
    assert [each.title for each in what_happened(library, programme_id=other.id)] == ["Dua"]


def test_the_file_has_a_line_for_every_episode_and_network(library: Library, tmp_path: Path) -> None:
    number = broadcast(library, "=HYPERLINK(1)", datetime(2026, 11, 23, 10, tzinfo=UTC))
    post(library, number, "x", X, datetime(2026, 11, 23, 11, tzinfo=UTC))

    export_happened(what_happened(library), tmp_path / "november.csv")
    export_happened(what_happened(library), tmp_path / "november.json")

    with (tmp_path / "november.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = {line["network"]: line for line in csv.DictReader(stream)}
    assert set(lines) == set(NETWORKS)
    assert (lines["x"]["hours_after"], lines["x"]["link"], lines["facebook"]["posted"]) == ("1.0", X, "")
    assert lines["x"]["title"] == "'=HYPERLINK(1)"
    document = json.loads((tmp_path / "november.json").read_text("utf-8"))
    assert document["total"]["median_hours"] == 1.0
    assert document["episodes"][0]["month"] == "2026-11"


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadValue):
        export_happened((), tmp_path / "november.xls")


@pytest.mark.parametrize("text", ["2026", "2026-13", "11-2026", "2026-1", "x"])
def test_a_month_is_written_in_one_way(text: str) -> None:
    assert month_named(" 2026-11 ") == Month(2026, 11)
    with pytest.raises(BadValue):
        month_named(text)
