"""Where everything lies in an episode: cuts are whole frames long, and nothing else moves farther than it must."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.audio.mix.layout import Layout, Moment, laid_out
from radiodesk.model.clips import BED, INSERT, OVERLAY, Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import NothingLeft

RATE = 44100
FRAME = 1152
MINUTE = 60 * RATE
JINGLE = Clip("a" * 64, 20.0, 1.0, 4.0)


def layout_of(*cuts: tuple[float, float], clips: tuple[Clip, ...] = (), rate: int = RATE) -> Layout:
    return laid_out(EditList(tuple(Span(*cut) for cut in cuts), clips=clips), 60 * rate, rate)


def kept(layout: Layout) -> list[tuple[int, int]]:
    return [(placed.start, placed.start + placed.length) for placed in layout.main if placed.clip is None]


def test_a_cut_is_a_whole_number_of_frames_long_and_each_side_moves_a_quarter_of_one_at_most() -> None:
    (first, last), (start, end) = kept(layout_of((10.0, 13.7)))

    assert (first, end) == (0, MINUTE)
    assert (start - last) % FRAME == 0
    assert abs(start - last - 3.7 * RATE) <= FRAME / 2
    assert abs(last - 10.0 * RATE) <= FRAME / 4 + 1
    assert abs(start - 13.7 * RATE) <= FRAME / 4 + 1


def test_the_beginning_moves_half_a_frame_at_most_and_the_end_stays() -> None:
    ((start, end),) = kept(layout_of((0.0, 2.0), (58.0, 60.0)))

    assert start % FRAME == 0
    assert abs(start - 2 * RATE) <= FRAME / 2
    assert end == 58 * RATE


@pytest.mark.parametrize(
    ("rate", "step"), [(8000, 192), (22050, 576), (32000, 1152), (44100, 1152), (48000, 1152), (96000, 2304)]
)
def test_frames_are_those_of_what_is_published(rate: int, step: int) -> None:
    (_, last), (start, _) = kept(layout_of((10.0, 13.7), rate=rate))

    assert (start - last) % step == 0


def test_a_click_that_is_cut_out_takes_one_frame() -> None:
    (_, last), (start, _) = kept(layout_of((10.0, 10.002)))

    assert start - last == FRAME
    assert last < 10.0 * RATE < 10.002 * RATE < start


def test_a_crumb_between_two_cuts_is_left_out_with_them() -> None:
    spans = kept(layout_of((10.0, 11.0), (11.04, 12.0)))

    assert len(spans) == 2
    assert (spans[1][0] - spans[0][1]) % FRAME == 0


def test_when_there_are_only_crumbs_they_are_heard() -> None:
    spans = kept(layout_of(*((at / 1000, (at + 180) / 1000) for at in range(20, 60_000, 200))))

    assert len(spans) == 300


def test_nothing_left_is_said() -> None:
    with pytest.raises(NothingLeft):
        layout_of((0.0, 59.95))


def test_an_insert_is_whole_frames_long_and_pushes_the_rest_back() -> None:
    plain, layout = layout_of(), layout_of(clips=(JINGLE,))
    before, jingle, after = layout.main

    assert (before.end, after.start) == (20 * RATE, 20 * RATE)
    assert jingle.length % FRAME == 0
    assert abs(jingle.length - 3 * RATE) <= FRAME / 2
    assert jingle.start == RATE
    assert layout.length == plain.length + jingle.length


def test_behind_cuts_and_inserts_the_frames_lie_at_the_same_sounds_as_in_the_recording() -> None:
    clips = (JINGLE, Clip("b" * 64, 12.345, 0.0, 1.2345))
    layout = layout_of((0.0, 1.234), (5.0, 7.89), (30.0, 31.1), clips=clips)

    assert all((placed.place - placed.start) % FRAME == 0 for placed in layout.main if placed.clip is None)


def test_an_insert_just_beside_a_joint_or_an_edge_goes_there() -> None:
    at_cut, at_start = (Clip("a" * 64, at_s, 0.0, 1.0) for at_s in (9.995, 0.004))
    layout = layout_of((10.0, 13.7), clips=(at_cut, at_start))

    assert [placed.clip for placed in layout.main] == [at_start, None, at_cut, None]


def test_inserts_at_one_moment_are_heard_in_their_order_and_those_in_a_cut_at_its_joint() -> None:
    first, second, third = (
        Clip(name * 64, at_s, 0.0, 1.0) for name, at_s in zip("abc", (20.0, 20.0, 31.0), strict=True)
    )
    layout = layout_of((30.0, 32.0), clips=(first, second, third))

    assert [placed.clip for placed in layout.main] == [None, first, second, None, third, None]


def test_what_is_laid_over_stays_with_its_words_and_ends_with_the_episode() -> None:
    sting, bed = Clip("a" * 64, 40.0, 0.0, 2.0, OVERLAY), Clip("b" * 64, 50.0, 0.0, 90.0, BED)
    layout = layout_of((10.0, 13.7), clips=(sting, bed, JINGLE))
    over, under = layout.over

    assert layout.moment(over.place) == Moment(40 * RATE)
    assert under.end == layout.length


def test_what_would_be_laid_over_nothing_is_not_heard() -> None:
    layout = layout_of((50.0, 60.0), clips=(Clip("a" * 64, 55.0, 0.0, 2.0, OVERLAY),))

    assert layout.over == ()


def test_at_a_joint_both_sides_reach_as_far_into_what_was_left_out() -> None:
    left, right = layout_of((10.0, 13.7)).main

    assert left.after == right.before == 176
    assert left.fall == right.rise == 352


def test_beside_an_insert_the_recording_crosses_and_the_clip_keeps_to_itself() -> None:
    before, jingle, after = layout_of(clips=(JINGLE,)).main

    assert (before.after, before.fall, after.before, after.rise) == (176, 352, 176, 352)
    assert (jingle.before, jingle.rise, jingle.fall) == (0, 176, 176)
    assert jingle.after <= 0


MOMENTS = st.floats(0.0, 9.9)
CLIPS = st.builds(
    lambda at_s, start_s, length_s, role: Clip("a" * 64, at_s, start_s, start_s + length_s, role),
    MOMENTS,
    st.floats(0.0, 5.0),
    st.floats(0.001, 5.0),
    st.sampled_from([INSERT, OVERLAY, BED]),
)
CUTS = st.builds(lambda at_s, length_s: Span(at_s, at_s + length_s), MOMENTS, st.floats(1e-6, 3.0))


@settings(max_examples=300)
@given(st.lists(CUTS, max_size=6), st.lists(CLIPS, max_size=4), st.sampled_from([8000, 11025, 37800, 44100, 96000]))
def test_however_it_is_edited_everything_lies_in_order(cuts: list[Span], clips: list[Clip], rate: int) -> None:
    samples = 10 * rate
    try:
        layout = laid_out(EditList(tuple(cuts), clips=tuple(clips)), samples, rate)
    except NothingLeft:
        return

    assert layout.main[0].place == 0
    assert layout.main[-1].end == layout.length
    assert all(before.end == after.place for before, after in pairwise(layout.main))
    assert all(before[1] <= after[0] for before, after in pairwise(kept(layout)))
    for placed in (*layout.main, *layout.over):
        assert placed.length > 0
        assert placed.rise + placed.fall <= placed.before + placed.length + placed.after
        assert placed.clip or placed.start >= placed.before
        assert placed.clip or placed.start + placed.length + placed.after <= samples


def test_every_moment_is_found_again_in_the_same_layout() -> None:
    layout = layout_of((0.0, 1.234), (5.0, 7.89), clips=(JINGLE, Clip("b" * 64, 12.345, 0.5, 1.2345)))

    for place in range(0, layout.length, 997):
        assert layout.place(layout.moment(place)) == place


def test_a_moment_is_found_in_another_layout_and_what_was_cut_at_its_joint() -> None:
    before, after = layout_of(clips=(JINGLE,)), layout_of((10.0, 13.7), clips=(JINGLE,))
    in_jingle, in_speech, cut_now = (round(at_s * RATE) for at_s in (21.0, 50.0, 12.0))

    assert after.moment(after.place(before.moment(in_jingle))) == before.moment(in_jingle)
    assert after.moment(after.place(before.moment(in_speech))) == before.moment(in_speech)
    assert after.place(before.moment(cut_now)) == after.main[0].end


def test_in_a_clip_that_is_taken_out_playing_goes_on_where_it_was() -> None:
    before, after = layout_of(clips=(JINGLE,)), layout_of()

    assert after.moment(after.place(before.moment(21 * RATE))) == Moment(20 * RATE)
