"""An edit list says what is heard: its laws hold for any cuts."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import BadValue, NothingLeft

HOUR_S = 3600.0
moments = st.integers(0, 3_600_000).map(lambda ms: ms / 1000)
spans = st.tuples(moments, moments).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*sorted(pair)))
edit_lists = st.lists(spans, max_size=8).map(lambda cuts: EditList(cuts=tuple(cuts)))


def test_a_cut_is_left_out() -> None:
    edits = EditList().cut(Span(10, 20), Span(50, 55.5))

    assert edits.kept(60) == (Span(0, 10), Span(20, 50), Span(55.5, 60))
    assert edits.heard_s(60) == 44.5


def test_cuts_that_touch_become_one() -> None:
    assert EditList().cut(Span(5, 9), Span(9, 12), Span(11, 15)).cuts == (Span(5, 15),)


def test_keeping_a_stretch_leaves_out_the_rest() -> None:
    assert EditList().keep([Span(10, 20), Span(30, 40)], 60).kept(60) == (Span(10, 20), Span(30, 40))


def test_restoring_the_middle_of_a_cut_leaves_its_edges_out() -> None:
    assert EditList().cut(Span(10, 20)).restore(Span(12, 15)).cuts == (Span(10, 12), Span(15, 20))


def test_cutting_everything_is_refused() -> None:
    with pytest.raises(NothingLeft):
        EditList().cut(Span(0, 60)).kept(60)


@pytest.mark.parametrize("span", [Span(5, 5), Span(9, 3), Span(-1, 4)])
def test_a_cut_that_is_no_stretch_is_refused(span: Span) -> None:
    with pytest.raises(BadValue):
        EditList().cut(span)


@given(edit_lists)
def test_what_is_heard_and_what_is_cut_make_the_whole(edits: EditList) -> None:
    cut_s = sum(cut.duration_s for cut in edits.cuts)
    assume(HOUR_S - cut_s > 1)

    assert edits.heard_s(HOUR_S) == pytest.approx(HOUR_S - cut_s)


@given(edit_lists, moments)
def test_a_heard_moment_finds_its_way_back(edits: EditList, moment: float) -> None:
    assume(not edits.is_cut(moment) and moment < HOUR_S)

    assert edits.to_recording(edits.to_heard(moment)) == pytest.approx(moment)


@given(edit_lists, spans)
def test_restoring_undoes_a_cut_where_nothing_else_was_cut(edits: EditList, span: Span) -> None:
    restored = edits.cut(span).restore(span)

    assert not any(cut.start_s < span.end_s and span.start_s < cut.end_s for cut in restored.cuts)
    assert restored == edits.restore(span)
