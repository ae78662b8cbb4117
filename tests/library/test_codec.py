"""Values come back from JSON as they were, also from a file of an older or a slightly newer RadioDesk."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from radiodesk.library.codec import (
    Unreadable,
    WrittenByNewer,
    decode,
    encode,
    fingerprint,
    moment_of,
    moment_text,
    unwrap,
    wrap,
)
from radiodesk.model.chapter import Chapter
from radiodesk.model.edits import EditList, Span
from radiodesk.model.episode import Recording, Sheet
from radiodesk.model.people import Credit
from radiodesk.model.publication import Publication, PublicFile
from tests.library.makers import a_recording

finite = st.floats(allow_nan=False, allow_infinity=False)
texts = st.text(st.characters(), max_size=20)
zones = st.sampled_from(
    [UTC, timezone(timedelta(hours=7)), timezone(timedelta(hours=-3, minutes=-30, seconds=-7))]
    + [ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Berlin", "UTC")]
)
moments = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=zones | st.none())
spans = st.builds(lambda start, length: Span(start, start + length), st.floats(0, 1e5), st.floats(0.001, 1e3))
edit_lists = st.builds(EditList, st.lists(spans, max_size=4).map(tuple), st.floats(0, 9), st.floats(0, 9), finite)
sheets = st.builds(
    Sheet,
    title=texts,
    number=st.none() | st.integers(),
    season=st.none() | st.integers(),
    aired=st.none() | moments,
    summary=texts,
    notes=texts,
    explicit=st.booleans(),
    people=st.lists(st.builds(Credit, texts, texts), max_size=3).map(tuple),
    chapters=st.lists(st.builds(Chapter, finite, texts, texts), max_size=3).map(tuple),
    edits=edit_lists,
)


def _through_text(value: object) -> object:
    return unwrap(type(value), json.loads(json.dumps(wrap(value))))


@given(sheet=sheets)
def test_a_sheet_comes_back_as_it_was(sheet: Sheet) -> None:
    again = _through_text(sheet)

    assert again == sheet
    assert fingerprint(again) == fingerprint(sheet)


@given(sheet=sheets, moment=moments)
def test_a_publication_comes_back_as_it_was(sheet: Sheet, moment: datetime) -> None:
    from radiodesk.model.publication import Enclosure

    publication = Publication(
        1, "guid", "slug", sheet, sheet.chapters, Enclosure("a.mp3", 1, "audio/mpeg", 1.5, "f" * 64), moment, moment
    )

    assert _through_text(publication) == publication


@given(moment=moments)
def test_a_moment_keeps_its_clock_and_its_zone(moment: datetime) -> None:
    again = moment_of(moment_text(moment))

    assert again == moment
    assert again.replace(tzinfo=None) == moment.replace(tzinfo=None)
    assert again.utcoffset() == moment.utcoffset()
    assert isinstance(again.tzinfo, ZoneInfo) == isinstance(moment.tzinfo, ZoneInfo)


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice_stays_the_one_it_was(fold: int) -> None:
    moment = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)

    assert moment_of(moment_text(moment)).utcoffset() == moment.utcoffset()


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", "", "Asia"])
def test_a_zone_that_is_not_known_leaves_the_offset(zone: str) -> None:
    assert moment_of(f"2026-11-20T15:00:00+07:00[{zone}]") == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def test_a_tuple_of_values_comes_back() -> None:
    files = (PublicFile("feed.xml", "a" * 64, 10, "feed"), PublicFile("a/b.html", "b" * 64, 11, "page"))

    assert unwrap(tuple[PublicFile, ...], wrap(files)) == files


def test_what_a_newer_version_added_is_passed_over() -> None:
    stored = encode(Sheet("Tilang", people=(Credit("Sri"),)))
    assert isinstance(stored, dict)

    assert decode(Sheet, {**stored, "mood": "glad"}) == Sheet("Tilang", people=(Credit("Sri"),))


def test_what_an_older_version_did_not_have_takes_its_default() -> None:
    assert decode(Sheet, {"title": "Tilang"}) == Sheet("Tilang")


def test_a_new_field_without_default_cannot_be_guessed() -> None:
    stored = encode(a_recording())
    assert isinstance(stored, dict)
    del stored["sha256"]

    with pytest.raises(Unreadable, match="sha256"):
        decode(Recording, stored)


@pytest.mark.parametrize(
    "stored",
    [
        *(None, 1, "x", [], {"title": 1}, {"number": "1"}, {"number": True}, {"aired": "soon"}, {"aired": 5}),
        *({"people": {}}, {"people": [{"name": None}]}, {"edits": {"cuts": [1]}}, {"explicit": "yes"}),
    ],
)
def test_what_does_not_fit_is_told_apart(stored: object) -> None:
    with pytest.raises(Unreadable):
        decode(Sheet, stored)  # type: ignore[arg-type]


def test_a_form_of_the_future_is_not_guessed_at() -> None:
    with pytest.raises(WrittenByNewer):
        unwrap(Sheet, {"v": 2, "value": {}})
    with pytest.raises(Unreadable):
        unwrap(Sheet, {"value": {}})


def test_whole_seconds_are_seconds() -> None:
    chapter = decode(Chapter, {"start_s": 3, "title": "x"})

    assert (chapter.start_s, type(chapter.start_s)) == (3.0, float)


def test_equal_instants_in_other_zones_have_other_fingerprints() -> None:
    sheet = Sheet(aired=datetime(2026, 11, 20, 15, tzinfo=ZoneInfo("Asia/Jakarta")))
    moved = replace(sheet, aired=datetime(2026, 11, 20, 16, tzinfo=ZoneInfo("Asia/Makassar")))

    assert sheet == moved
    assert fingerprint(sheet) != fingerprint(moved)


def test_only_plain_values_are_encoded() -> None:
    with pytest.raises(TypeError, match="object"):
        encode(object())


@dataclass(frozen=True)
class Nested:
    """A value inside values inside values."""

    inner: tuple[tuple[Span, ...], ...] = ()
    perhaps: Chapter | None = None


@given(rows=st.lists(st.lists(spans, max_size=3).map(tuple), max_size=3).map(tuple))
def test_nesting_has_no_end(rows: tuple[tuple[Span, ...], ...]) -> None:
    value = Nested(rows, Chapter(1.0, "x") if rows else None)

    assert _through_text(value) == value
