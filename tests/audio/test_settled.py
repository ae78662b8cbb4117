"""The times of chapters, questions and words are those of the sound as it is laid out, to the sample."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from radiodesk.audio.mix.layout import Moment, laid_out
from radiodesk.audio.mix.settled import settled
from radiodesk.model.chapter import Chapter, heard_chapters
from radiodesk.model.clips import Clip
from radiodesk.model.edits import EditList, Span
from radiodesk.model.problems import NothingLeft
from radiodesk.model.sound import MediaInfo

RATE = 44100
LENGTH_S = 60
INFO = MediaInfo("wav", "pcm_s16le", RATE, 2, LENGTH_S * RATE)

seconds = st.floats(0, LENGTH_S, allow_nan=False).map(lambda value: round(value, 3))
spans = st.tuples(seconds, seconds).filter(lambda pair: pair[1] - pair[0] > 0.2).map(lambda pair: Span(*pair))
clips = st.builds(Clip, sound=st.just("a" * 64), at_s=seconds, start_s=st.just(1.0), end_s=st.floats(1.5, 9.0))


@settings(deadline=None)
@given(st.lists(spans, max_size=8), st.lists(clips, max_size=3), st.lists(seconds, min_size=1, max_size=6))
def test_every_moment_that_is_kept_is_told_where_it_is_laid(
    cuts: list[Span], inserts: list[Clip], moments: list[float]
) -> None:
    edits = EditList(tuple(cuts), clips=tuple(inserts))
    try:
        layout, told = laid_out(edits, INFO.samples, RATE), settled(edits, INFO)
    except NothingLeft:
        return
    assert told.heard_s(LENGTH_S) == pytest.approx(layout.length / RATE, abs=1e-6)
    for moment_s in moments:
        sample = round(moment_s * RATE)
        if any(placed.clip is None and placed.start < sample < placed.start + placed.length for placed in layout.main):
            assert told.to_heard(sample / RATE) == pytest.approx(layout.place(Moment(sample)) / RATE, abs=1e-6)


def test_a_stretch_that_was_moved_is_told_where_it_is_laid() -> None:
    edits = EditList((Span(3.0, 4.001),)).move_segment(Span(10.0, 15.003), 40.0)
    layout, told = laid_out(edits, INFO.samples, RATE), settled(edits, INFO)

    place = layout.place(Moment(12 * RATE))
    assert told.to_heard(12.0) == pytest.approx(place / RATE, abs=1e-6)
    assert not told.is_cut(12.0)


def test_a_chapter_after_many_cuts_lies_where_it_is_heard() -> None:
    edits = EditList(tuple(Span(start_s, start_s + 1.01) for start_s in range(1, 41, 2)))
    layout = laid_out(edits, INFO.samples, RATE)

    (chapter,) = heard_chapters([Chapter(50, "Penutup")], settled(edits, INFO), LENGTH_S)

    assert chapter.start_s == round(layout.place(Moment(50 * RATE)) / RATE, 3)
    assert abs(chapter.start_s - edits.to_heard(50)) > 0.02  # for this the frames are to blame, not the test
