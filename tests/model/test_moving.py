"""A stretch that is moved is heard elsewhere, whole, and comes home as it was; splits divide without cutting."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.clips import BED, OWN, Clip
from radiodesk.model.edits import EditList, GainSpan, Span

HOUR_S = 3600.0
JINGLE = "b" * 64

moments = st.integers(0, 3_600_000).map(lambda ms: ms / 1000)
spans = st.tuples(moments, moments).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*sorted(pair)))
jingles = st.builds(lambda at_s: Clip(JINGLE, at_s, 0.0, 2.5), moments)
edit_lists = st.builds(
    lambda cuts, clips, gains: EditList(tuple(cuts), clips=tuple(clips), gains=tuple(gains)),
    st.lists(spans, max_size=8),
    st.lists(jingles, max_size=3),
    st.lists(spans.map(lambda span: GainSpan(*span, 3.0)), max_size=1),
)
moves = st.lists(st.tuples(spans, moments), min_size=1, max_size=4)


def _moved(edits: EditList, asked: list[tuple[Span, float]]) -> EditList:
    for span, to_s in asked:
        edits = edits.move_segment(span, to_s)
    return edits


def _has_jingles_in_the_open(edits: EditList) -> bool:
    """A jingle inside a cut sounds as one at its joint; which of the two it was, a move does not remember."""
    return not any(cut.start_s < clip.at_s <= cut.end_s for clip in edits.inserts for cut in edits.cuts)


def test_a_moved_stretch_is_heard_elsewhere() -> None:
    edits = EditList().move_segment(Span(10, 20), 50, "answer")

    assert edits.kept(60) == (Span(0, 10), Span(20, 60))
    assert edits.moved == (Clip(OWN, 50, 10, 20, name="answer"),)
    assert edits.heard_s(60) == 60
    assert edits.sounds == ()
    assert [edits.to_heard(time_s) for time_s in (5, 12, 25, 50, 55)] == [5, 42, 15, 40, 55]


def test_what_was_cut_inside_stays_cut_and_what_was_put_in_goes_along() -> None:
    jingle = Clip(JINGLE, 14, 0, 3)
    edits = EditList((Span(11, 12),), clips=(jingle,)).move_segment(Span(10, 20), 50)

    there = [(clip.sound, clip.start_s, clip.end_s) for clip in edits.clips]
    assert there == [(OWN, 10, 11), (OWN, 12, 14), (JINGLE, 0, 3), (OWN, 14, 20)]
    assert {clip.at_s for clip in edits.clips} == {50}
    assert edits.is_cut(11.5)
    assert not edits.is_cut(13)


def test_chapters_and_beds_stay_with_their_words() -> None:
    bed = Clip(JINGLE, 12, 0, 5, BED)
    edits = EditList(clips=(bed,)).move_segment(Span(10, 20), 50)

    chapters = heard_chapters([Chapter(12, "Jawaban"), Chapter(30, "Penutup")], edits, 60)

    assert [(chapter.title, chapter.start_s) for chapter in chapters] == [("Penutup", 20), ("Jawaban", 42)]
    assert edits.overlays == (bed,)


def test_cutting_what_was_moved_takes_it_out_where_it_is_heard() -> None:
    edits = EditList().move_segment(Span(10, 20), 50).cut(Span(14, 15))

    assert [(clip.start_s, clip.end_s) for clip in edits.moved] == [(10, 14), (15, 20)]
    assert edits.heard_s(60) == 59


def test_restoring_what_was_moved_brings_it_home() -> None:
    edits = EditList().move_segment(Span(10, 20), 50)

    assert edits.restore(Span(0, 30)) == EditList()


def test_a_cut_gets_other_edges_and_what_was_moved_of_it_comes_home() -> None:
    edits = EditList((Span(20, 22),)).move_segment(Span(10, 20), 50)

    assert edits.recut(Span(10, 22), Span(12, 25)).cuts == (Span(12, 25),)
    assert [(clip.start_s, clip.end_s) for clip in edits.recut(Span(10, 22), Span(12, 25)).moved] == [(12, 20)]


@given(edit_lists, spans, moments, moments)
def test_a_stretch_that_is_moved_on_forgets_where_it_was(edits: EditList, span: Span, one: float, other: float) -> None:
    assume(_has_jingles_in_the_open(edits))

    assert edits.move_segment(span, one).move_segment(span, other) == edits.move_segment(span, other)


@given(edit_lists, spans, moments)
def test_a_stretch_comes_home_as_it_was(edits: EditList, span: Span, to_s: float) -> None:
    assume(_has_jingles_in_the_open(edits))

    assert edits.move_segment(span, to_s).move_segment(span, span.start_s) == edits


@given(edit_lists, moves)
def test_moving_makes_nothing_longer_or_shorter(edits: EditList, asked: list[tuple[Span, float]]) -> None:
    moved = _moved(edits, asked)
    kept_s = HOUR_S - sum(cut.duration_s for cut in moved.cuts)
    assume(kept_s > 1)
    assume(HOUR_S - sum(cut.duration_s for cut in edits.cuts) > 1)

    assert moved.heard_s(HOUR_S) == pytest.approx(edits.heard_s(HOUR_S))


@given(edit_lists, moves, moments)
def test_every_moment_that_is_heard_finds_its_way_back(
    edits: EditList, asked: list[tuple[Span, float]], moment: float
) -> None:
    moved = _moved(edits, asked)
    assume(not moved.is_cut(moment) and moment not in [clip.at_s for clip in moved.inserts])

    assert moved.to_recording(moved.to_heard(moment)) == pytest.approx(moment)
    assert moved.is_cut(moment) == edits.is_cut(moment)


@given(edit_lists, moves)
def test_each_moment_is_heard_once(edits: EditList, asked: list[tuple[Span, float]]) -> None:
    moved = _moved(edits, asked)
    own = sorted(Span(clip.start_s, clip.end_s) for clip in moved.moved)

    assert all(one.end_s <= following.start_s for one, following in pairwise(own))
    assert all(any(cut.start_s <= span.start_s and span.end_s <= cut.end_s for cut in moved.cuts) for span in own)


def test_a_split_changes_nothing_that_is_heard_and_is_taken_away_by_another() -> None:
    edits = EditList((Span(10, 20),)).split(30.0)

    assert edits.splits == (30.0,)
    assert replace(edits, splits=()) == EditList((Span(10, 20),))
    assert edits.split(30.0) == EditList((Span(10, 20),))


@pytest.mark.parametrize(
    ("time_s", "segment"),
    [(5, Span(0, 10)), (12, Span(10, 20)), (20, Span(20, 30)), (30, Span(30, 60)), (60, Span(30, 60))],
)
def test_a_segment_lies_between_two_splits_or_cuts(time_s: float, segment: Span) -> None:
    assert EditList((Span(10, 20),)).split(30.0).segment_at(time_s, 60) == segment
